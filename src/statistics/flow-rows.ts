import type { Steps } from '../core/steps.ts';
import { withholdInSteps } from '../stays/withhold-cells.ts';
import {
  type ExtraFigures,
  type ExtraMeasure,
  type FlowQuestion,
  type FlowRow,
  MEASURES,
  type Measure,
} from './flow.ts';
import type { CellMeasure } from './flow-node.ts';
import type { FlowPartial } from './flow-partial.ts';

/** null: withheld. */
export type FlowCounts = Record<Measure, number | null> & ExtraFigures & { withheld?: true };

export interface ToldFlows {
  rows: FlowRow[];
  totals: FlowCounts;
  includesInvented: boolean;
}

const ROWS_A_STEP = 128;

/**
 * An answer's rows in their order, with their totals.
 * @param limit cells of fewer persons are withheld, and others by which they could be worked out; null: nothing is
 */
export function* tellFlows(question: FlowQuestion, partial: FlowPartial, limit: number | null): Steps<ToldFlows> {
  const cells = partial.inOrder(MEASURES);
  const extras = question.extras ?? [];
  const withheld = new Map<CellMeasure, Set<number>>();
  for (const measure of limit === null ? [] : [...MEASURES, ...measuresOf(extras)])
    withheld.set(measure, yield* withheldOf(partial, cells, measure, limit ?? 0));
  const tellRow = (cell: number): FlowRow => {
    const row: Record<string, string | number | boolean | null> = { period: partial.valueAt(cell, 0) };
    for (const [at, dimension] of question.by.entries()) row[dimension] = partial.valueAt(cell, at + 1);
    for (const measure of MEASURES) {
      const isHidden = withheld.get(measure)?.has(cell) ?? false;
      row[measure] = isHidden ? null : (partial.counts[measure][cell] ?? 0);
      if (isHidden) row.withheld = true;
    }
    const isHidden = (measure: CellMeasure) => row.crossings === null || (withheld.get(measure)?.has(cell) ?? false);
    tellExtras(row, extras, (measure) => partial.counts[measure][cell] ?? 0, isHidden);
    return row as unknown as FlowRow;
  };
  const rows: FlowRow[] = [];
  for (const cell of cells) {
    rows.push(tellRow(cell));
    if (rows.length % ROWS_A_STEP === 0) yield;
  }
  const totals = totalsOf(partial, cells, limit);
  const sumOf = (measure: CellMeasure) => cells.reduce((sum, cell) => sum + (partial.counts[measure][cell] ?? 0), 0);
  const isTotalHidden = (measure: CellMeasure) =>
    totals.crossings === null || (limit !== null && isFewOf(sumOf(measure), sumOf('crossings'), limit));
  tellExtras(totals, extras, sumOf, isTotalHidden);
  return { rows, totals, includesInvented: partial.includesInvented };
}

const EXTRAS: Record<ExtraMeasure, { measure: CellMeasure; name: keyof ExtraFigures }> = {
  escorted: { measure: 'escorted', name: 'escorted' },
  'purpose-not-asked': { measure: 'purposeNotAsked', name: 'purposeNotAskedShare' },
  'residence-not-asked': { measure: 'noResidence', name: 'residenceNotAskedShare' },
  'screened-late': { measure: 'screenedLate', name: 'screenedLateShare' },
  'entered-by-hand': { measure: 'byHand', name: 'enteredByHandShare' },
};

/** Their fields in an answer. */
export function namesOf(extras: readonly ExtraMeasure[]): string[] {
  return extras.map((extra) => EXTRAS[extra].name);
}

/** What cells must count for them. */
export function measuresOf(extras: readonly ExtraMeasure[]): CellMeasure[] {
  return extras.map((extra) => EXTRAS[extra].measure);
}

/** A share lays open how many of the crossings are of its kind, and how many are not. */
function isFewOf(count: number, crossings: number, limit: number): boolean {
  const isFew = (one: number) => one > 0 && one < limit;
  return isFew(count) || isFew(crossings - count);
}

/** Adds what was asked for beside the three counts. */
function tellExtras(
  row: object,
  extras: readonly ExtraMeasure[],
  figureOf: (measure: CellMeasure) => number,
  isHidden: (measure: CellMeasure) => boolean,
): void {
  const told = row as Record<string, unknown>;
  for (const extra of extras) {
    const { measure, name } = EXTRAS[extra];
    const crossings = figureOf('crossings');
    if (isHidden(measure)) {
      told[name] = null;
      told.withheld = true;
    } else if (name === 'escorted') told[name] = figureOf(measure);
    else told[name] = crossings === 0 ? null : Math.round((figureOf(measure) / crossings) * 1000) / 1000;
  }
}

/** Refusals and referrals are counted, not their persons: there are so many persons at most. */
function isSmall(partial: FlowPartial, cell: number, measure: CellMeasure, limit: number): boolean {
  const count = partial.counts[measure][cell] ?? 0;
  if (measure === 'crossings') return count > 0 && (count < limit || partial.personsAtLeast(cell) < limit);
  if (measure === 'refusals' || measure === 'referrals') return count > 0 && count < limit;
  return isFewOf(count, partial.counts.crossings[cell] ?? 0, limit);
}

/**
 * Which cells of an answer are withheld.
 * @param forced cells that are withheld anyway, because another answer withholds what they are a part of
 */
export function* withheldOf(
  partial: FlowPartial,
  all: readonly number[],
  measure: CellMeasure,
  limit: number,
  forced: ReadonlySet<number> = new Set(),
): Steps<Set<number>> {
  const isOfCrossings = measure !== 'refusals' && measure !== 'referrals';
  const counted = isOfCrossings ? partial.counts.crossings : partial.counts[measure];
  const cells = all.filter((cell) => (counted[cell] ?? 0) > 0);
  const slotOf = (at: number) => cells[at] ?? 0;
  const withheld = yield* withholdInSteps(
    {
      sizes: cells.map((cell) => counted[cell] ?? 0),
      small: cells.flatMap((cell, at) => (forced.has(cell) || isSmall(partial, cell, measure, limit) ? [at] : [])),
      ...(isOfCrossings && { areEnough: (hidden) => partial.personsTogether(hidden.map(slotOf)) >= limit }),
      dimensionCount: partial.axes.length,
      lineOf: (at, axis) => partial.lineAt(slotOf(at), axis),
    },
    limit,
  );
  return new Set([...withheld].map(slotOf));
}

/** Sums of some cells; withheld where they are of too few persons. */
export function totalsOf(partial: FlowPartial, cells: readonly number[], limit: number | null): FlowCounts {
  const totals: FlowCounts = { crossings: 0, refusals: 0, referrals: 0 };
  for (const measure of MEASURES) {
    totals[measure] = cells.reduce((sum, cell) => sum + (partial.counts[measure][cell] ?? 0), 0);
  }
  if (limit === null) return totals;
  const isMany = partial.personsTogether(cells) >= limit;
  for (const measure of MEASURES) {
    const total = totals[measure] ?? 0;
    if (total === 0 || (total >= limit && (measure !== 'crossings' || isMany))) continue;
    totals[measure] = null;
    totals.withheld = true;
  }
  return totals;
}
