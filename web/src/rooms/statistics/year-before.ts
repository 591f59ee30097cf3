import { daysBetween } from '../../../../src/core/dates.ts';
import type { Schemas } from '../../platform/api.ts';
import { add, type Count, countOf, NOTHING } from './count.ts';
import { type FlowQuestion, paramsOf } from './flow-question.ts';

export type YearBefore = Schemas['FlowsYearBefore'];
export type Break = YearBefore['breaks'][number];
export type Comparison = YearBefore['comparison'];
export type ComparedRow = YearBefore['rows'][number];

/** As the API has it. */
const MOST_DAYS = 1100;

/** Whether a view has a year before that can be told: not of a period that is not over, nor of a very long one. */
export function isComparable({ from, to }: { from: string; to: string }, today: string): boolean {
  return to <= today && daysBetween(from, to) <= MOST_DAYS;
}

export function yearBeforeParams(question: FlowQuestion, comparison: Comparison) {
  return { ...paramsOf(question), comparison };
}

/** Whether anything crossed a year before that is told beside the view. */
export function hasYearBefore(compared: YearBefore | undefined): boolean {
  return compared?.rows.some(({ before }) => before !== null && before.crossings !== 0) ?? false;
}

export interface Compared {
  now: Count;
  before: Count;
}

type Measure = 'crossings' | 'refusals' | 'referrals';

/** Both years' sums of some rows: what is withheld in one of them keeps the sum from being whole. */
export function sumYears(rows: readonly ComparedRow[], measure: Measure = 'crossings'): Compared {
  return rows.reduce(
    (sum, { now, before }) => ({
      now: add(sum.now, countOf(now[measure])),
      before: add(sum.before, countOf(before === null ? 0 : before[measure])),
    }),
    { now: NOTHING, before: NOTHING },
  );
}

/** The totals as they are told. */
export function totalYears({ totals }: YearBefore, measure: Measure = 'crossings'): Compared {
  return { now: countOf(totals.now[measure]), before: countOf(totals.before?.[measure]) };
}
