import { newId } from '../core/ids.ts';
import { type Loop, startLoop } from '../platform/loop.ts';
import type { Platform } from '../platform/platform.ts';
import { type QueuedReferral, type QueueEventKind, queueEvents } from './referral-queue.ts';
import { describeReferrals, listReferralsById, listWaiting, type WaitingReferral } from './referral-queue-store.ts';

export interface ToldEvent {
  /** What a page says when it comes again: where it was. */
  id: string;
  kind: QueueEventKind;
  referral: QueuedReferral;
}

export interface QueueSnapshot {
  id: string;
  referrals: readonly QueuedReferral[];
}

export interface QueueListener {
  checkpoints: readonly string[];
  /** The last event that the page has seen; what came since is told if it is still known, else everything. */
  lastEventId?: string | undefined;
  onSnapshot(snapshot: QueueSnapshot): void;
  onEvent(event: ToldEvent): void;
}

/** What waits at the second line, followed from the committed rows: one reader in a process, however many watch. */
export interface ReferralQueue {
  /** As it is now. */
  read(checkpoints: readonly string[]): Promise<QueueSnapshot>;
  /** Tells at once what the page does not know, then each change until the returned function is called. */
  watch(listener: QueueListener): Promise<() => void>;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 1_000;
/** Some minutes of a busy country. */
const MOST_REMEMBERED = 500;

/** Looks only while somebody watches, on the pool of the desks: no lane waits for it, and it waits for no report. */
export function openReferralQueue(platform: Pick<Platform, 'desks' | 'log'>): ReferralQueue {
  const db = platform.desks;
  const listeners = new Set<QueueListener>();
  // A process numbers its own events; another's, or those from before a pause, are unknown here.
  let era = newId();
  let number = 0;
  let waiting = new Map<string, QueuedReferral>();
  let told: ToldEvent[] = [];
  let loop: Loop | undefined;
  let first: Promise<void> | undefined;

  const idNow = () => `${era}.${number}`;
  const isFor = (checkpoints: readonly string[]) => (referral: QueuedReferral) =>
    checkpoints.includes(referral.checkpoint);

  /** What is known of a referral stays; only new ones are described. */
  async function described(rows: readonly WaitingReferral[]): Promise<QueuedReferral[]> {
    const unknown = rows.filter(({ id }) => !waiting.has(id));
    const fresh = new Map((await describeReferrals(db, unknown)).map((referral) => [referral.id, referral]));
    return rows.flatMap((row) => {
      const { lane, gravest } = fresh.get(row.id) ?? waiting.get(row.id) ?? { lane: null, gravest: null };
      return [{ ...row, lane, gravest }];
    });
  }

  async function look(): Promise<void> {
    const begun = era;
    const now = await described(await listWaiting(db));
    const events = queueEvents(waiting, now);
    const closedIds = events.flatMap(({ kind, id }) => (kind === 'closed' ? [id] : []));
    const closed = await described(await listReferralsById(db, closedIds));
    if (era !== begun) return;
    const byId = new Map([...now, ...closed].map((referral) => [referral.id, referral]));
    waiting = new Map(now.map((referral) => [referral.id, referral]));
    for (const { kind, id } of events) {
      const referral = byId.get(id);
      if (!referral) continue;
      number += 1;
      const event = { id: idNow(), kind, referral };
      told = [...told.slice(1 - MOST_REMEMBERED), event];
      for (const listener of listeners) if (isFor(listener.checkpoints)(referral)) listener.onEvent(event);
    }
  }

  async function begin(): Promise<void> {
    era = newId();
    told = [];
    waiting = new Map();
    const begun = await described(await listWaiting(db));
    waiting = new Map(begun.map((referral) => [referral.id, referral]));
    loop = startLoop('referral-queue', LOOK_EVERY_MS, platform.log, look);
  }

  function snapshotOf(checkpoints: readonly string[]): QueueSnapshot {
    return { id: idNow(), referrals: [...waiting.values()].filter(isFor(checkpoints)) };
  }

  /** @returns the events after the given one; undefined when this process can't know them */
  function since(lastEventId: string | undefined): ToldEvent[] | undefined {
    const [theirEra, theirNumber] = (lastEventId ?? '').split('.');
    const at = Number(theirNumber);
    if (theirEra !== era || !Number.isInteger(at) || at > number || number - at > told.length) return undefined;
    return told.slice(told.length - (number - at));
  }

  async function pause(): Promise<void> {
    const running = loop;
    loop = undefined;
    await running?.stop();
  }

  return {
    async read(checkpoints) {
      if (loop) return snapshotOf(checkpoints);
      const referrals = await described(await listWaiting(db));
      return { id: idNow(), referrals: referrals.filter(isFor(checkpoints)) };
    },
    async watch(listener) {
      // The last one who watched may have left while this one waited.
      while (!loop) {
        first ??= begin().finally(() => {
          first = undefined;
        });
        await first;
      }
      listeners.add(listener);
      const missed = since(listener.lastEventId);
      if (!missed) listener.onSnapshot(snapshotOf(listener.checkpoints));
      for (const event of missed ?? []) if (isFor(listener.checkpoints)(event.referral)) listener.onEvent(event);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) void pause();
      };
    },
    stop: pause,
  };
}
