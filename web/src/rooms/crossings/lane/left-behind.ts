import { api, isStaleSession, isUnavailable, soon } from '../../../platform/api.ts';
import { nowMs } from '../../../platform/connection.ts';
import { accountAtPage, askSession } from '../../../platform/session.ts';
import { openKeptStore, type Store } from '../../../platform/store.ts';
import { soonAgain } from './ask-inspection.ts';
import type { Lane } from './lane.ts';
import type { LanePlace } from './lane-place.ts';
import { listActs } from './outbox.ts';

/** Who stood at a lane when its page was left: the inspection's id, and nothing of the person. */
interface Left {
  id: string;
  askedAt: number;
}

/** As long as a lane at hold calls on the board. */
const FOUND_AGAIN_MS = 2 * 3_600_000;
/** Whoever would be let through was screened against the list of then: after so long they are scanned anew. */
const STILL_SCREENED_MS = 15 * 60_000;

function parse(kept: unknown): Left | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { id, askedAt } = kept as Record<string, unknown>;
  return typeof id === 'string' && typeof askedAt === 'number' ? { id, askedAt } : null;
}

/** Lanes that this page works at, by their keys. */
const own = new Set<string>();

/** Is this the page that works at the lane? Another tab at the same lane neither keeps who stands there nor finds them again. */
async function isOwnLane(key: string): Promise<boolean> {
  if (own.has(key)) return true;
  if (!('locks' in navigator)) return false;
  const isFree = await new Promise<boolean>((resolve) => {
    const hold = (lock: unknown) => {
      resolve(lock !== null);
      // Until the page goes: what is promised is never kept.
      return lock === null ? undefined : new Promise<void>(() => {});
    };
    navigator.locks.request(`iamis.lane.${key}`, { ifAvailable: true }, hold).catch(() => resolve(false));
  });
  if (isFree) own.add(key);
  return isFree;
}

type Found = { status: 'there'; inspection: Parameters<Lane['show']>[1] } | { status: 'silent' | 'gone' };

/** Still open, and this account's own? */
async function find({ id, askedAt }: Left, accountId: string): Promise<Found> {
  // Decided already, and waiting to be sent.
  if ((await listActs(accountId)).some(({ inspectionId }) => inspectionId === id)) return { status: 'gone' };
  try {
    const asked = { params: { path: { id } }, signal: soon() };
    const { data, error, response } = await api.GET('/v1/inspections/{id}', asked);
    if (isStaleSession(response.status, error?.code)) await askSession();
    if (!data) return { status: isUnavailable(response.status) || response.status === 401 ? 'silent' : 'gone' };
    const { document, state, officerId, signal } = data;
    if (state !== 'open' || officerId !== accountId || document === null) return { status: 'gone' };
    if (signal !== 'hold' && nowMs() - askedAt > STILL_SCREENED_MS) return { status: 'gone' };
    return { status: 'there', inspection: { ...data, document } };
  } catch {
    return { status: 'silent' };
  }
}

interface LeftDeps {
  place: LanePlace;
  accountId: string;
  lane: Lane;
  /** A group's members are found again with the group. */
  isGroup: Store<boolean>;
}

/**
 * A page that was reloaded, or closed with somebody before it, shows them again, undecided: nobody at hold goes on calling because a browser
 * was shut. A newer document at the lane comes first.
 */
export async function keepWhoIsLeft({ place, accountId, lane, isGroup }: LeftDeps): Promise<void> {
  const key = `${accountId}.${place.checkpoint}.${place.lane}.${place.direction}`;
  if (!(await isOwnLane(key))) return;
  const left = openKeptStore<Left | null>(`left.${key}`, null, parse);
  const isHere = () => accountAtPage() === accountId;

  let isStanding = false;
  lane.state.follow(() => {
    // Who signs out leaves whoever stands there behind, too.
    if (!isHere()) return;
    const now = lane.state.get();
    const wasStanding = isStanding;
    isStanding = now.at === 'reading' || now.at === 'unanswered' || now.at === 'shown';
    if ('question' in now && isStanding && !isGroup.get()) {
      if (left.get()?.id !== now.question.id) left.set({ id: now.question.id, askedAt: now.question.askedAt });
    } else if (wasStanding) left.set(null);
  });

  const before = left.get();
  const search = async (): Promise<void> => {
    const isFree = () => isHere() && lane.state.get().at === 'waiting' && !isGroup.get();
    if (!before || !isFree()) return;
    const found = await find(before, accountId);
    if (!isFree()) return;
    if (found.status === 'silent') soonAgain(() => void search());
    if (found.status === 'gone') left.set(null);
    if (found.status === 'there') {
      const { id, askedAt } = before;
      lane.show({ id, askedAt, presented: { captureMode: 'reader' }, isLeft: true }, found.inspection);
    }
  };
  if (before && nowMs() - before.askedAt < FOUND_AGAIN_MS) await search();
}
