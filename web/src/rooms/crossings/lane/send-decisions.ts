import { api, isUnavailable, type Schemas } from '../../../platform/api.ts';
import { connection } from '../../../platform/connection.ts';
import { openStore } from '../../../platform/store.ts';
import type { Decision } from './lane-state.ts';
import { dropDecision, type KeptDecision, keepDecision, listKept } from './outbox.ts';

export type DecisionAnswer = { outcome: Decision['outcome']; crossing: { id: string } | null };

export type Sent =
  | { status: 'taken'; answer: DecisionAnswer }
  /** No answer: it stays in the outbox and goes when the server is back. */
  | { status: 'kept' }
  | { status: 'refused'; code: Schemas['Problem']['code'] };

/** What the server refused of decisions that were sent later: their travellers have gone. */
export interface LateRefusal {
  name: string;
  code: string;
  inspectionId: string;
}

export const keptCount = openStore(0);
export const lateRefusals = openStore<readonly LateRefusal[]>([]);
/** Ids of inspections whose kept decision the server has taken since. */
export const takenLater = openStore<ReadonlyMap<string, DecisionAnswer>>(new Map());

const TIMEOUT_MS = 8_000;

/** The server takes the same decision twice as once: primary keys decide. So whatever had no answer is simply sent again. */
async function put({ inspectionId, body }: KeptDecision): Promise<Sent> {
  try {
    const { data, error, response } = await api.PUT('/v1/inspections/{id}/decision', {
      ...{ params: { path: { id: inspectionId } }, body },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (data) return { status: 'taken', answer: data };
    // Signed out meanwhile: the same account signs in again and it goes then.
    if (isUnavailable(response.status) || response.status === 401 || !error) return { status: 'kept' };
    return { status: 'refused', code: error.code };
  } catch {
    return { status: 'kept' };
  }
}

/** Two tabs of one machine never send at the same time: order and "once" hold across them. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('iamis-outbox', work) as Promise<T>;
}

export async function countKept(accountId: string): Promise<void> {
  keptCount.set((await listKept(accountId)).length);
}

/** Keeps the decision, then sends it; behind others that wait it waits, too. */
export async function sendDecision(decision: KeptDecision): Promise<Sent> {
  const place = await keepDecision(decision);
  const sent = await alone(async (): Promise<Sent> => {
    const [first] = await listKept(decision.accountId);
    if (first && first.place !== place) return { status: 'kept' };
    const result = await put(decision);
    if (result.status !== 'kept') await dropDecision(place);
    return result;
  });
  if (sent.status === 'kept') {
    await countKept(decision.accountId);
    setTimeout(() => void sendKept(decision.accountId), 2_000);
  }
  return sent;
}

/** A wrong scan whose question never reached the server needs no ending. */
const isNothingToEnd = (kept: KeptDecision, sent: Sent) =>
  kept.body.outcome === 'abandon' && sent.status === 'refused' && sent.code === 'inspection-not-found';

/** Sends what waits, in order, until there is no answer again. */
export async function sendKept(accountId: string): Promise<void> {
  await alone(async () => {
    for (const kept of await listKept(accountId)) {
      const sent = await put(kept);
      if (sent.status === 'kept') break;
      await dropDecision(kept.place);
      if (sent.status === 'taken') takenLater.set(new Map(takenLater.get()).set(kept.inspectionId, sent.answer));
      else if (!isNothingToEnd(kept, sent)) {
        const { name, inspectionId } = kept;
        lateRefusals.set([...lateRefusals.get(), { name, inspectionId, code: sent.code }]);
      }
    }
  });
  await countKept(accountId);
}

const TRY_EVERY_MS = 3_000;

/** As long as the lane is open: sends what waits as soon as the server is there. @returns stops it */
export function followOutbox(accountId: string): () => void {
  const attempt = () => {
    if (connection.get().isConnected) void sendKept(accountId);
  };
  attempt();
  const unfollow = connection.follow(attempt);
  const timer = setInterval(() => {
    if (keptCount.get() > 0) attempt();
  }, TRY_EVERY_MS);
  return () => {
    unfollow();
    clearInterval(timer);
  };
}
