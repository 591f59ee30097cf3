import type { Schemas } from '../../../platform/api.ts';
import { connection } from '../../../platform/connection.ts';
import { accountAtPage, session, whenAccountChanges } from '../../../platform/session.ts';
import { openSessionStore } from '../../../platform/session-store.ts';
import { unsent } from '../../../platform/unsent.ts';
import { inTurn, mistrustLocks, NOT_MY_TURN } from './in-turn.ts';
import { changeEntry } from './lane-ledger.ts';
import { dropAct, type KeptAct, keepAct, listActs, markRefused, type PlacedAct } from './outbox.ts';
import { type DecisionAnswer, putAct, type Told } from './put-act.ts';

export type Sent =
  | { status: 'taken'; answer: DecisionAnswer | null }
  /** No answer: it stays in the outbox and goes when the server is back. */
  | { status: 'kept' }
  | { status: 'refused'; code: Schemas['Problem']['code'] };

interface OutboxTold {
  waiting: number;
  /** So many of them say who belongs to a group, or whose face was seen there; the others are decisions. */
  ofGroups: number;
  /** So many of them are in this page only. */
  unsafe: number;
  /** The server has said no to them, and the officer has not taken note: their travellers have gone. */
  refused: readonly PlacedAct[];
}

export const outbox = openSessionStore<OutboxTold>({ waiting: 0, ofGroups: 0, unsafe: 0, refused: [] });

outbox.follow(() => unsent.set(outbox.get().waiting));

/** A tab that sends is waited for so long before what was just done is left to it. */
const TURN_MS = 1_000;
/** A turn that does not come at all is taken in the end. */
const LAST_TURN_MS = 20_000;
const TRY_EVERY_MS = 2_000;
const MOST_BACKOFF_MS = 60_000;

/** When what failed, by its place, or the server as a whole, is asked again. */
const backoffs = new Map<number | 'server', { times: number; until: number }>();

function holdBack(what: number | 'server'): void {
  const times = (backoffs.get(what)?.times ?? 0) + 1;
  backoffs.set(what, { times, until: Date.now() + Math.min(TRY_EVERY_MS * 2 ** (times - 1), MOST_BACKOFF_MS) });
}

const isHeldBack = (what: number | 'server') => Date.now() < (backoffs.get(what)?.until ?? 0);

/** What goes next, the oldest first; what the server failed on waits beside the others' way. */
async function listReady(accountId: string): Promise<readonly PlacedAct[]> {
  return (await listActs(accountId)).filter(({ place, refused }) => refused === undefined && !isHeldBack(place));
}

async function tell(accountId: string): Promise<void> {
  const acts = await listActs(accountId);
  if (accountAtPage() !== accountId) return;
  const waiting = acts.filter(({ refused }) => refused === undefined);
  outbox.set({
    waiting: waiting.length,
    ofGroups: waiting.filter((act) => !('body' in act)).length,
    unsafe: waiting.filter(({ place }) => place < 0).length,
    refused: acts.filter(({ refused }) => refused !== undefined),
  });
}

async function attempt(act: PlacedAct): Promise<Told> {
  const told = await putAct(act);
  if (told.status === 'failed') holdBack(act.place);
  else if (told.status === 'busy') holdBack('server');
  else if (told.status !== 'silent') backoffs.delete(act.place);
  if (told.status === 'taken' || told.status === 'refused') backoffs.delete('server');
  if (told.status === 'taken') await dropAct(act.place);
  return told;
}

/**
 * Keeps the act, then sends it; behind others that wait it waits, too. What can't be kept is sent at once, whoever else is sending. A refusal
 * is the caller's to show. Never throws.
 */
export async function sendAct(act: KeptAct): Promise<Sent> {
  const place = await keepAct(act);
  const placed = { ...act, place };
  const turn = await inTurn(async (): Promise<Told> => {
    const [first] = place < 0 ? [] : await listReady(act.accountId);
    return first && first.place !== place ? { status: 'silent' } : attempt(placed);
  }, TURN_MS);
  const told: Told = turn !== NOT_MY_TURN ? turn : place < 0 ? await attempt(placed) : { status: 'silent' };
  if (told.status === 'refused') await dropAct(place);
  if (told.status === 'taken' || told.status === 'refused') return told;
  await tell(act.accountId);
  return { status: 'kept' };
}

/** @returns how many acts on these inspections are still to be sent */
export async function countWaiting(accountId: string, inspectionIds: ReadonlySet<string>): Promise<number> {
  const acts = await listActs(accountId);
  return acts.filter((act) => act.refused === undefined && inspectionIds.has(act.inspectionId)).length;
}

/** For a refusal that nobody is there to see: it is shown until the officer has taken note. */
export async function keepRefused(act: KeptAct, code: string): Promise<void> {
  await keepAct({ ...act, refused: code });
  await tell(act.accountId);
}

export async function noteRefused({ place, accountId }: PlacedAct): Promise<void> {
  await dropAct(place);
  await tell(accountId);
}

/** A wrong scan whose question never reached the server needs no ending. */
export const isNothingToEnd = (act: KeptAct, code: string) =>
  'body' in act && act.body.outcome === 'abandon' && code === 'inspection-not-found';

async function sendEach(accountId: string): Promise<void> {
  for (const act of await listReady(accountId)) {
    const told = await attempt(act);
    if (told.status === 'silent' || told.status === 'busy') break;
    if (told.status === 'taken' && told.answer) {
      const { outcome, crossing } = told.answer;
      changeEntry(act.inspectionId, { outcome, isKept: false, hasCrossing: crossing !== null });
    }
    if (told.status !== 'refused') continue;
    if (isNothingToEnd(act, told.code)) {
      changeEntry(act.inspectionId, { isKept: false });
      await dropAct(act.place);
    } else {
      if ('body' in act) changeEntry(act.inspectionId, { outcome: 'not-taken', isKept: false, hasCrossing: false });
      await markRefused(act, told.code);
    }
  }
}

async function sendRound(accountId: string): Promise<void> {
  const turn = await inTurn(() => sendEach(accountId), LAST_TURN_MS);
  if (turn === NOT_MY_TURN) {
    mistrustLocks();
    await sendEach(accountId);
  }
  await tell(accountId);
}

/** The round that is under way. */
let round: Promise<void> | null = null;

/** Sends what waits, in order, until there is no answer again. A round that is under way may have passed what is meant: another one follows it. */
export async function sendKept(accountId: string): Promise<void> {
  while (round) await round;
  round = sendRound(accountId).finally(() => {
    round = null;
  });
  await round;
}

let stop: (() => void) | null = null;
whenAccountChanges(() => {
  stop?.();
  stop = null;
  backoffs.clear();
});

/** From the first lane on, for as long as this account is at the page: sends what waits as soon as the server is there. */
export function followOutbox(accountId: string): void {
  if (stop) return;
  const attemptAll = () => {
    const now = session.get();
    const isReachable = connection.get().isConnected && now.at === 'signed-in' && !now.hasEnded;
    if (isReachable && !round && !isHeldBack('server')) void sendKept(accountId);
  };
  attemptAll();
  const unfollow = [connection.follow(attemptAll), session.follow(attemptAll)];
  const timer = setInterval(() => {
    if (outbox.get().waiting > 0) attemptAll();
  }, TRY_EVERY_MS);
  // What is in this page only goes with it.
  const askBack = (event: BeforeUnloadEvent) => {
    if (outbox.get().unsafe > 0) event.preventDefault();
  };
  window.addEventListener('beforeunload', askBack);
  stop = () => {
    for (const one of unfollow) one();
    clearInterval(timer);
    window.removeEventListener('beforeunload', askBack);
  };
}
