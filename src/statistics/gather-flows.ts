import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import { IamisError } from '../core/errors.ts';
import { inSnapshot, type Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { openSlices } from '../platform/time-slice.ts';
import { type FlowQuestion, MEASURES, periodOfHour, tooManyRows } from './flow.ts';
import { joinWhole } from './flow-change-store.ts';
import { isUsable, readSeenState } from './flow-fold-store.ts';
import type { FlowMonths } from './flow-months.ts';
import { CELL_MEASURES, columnsOf, type FlowPiece, MONTH_NODE, monthsOf, planFlows, slicesOf } from './flow-node.ts';
import { dimensionOf, FlowPartial, type PlacesByCode, passes } from './flow-partial.ts';
import { type ApartDays, ageLabelOf, isAmong, type PieceRow, selectNewest, selectPiece } from './flow-piece-store.ts';
import { measuresOf } from './flow-rows.ts';
import { groupTablesOf } from './group-tables.ts';
import type { MonthCells } from './month-cells.ts';
import { personKeyOf } from './person-key.ts';
import { sumMonth } from './sum-month.ts';

export interface GatherDeps {
  platform: Pick<Platform, 'reports' | 'secrets'>;
  checkpoints: CheckpointReader;
  months: FlowMonths;
}

export interface GatherOptions {
  withPersons: boolean;
  mostRows: number;
  /** Straight from the crossings, as if there were no cells. */
  isPlain?: boolean;
  placement?: Placement;
}

/** Rows counted in other periods than their own: a year before as the year asked. */
export interface Placement {
  /** The local day in whose period a day is counted. */
  dayOf(day: string): string;
  /** Days of checkpoints that are counted apart from the others, on an axis `part` of the answer; null: none, and there is no such axis. */
  apart: ApartDays | null;
}

/** A backlog longer than this is not looked through for each answer: then the crossings themselves are counted. */
const MOST_NEWEST = 10_000;
/** Between months lanes are let in: nobody waits much longer than this. */
const SLICE_MS = 3;
/** Two requests may meet at the moment of a step; three hardly do. */
const MOST_TRIES = 5;

/**
 * Puts an answer together from one snapshot: whole months from memory, edges and days and hours from their nodes, what no node can tell
 * from the crossings, and what has arrived since the last step of the fold, change by change.
 * @throws IamisError `range-too-long` for more rows than the limit
 */
export async function gatherFlows(
  deps: GatherDeps,
  question: FlowQuestion,
  options: GatherOptions,
): Promise<{ asOf: Date; partial: FlowPartial; pieces: FlowPiece[] }> {
  const places: PlacesByCode = new Map((await deps.checkpoints.list()).map((one) => [one.code, one]));
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const gathered = await inSnapshot(deps.platform.reports, (tx) => gatherOnce(tx, deps, question, places, options));
    if (gathered) return gathered;
  }
  throw new IamisError('overloaded', { retryAfterS: 1 });
}

async function gatherOnce(
  tx: Tx,
  { platform, months }: GatherDeps,
  question: FlowQuestion,
  places: PlacesByCode,
  { withPersons, mostRows, isPlain, placement }: GatherOptions,
) {
  const apart = placement?.apart ?? null;
  const partial = new FlowPartial(apart ? [...question.by, 'part'] : question.by);
  const personKey = personKeyOf(platform);
  const seen = await readSeenState(tx, MOST_NEWEST);
  const state = isPlain || !isUsable(seen) || seen.newest.length > MOST_NEWEST ? null : seen;
  const planned: FlowPiece[] = state
    ? planFlows(question, apart !== null)
    : [{ from: question.from, to: question.to, source: 'crossings' }];
  const pieces = planned.flatMap(slicesOf);
  const measures = [...MEASURES, ...measuresOf(question.extras ?? [])];
  const read = { measures: [...measures, 'invented' as const], withPersons, personKey, mostRows, apart };
  await joinWhole(tx);
  const stepAside = openSlices({ isWaitedFor: true });
  const placed = (start: string) => (placement ? `${placement.dayOf(start.slice(0, 10))}${start.slice(10)}` : start);
  for (const piece of pieces) {
    if (piece.source === MONTH_NODE) continue;
    for (const row of await selectPiece(tx, question, piece, places, read)) {
      await stepAside();
      // What is counted apart comes in its period already.
      const start = apart ? row.start : placed(row.start);
      addRow(partial, question, places, { ...row, start }, withPersons);
    }
    if (partial.size > mostRows) throw tooManyRows(mostRows);
  }
  const counted = pieces.filter(({ source }) => source !== 'crossings');
  if (state && state.newest.length > 0 && counted.length > 0) {
    const newest = await selectNewest(tx, {
      from: state.at,
      ids: [...new Set(state.newest)],
      personKey: withPersons ? personKey : null,
    });
    for (const row of newest) {
      await stepAside();
      const day = row.start.slice(0, 10);
      if (counted.some(({ from, to }) => from <= day && day < to) && isAsked(question, places, row)) {
        const isApart = apart ? isAmong(apart, row.checkpoint ?? '', day) : undefined;
        addRow(partial, question, places, { ...row, start: placed(row.start), isApart }, withPersons);
      }
    }
  }
  for (const { from, to, source } of pieces) {
    if (!state || source !== MONTH_NODE) continue;
    const { firstMonth, lastMonth } = state;
    const names = monthsOf(from, to).filter(
      (month) => firstMonth !== null && lastMonth !== null && firstMonth <= month && month <= lastMonth,
    );
    const cells = await months.at(tx, state, names);
    if (!cells) return null;
    const groups = groupTablesOf(question, months.codes, places, partial);
    const columns = columnsOf(question);
    let beganMs = performance.now();
    for (const [at, month] of names.entries()) {
      if (performance.now() - beganMs > SLICE_MS) {
        await letOthersIn();
        if (!months.isAt(state)) return null;
        beganMs = performance.now();
      }
      const period = partial.part(0, periodOfHour(placed(`${month}T00`), question.period));
      sumMonth((cells[at] as MonthCells).byColumns(columns), groups, partial, period, measures, withPersons);
    }
  }
  if (partial.size > mostRows) throw tooManyRows(mostRows);
  return { asOf: seen.asOf, partial, pieces };
}

const columnsOfRow = ({
  checkpoint = '',
  direction = '',
  nationality = '',
  sex = '',
  age,
  purpose = '',
}: PieceRow) => ({
  ...{ checkpoint, direction, nationality, sex, purpose },
  age: age === undefined ? '' : ageLabelOf(age),
});

function isAsked({ filters }: FlowQuestion, places: PlacesByCode, row: PieceRow): boolean {
  const columns = columnsOfRow(row);
  return (Object.keys(filters) as (keyof typeof filters)[]).every((one) =>
    passes(filters, one, dimensionOf(one, columns, places)),
  );
}

function addRow(
  partial: FlowPartial,
  question: FlowQuestion,
  places: PlacesByCode,
  row: PieceRow & { sign?: number },
  withPersons: boolean,
): void {
  const columns = columnsOfRow(row);
  let number = partial.part(0, periodOfHour(row.start, question.period));
  for (const [at, dimension] of question.by.entries()) {
    number += partial.part(at + 1, dimensionOf(dimension, columns, places));
  }
  if (row.isApart !== undefined) number += partial.part(question.by.length + 1, row.isApart ? 'apart' : 'compared');
  const cell = partial.slotOf(number);
  for (const name of CELL_MEASURES) {
    const sums = partial.counts[name];
    sums[cell] = (sums[cell] ?? 0) + (row[name] ?? 0);
  }
  if ((row.invented ?? 0) > 0) partial.includesInvented = true;
  if (row.sign === -1) partial.gone[cell] = (partial.gone[cell] ?? 0) + 1;
  else if (withPersons && partial.persons[cell] !== null) partial.addPersons(cell, hashesOf(row.persons));
}

function hashesOf(persons: string | null): number[] | null {
  return persons === null ? null : persons === '' ? [] : persons.split(',').map(Number);
}
