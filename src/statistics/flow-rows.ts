import {
  type ExtraFigures,
  type ExtraMeasure,
  type FlowQuestion,
  type FlowRow,
  MEASURES,
  type Measure,
} from './flow.ts';
import type { FlowPartial } from './flow-partial.ts';
import type { CellMeasure } from './month-cells.ts';
import { withholdCells } from './withhold-cells.ts';

/** null: withheld. */
export type FlowCounts = Record<Measure, number | null> & ExtraFigures & { withheld?: true };

export interface ToldFlows {
  rows: FlowRow[];
  totals: FlowCounts;
  includesInvented: boolean;
}

/**
 * An answer's rows in their order, with their totals.
 * @param limit cells of fewer persons are withheld, and others by which they could be worked out; null: nothing is
 */
export function tellFlows(question: FlowQuestion, partial: FlowPartial, limit: number | null): ToldFlows {
  const cells = partial.inOrder(MEASURES);
  const withheld = new Map<Measure, Set<number>>();
  for (const measure of limit === null ? [] : MEASURES)
    withheld.set(measure, withheldOf(partial, cells, measure, limit ?? 0));
  const rows = cells.map((cell): FlowRow => {
    const row: Record<string, string | number | boolean | null> = { period: partial.valueAt(cell, 0) };
    for (const [at, dimension] of question.by.entries()) row[dimension] = partial.valueAt(cell, at + 1);
    for (const measure of MEASURES) {
      const isHidden = withheld.get(measure)?.has(cell) ?? false;
      row[measure] = isHidden ? null : (partial.counts[measure][cell] ?? 0);
      if (isHidden) row.withheld = true;
    }
    const figuresOf = (measure: CellMeasure) => partial.counts[measure][cell] ?? 0;
    tellExtras(row, question.extras ?? [], figuresOf, row.crossings === null, limit);
    return row as unknown as FlowRow;
  });
  const totals = totalsOf(partial, cells, limit);
  const sumOf = (measure: CellMeasure) => cells.reduce((sum, cell) => sum + (partial.counts[measure][cell] ?? 0), 0);
  tellExtras(totals, question.extras ?? [], sumOf, totals.crossings === null, limit);
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

/**
 * Adds what was asked for beside the three counts. Of a withheld cell nothing is told; a ministry has shares to a hundredth, from which nobody
 * can be counted, and no escorted persons below the limit.
 */
function tellExtras(
  row: object,
  extras: readonly ExtraMeasure[],
  figureOf: (measure: CellMeasure) => number,
  isWithheld: boolean,
  limit: number | null,
): void {
  const told = row as Record<string, unknown>;
  const precision = limit === null ? 1000 : 100;
  for (const extra of extras) {
    const { measure, name } = EXTRAS[extra];
    const count = figureOf(measure);
    const crossings = figureOf('crossings');
    if (name === 'escorted') {
      const isFew = limit !== null && count > 0 && (count < limit || crossings - count < limit);
      told[name] = isWithheld || isFew ? null : count;
      if (told[name] === null) told.withheld = true;
    } else {
      told[name] = isWithheld || crossings === 0 ? null : Math.round((count / crossings) * precision) / precision;
    }
  }
}

/** Refusals and referrals are counted, not their persons: there are so many persons at most. */
function isSmall(partial: FlowPartial, cell: number, measure: Measure, limit: number): boolean {
  const count = partial.counts[measure][cell] ?? 0;
  return count > 0 && (count < limit || (measure === 'crossings' && partial.personsAtLeast(cell) < limit));
}

function withheldOf(partial: FlowPartial, all: readonly number[], measure: Measure, limit: number): Set<number> {
  const cells = all.filter((cell) => (partial.counts[measure][cell] ?? 0) > 0);
  const withheld = withholdCells(
    {
      sizes: cells.map((cell) => partial.counts[measure][cell] ?? 0),
      small: cells.flatMap((cell, at) => (isSmall(partial, cell, measure, limit) ? [at] : [])),
      dimensionCount: partial.axes.length,
      lineOf: (at, axis) => partial.lineAt(cells[at] ?? 0, axis),
    },
    limit,
  );
  return new Set([...withheld].map((at) => cells[at] ?? 0));
}

function totalsOf(partial: FlowPartial, cells: readonly number[], limit: number | null): FlowCounts {
  const totals: FlowCounts = { crossings: 0, refusals: 0, referrals: 0 };
  for (const measure of MEASURES) {
    totals[measure] = cells.reduce((sum, cell) => sum + (partial.counts[measure][cell] ?? 0), 0);
  }
  if (limit === null) return totals;
  const persons = new Set<number>();
  const isMany = cells.some((cell) => {
    const own = partial.persons[cell];
    for (const person of own ?? []) persons.add(person);
    return !own || persons.size >= limit;
  });
  for (const measure of MEASURES) {
    const total = totals[measure] ?? 0;
    if (total === 0 || (total >= limit && (measure !== 'crossings' || isMany))) continue;
    totals[measure] = null;
    totals.withheld = true;
  }
  return totals;
}
