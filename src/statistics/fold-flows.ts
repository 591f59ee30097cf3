import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { startOfDay } from '../core/dates.ts';
import { idFloor, idTimeMs } from '../core/ids.ts';
import { readArrivalLine } from '../crossings/arrived-crossing-reader.ts';
import { CLOCK_AHEAD_MS, LATE_AFTER_MS } from '../crossings/inspection.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import { type Loop, startLoop } from '../platform/loop.ts';
import type { Platform } from '../platform/platform.ts';
import { inTurn, takeTurn } from '../platform/turn.ts';
import { type ChangeQuestion, joinWhole, NOTHING_YET } from './flow-change-store.ts';
import {
  addChanges,
  FLOW_TURN,
  type FoldState,
  hasArrivals,
  hideUnsureCells,
  listUnsureCells,
  readArrivedIds,
  readFirstId,
  readFlowState,
  recountPersons,
  removeLostPersons,
  saveFlowState,
} from './flow-fold-store.ts';
import { forgetCells, NOTHING_FORGOTTEN } from './forget-cells.ts';
import { personKeyOf } from './person-key.ts';

/** Rows of one ordinary step; of a longer backlog eight days at a time are counted by one scan. */
const ARRIVALS_A_STEP = 5000;
/** Answers are cell + what is not in yet, so that nobody waits for a step: few bigger ones cost less. */
const LOOK_EVERY_MS = 5000;
/** After a step so many times its duration belongs to the lanes. */
const PAUSE_FACTOR = 4;
const LONGEST_PAUSE_MS = 10_000;
/** Whoever must not find the turn taken waits for it: eight days of a big register are counted in a minute. */
const PATIENCE_MS = 600_000;
/** Of a month's partition, at a time: the statement stays far from its limit of time at three million crossings a month. */
const SLICE_DAYS = 8;
const DAY_MS = 86_400_000;
/** Cells whose persons are counted anew in one step: each is a look at a month. Until its turn comes a ministry is not told of the cell. */
const UNSURE_A_STEP = 8;
/** Cells that are forgotten in one step. */
const FORGOTTEN_A_STEP = 20_000;

export interface FlowFoldDeps {
  platform: Pick<Platform, 'reports' | 'secrets' | 'log'>;
  arrivalsAStep?: number;
  unsureAStep?: number;
  forgottenAStep?: number;
}

/**
 * One step of following the crossings, refusals and referrals: what arrived next and whose transactions are over is added to the cells, in
 * one transaction with the place up to which this has been done. Killed in the middle, the next step, of this process or another one, does
 * it again. It waits for no lock, and holds none that a lane asks for.
 *
 * In a cluster restored from a dump transactions count from the start again: then all cells are forgotten, slice by slice, and counted anew.
 * @returns false when there was nothing to do, or another process does it
 */
export async function foldFlows(deps: FlowFoldDeps): Promise<boolean> {
  return inTransaction(deps.platform.reports, async (tx) => (await takeTurn(tx, FLOW_TURN)) && foldStep(tx, deps));
}

/**
 * Follows the rows up to now. Another process may have the turn: then it is waited for, so that everything is in when this returns.
 * @throws IamisError `overloaded` when another process keeps the turn for longer than `patienceMs`
 */
export async function followFlows(deps: FlowFoldDeps, patienceMs = PATIENCE_MS): Promise<void> {
  while (await inTurn(deps.platform.reports, FLOW_TURN, patienceMs, (tx) => foldStep(tx, deps))) {
    // Step by step: between them others have their turns.
  }
}

/** @returns whether there is more to do */
async function foldStep(
  tx: Tx,
  {
    platform,
    arrivalsAStep = ARRIVALS_A_STEP,
    unsureAStep = UNSURE_A_STEP,
    forgottenAStep = FORGOTTEN_A_STEP,
  }: FlowFoldDeps,
): Promise<boolean> {
  const state = await readFlowState(tx);
  const { below } = await readArrivalLine(tx);
  if (state.isAhead) {
    await forget(tx, state);
    return true;
  }
  if (state.forgottenBelow !== null) {
    await saveFlowState(tx, { ...state, forgottenBelow: await forgetCells(tx, state.forgottenBelow, forgottenAStep) });
    return true;
  }
  const counting = { isDetailed: true, personKey: personKeyOf(platform) };
  if (state.target !== null) return countSlice(tx, { ...state, target: state.target }, counting);
  const ids = await readArrivedIds(tx, { from: state.at, to: below, limit: arrivalsAStep + 1 });
  if (state.at === NOTHING_YET || ids.length > arrivalsAStep) {
    await saveFlowState(tx, { ...state, target: below, doneBelow: null });
    return true;
  }
  if (ids.length > 0) {
    const question = { ...counting, from: state.at, to: below, within: { ids: [...new Set(ids)] } };
    await addArrivals(tx, question, state.step + 1);
  }
  const unsure = await recountUnsure(
    tx,
    { ...counting, to: ids.length > 0 ? below : state.at },
    state.step + 1,
    unsureAStep,
  );
  if (ids.length === 0 && unsure.counted === 0) return false;
  await saveFlowState(tx, { ...state, at: ids.length > 0 ? below : state.at, step: state.step + 1 });
  return unsure.isMore;
}

type Counting = Pick<ChangeQuestion, 'isDetailed' | 'personKey'>;

/** The next part of a backlog: one scan for all nodes. */
async function countSlice(tx: Tx, state: FoldState & { target: string }, counting: Counting): Promise<boolean> {
  const first = await readFirstId(tx, state.doneBelow ?? idFloor(0));
  if (first === null) {
    await saveFlowState(tx, { ...state, at: state.target, target: null, doneBelow: null, step: state.step + 1 });
    return true;
  }
  const month = new Date(idTimeMs(first));
  const low = state.doneBelow ?? first;
  const monthEndMs = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1);
  const high = idFloor(Math.min(monthEndMs, month.getTime() + SLICE_DAYS * DAY_MS));
  const done = { ...state, doneBelow: high, step: state.step + 1 };
  const range = { from: state.at, to: state.target, within: { low, high } };
  if (!(await hasArrivals(tx, range))) {
    await saveFlowState(tx, done);
    return true;
  }
  // Sums of a month take place in memory.
  await sql`set local work_mem = '96MB'`.execute(tx);
  await addArrivals(tx, { ...counting, ...range }, state.step + 1);
  await recountUnsure(tx, { ...counting, to: state.target }, state.step + 1, UNSURE_A_STEP);
  await saveFlowState(tx, done);
  return true;
}

async function addArrivals(tx: Tx, question: ChangeQuestion & { to: string }, step: number): Promise<void> {
  await joinWhole(tx);
  const { taken } = await addChanges(tx, question, step);
  await sql`reset enable_nestloop`.execute(tx);
  if (taken.length === 0) return;
  await removeLostPersons(tx, question, taken, step);
}

/**
 * Counts the persons of some cells anew of which so many were taken out that few may be left; of the others no ministry is told until then.
 * @returns whether there are others
 */
async function recountUnsure(
  tx: Tx,
  question: Counting & { to: string },
  step: number,
  most: number,
): Promise<{ counted: number; isMore: boolean }> {
  const cells = await listUnsureCells(tx, most);
  for (const cell of cells) {
    const fromMs = startOfDay(cell.began.slice(0, 10)).getTime();
    const within = {
      low: idFloor(Math.max(0, fromMs - CLOCK_AHEAD_MS - DAY_MS)),
      high: idFloor(fromMs + 33 * DAY_MS + LATE_AFTER_MS),
    };
    await recountPersons(tx, cell, { ...question, from: NOTHING_YET, within }, step);
  }
  const isMore = cells.length === most && (await hideUnsureCells(tx, step));
  return { counted: cells.length, isMore };
}

/** From here on the cells tell nothing; they go slice by slice, by the steps that follow. */
async function forget(tx: Tx, state: FoldState): Promise<void> {
  await saveFlowState(tx, {
    ...{ at: NOTHING_YET, target: null, doneBelow: null, forgottenBelow: NOTHING_FORGOTTEN },
    ...{ step: state.step + 1, epoch: state.epoch + 1 },
  });
}

/**
 * Has all cells forgotten and counted from nothing by the steps that follow, slice by slice. Until that is done answers come from the crossings.
 * @throws IamisError `overloaded` when another process keeps the turn for longer than `patienceMs`
 */
export async function recountFlows({ platform }: FlowFoldDeps, patienceMs = PATIENCE_MS): Promise<void> {
  await inTurn(platform.reports, FLOW_TURN, patienceMs, async (tx) => forget(tx, await readFlowState(tx)));
}

/** Follows the rows as long as there is something to do, and looks again every five seconds. */
export function startFlowFolding(deps: FlowFoldDeps): Loop {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = startLoop('flows', LOOK_EVERY_MS, deps.platform.log, async () => {
    for (let isMore = true; isMore && !signal.aborted; ) {
      const startedMs = performance.now();
      isMore = await foldFlows(deps);
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
