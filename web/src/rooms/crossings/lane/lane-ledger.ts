import { nowMs } from '../../../platform/connection.ts';
import { openSessionStore } from '../../../platform/session-store.ts';
import { openKeptStore, type Store } from '../../../platform/store.ts';
import { localDay } from '../../../words/figures.ts';
import type { LanePlace } from './lane-place.ts';

export type EntryOutcome = 'admit' | 'refuse' | 'refer' | 'abandon' | 'returned' | 'void' | 'not-taken';

/** What was decided at this lane lately. Names stay in this page's memory, and go with the account or the page. */
export interface LedgerEntry {
  inspectionId: string;
  name: string;
  outcome: EntryOutcome;
  decidedAt: number;
  isKept: boolean;
  /** Only a crossing can be corrected. */
  hasCrossing: boolean;
}

const MOST = 20;
export const CORRECTABLE_MS = 15 * 60_000;

export const ledger = openSessionStore<readonly LedgerEntry[]>([]);

export function noteDecision(entry: LedgerEntry): void {
  ledger.set([entry, ...ledger.get()].slice(0, MOST));
}

export function changeEntry(inspectionId: string, change: Partial<LedgerEntry>): void {
  ledger.set(ledger.get().map((one) => (one.inspectionId === inspectionId ? { ...one, ...change } : one)));
}

/** Those whom the officer may still correct, the latest first. */
export function correctable(entries: readonly LedgerEntry[], now: number): readonly LedgerEntry[] {
  return entries
    .filter(({ hasCrossing, isKept, decidedAt }) => hasCrossing && !isKept && now - decidedAt < CORRECTABLE_MS)
    .slice(0, 9);
}

interface DayCount {
  day: string;
  count: number;
}

const counts = new Map<string, Store<DayCount>>();

/** How many were decided at this lane today by this account; a number and nothing else is kept. */
export function todayCount(accountId: string, { checkpoint, lane }: LanePlace): Store<DayCount> {
  const key = `today.${accountId}.${checkpoint}.${lane}`;
  const known = counts.get(key);
  if (known) return known;
  const store = openKeptStore<DayCount>(key, { day: '', count: 0 }, (kept) => {
    const { day, count } = (kept ?? {}) as Record<string, unknown>;
    return typeof day === 'string' && typeof count === 'number' ? { day, count } : undefined;
  });
  counts.set(key, store);
  return store;
}

export function countToday(store: Store<DayCount>): void {
  const day = localDay(nowMs());
  const kept = store.get();
  store.set({ day, count: kept.day === day ? kept.count + 1 : 1 });
}
