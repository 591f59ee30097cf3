import type { FlowRow } from './flow-question.ts';

/** A sum of cells of which some may be withheld: what is known of it, and whether that is all. Nothing known and not whole: withheld. */
export interface Count {
  known: number;
  isWhole: boolean;
}

export type Measure = 'crossings' | 'refusals' | 'referrals';

export const NOTHING: Count = { known: 0, isWhole: true };

/** @param value a cell of the API's: null is withheld, never zero */
export function countOf(value: number | null | undefined): Count {
  return value === null || value === undefined ? { known: 0, isWhole: false } : { known: value, isWhole: true };
}

export function add(a: Count, b: Count): Count {
  return { known: a.known + b.known, isWhole: a.isWhole && b.isWhole };
}

export const isWithheld = ({ known, isWhole }: Count): boolean => known === 0 && !isWhole;

export function sumOf(rows: readonly FlowRow[], measure: Measure = 'crossings'): Count {
  return rows.reduce((sum, row) => add(sum, countOf(row[measure])), NOTHING);
}

/**
 * Sums by a key, in the order in which the keys come. Only crossings, refusals and referrals, which are events: persons are never
 * added up.
 */
export function sumBy(
  rows: readonly FlowRow[],
  keyOf: (row: FlowRow) => string,
  measure: Measure = 'crossings',
): Map<string, Count> {
  const sums = new Map<string, Count>();
  for (const row of rows) {
    const key = keyOf(row);
    sums.set(key, add(sums.get(key) ?? NOTHING, countOf(row[measure])));
  }
  return sums;
}
