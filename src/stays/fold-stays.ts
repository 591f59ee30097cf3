import { setTimeout as pause } from 'node:timers/promises';
import {
  type ArrivalCursor,
  readArrivalLine,
  readArrivals,
  readCrossingsByIds,
} from '../crossings/arrived-crossing-reader.ts';
import { type Database, inTransaction, type Tx } from '../platform/database.ts';
import { type Loop, startLoop } from '../platform/loop.ts';
import type { Platform } from '../platform/platform.ts';
import { inTurn, takeTurn } from '../platform/turn.ts';
import { type BalanceChange, changeBalances } from './balance-store.ts';
import { forgetSlice } from './forget-stays.ts';
import { pairAnew } from './pair-anew.ts';
import { inParts, keepAll, stepBacklog } from './pair-backlog.ts';
import { linkPersons } from './pair-crossings.ts';
import { FOLD_TURN, type FoldState, NOBODY, readFoldState, saveFoldState } from './stay-fold-store.ts';
import type { KeptCrossing } from './stay-keys.ts';
import type { StayRule } from './stay-rule.ts';

/**
 * Crossings of one step. They are paired person by person, so that somebody who crossed several times in it is read and written once. Of
 * 40,000 a backlog would be paired sooner, but its transaction works for 15 s without a pause, and while it does the lanes beside it take
 * half again of their time, and nothing that arrives is below the line.
 */
const ARRIVALS_A_STEP = 2_000;
/**
 * Crossings that are paired at a time. What is counted in one piece keeps the lanes of the same process waiting (p99 of the event loop on two
 * idle cores, and what 50,000 took): 500 for 18 ms (30 s), 200 for 13 ms (37 s), 100 for 9.5 ms (42 s).
 */
const PAIRED_AT_A_TIME = 100;
/** A crossing is forgotten so many times sooner than paired. */
const FORGOTTEN_A_PAIRED = 5;
const LOOK_EVERY_MS = 1000;
/** After a step, so many times its duration belongs to the lanes: a step takes the database a millisecond a crossing, as much as the crossing. */
const PAUSE_FACTOR = 4;
const LONGEST_PAUSE_MS = 10_000;
/** Whoever must not find the turn taken waits for it: a step takes seconds. */
const PATIENCE_MS = 600_000;
const FROM_NOTHING: ArrivalCursor = { xid: '0', id: NOBODY, revision: 0 };

export interface FoldDeps {
  platform: Pick<Platform, 'secrets' | 'reports' | 'log'>;
  rules: { list(): Promise<readonly StayRule[]> };
  arrivalsAStep?: number;
  pairedAtATime?: number;
}

/**
 * One step of following the crossings: those that arrived next and whose transactions are over are paired anew with everything that
 * touches them, in one transaction with the place up to which this has been done. Killed in the middle, the next step, of this process or
 * another one, does it again. What is written depends on the crossings alone, not on their order.
 *
 * In a cluster restored from a dump transactions count from the start again: then every crossing is taken once more, which changes nothing.
 * @returns false when there was nothing to do, or another process does it
 */
export async function foldStays(deps: FoldDeps): Promise<boolean> {
  const rules = await deps.rules.list();
  return inTransaction(
    deps.platform.reports,
    async (tx) => (await takeTurn(tx, FOLD_TURN)) && foldStep(tx, deps, rules),
  );
}

/**
 * Follows the crossings up to now. Another process may have the turn: then it is waited for, so that everything is in when this returns.
 * @throws IamisError `overloaded` when another process keeps the turn for longer than `patienceMs`
 */
export async function followStays(deps: FoldDeps, patienceMs = PATIENCE_MS): Promise<void> {
  for (let isMore = true; isMore; ) {
    const rules = await deps.rules.list();
    isMore = await inTurn(deps.platform.reports, FOLD_TURN, patienceMs, (tx) => foldStep(tx, deps, rules));
  }
}

/** @returns whether there is more to do */
async function foldStep(
  tx: Tx,
  { platform, arrivalsAStep: limit = ARRIVALS_A_STEP, pairedAtATime = PAIRED_AT_A_TIME }: FoldDeps,
  rules: readonly StayRule[],
): Promise<boolean> {
  const state = await readFoldState(tx);
  if (state.forgottenBelow !== null) {
    await saveFoldState(tx, {
      ...state,
      forgottenBelow: await forgetSlice(tx, state.forgottenBelow, limit * FORGOTTEN_A_PAIRED),
    });
    return true;
  }
  const line = await readArrivalLine(tx);
  const after = BigInt(state.at.xid) > BigInt(line.below) ? FROM_NOTHING : state.at;
  if (state.backlog) {
    const backlog = await stepBacklog(tx, { platform, rules, crossingsAStep: limit, pairedAtATime }, state.backlog);
    // What arrived since the backlog began comes next.
    const at = backlog ? state.at : { ...FROM_NOTHING, xid: state.backlog.xid };
    await saveFoldState(tx, { ...state, at, backlog });
    return true;
  }
  const arrivals = await readArrivals(tx, { after, below: line.below, limit });
  if (state.at.xid === FROM_NOTHING.xid && arrivals.length === limit) {
    await saveFoldState(tx, { ...state, backlog: { xid: line.below, keptId: NOBODY, pairedId: null } });
    return true;
  }
  const ids = [...new Set(arrivals.map(({ id }) => id))];
  const arrived: KeptCrossing[] = [];
  for (const some of inParts(ids, pairedAtATime)) {
    arrived.push(...(await keepAll(tx, platform, await readCrossingsByIds(tx, some))));
  }
  // In whatever order they are paired, the stays are the same.
  const byPerson = [...linkPersons(arrived).values()].flat();
  const balances: BalanceChange[] = [];
  for (const some of inParts(byPerson, pairedAtATime)) balances.push(...(await pairAnew(tx, rules, some)));
  if (balances.length > 0) await changeBalances(tx, balances);
  const isUpToLine = arrivals.length < limit;
  await saveFoldState(tx, { ...state, at: arrivals.at(-1) ?? after, ...markOf(state, line, isUpToLine) });
  return !isUpToLine;
}

/** At the mark no transaction from its number on had begun: once the line has passed it, everything older than the mark is in. */
function markOf(
  { mark, asOf }: FoldState,
  line: { below: string; next: string; at: Date },
  isUpToLine: boolean,
): Pick<FoldState, 'mark' | 'asOf'> {
  if (!isUpToLine) return { mark, asOf };
  const now = { xid: line.next, at: line.at };
  if (line.below === line.next) return { mark: now, asOf: line.at };
  if (mark === null || BigInt(mark.xid) > BigInt(line.next)) return { mark: now, asOf };
  return BigInt(line.below) >= BigInt(mark.xid) ? { mark: now, asOf: mark.at } : { mark, asOf };
}

/**
 * Has all stays forgotten and counted anew by the steps that follow, slice by slice. Until that is done they are as of never.
 * @throws IamisError `overloaded` when another process keeps the turn for longer than `patienceMs`
 */
export async function recountStays({ platform }: Pick<FoldDeps, 'platform'>, patienceMs = PATIENCE_MS): Promise<void> {
  await inTurn(platform.reports, FOLD_TURN, patienceMs, (tx) =>
    saveFoldState(tx, { at: FROM_NOTHING, backlog: null, mark: null, asOf: null, forgottenBelow: NOBODY }),
  );
}

/** Follows the crossings as long as there is something to do, and looks again every second. */
export function startFolding(deps: FoldDeps): Loop {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = startLoop('stays', LOOK_EVERY_MS, deps.platform.log, async () => {
    for (let isMore = true; isMore && !signal.aborted; ) {
      const startedMs = performance.now();
      isMore = await foldStays(deps);
      const pauseMs = Math.min(LONGEST_PAUSE_MS, (performance.now() - startedMs) * PAUSE_FACTOR);
      await pause(pauseMs, undefined, { signal }).catch(() => {});
    }
  });
  return {
    turn: loop.turn,
    async stop() {
      stopping.abort();
      await loop.stop();
    },
  };
}

/** Everything that was committed before it is in the stays; null before the first time that all was. */
export async function readAsOf(db: Database): Promise<Date | null> {
  const row = await db.selectFrom('stay_fold').select('as_of').where('name', '=', 'stays').executeTakeFirst();
  return row?.as_of ?? null;
}
