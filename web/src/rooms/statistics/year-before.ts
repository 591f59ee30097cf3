import { useQuery } from '@tanstack/react-query';
import { daysBetween } from '../../../../src/core/dates.ts';
import { api, type Schemas } from '../../platform/api.ts';
import { add, type Count, countOf, NOTHING } from './count.ts';
import { type FlowQuestion, FlowRefusal, paramsOf } from './flow-question.ts';

export type YearBefore = Schemas['FlowsYearBefore'];
export type Break = YearBefore['breaks'][number];
export type Comparison = YearBefore['comparison'];
export type ComparedRow = YearBefore['rows'][number];

const MOST_RETRIES = 5;
/** As the API has it. */
const MOST_DAYS = 1100;

/** Whether a view has a year before that can be told: not of a period that is not over, nor of a very long one. */
export function isComparable({ from, to }: { from: string; to: string }, today: string): boolean {
  return to <= today && daysBetween(from, to) <= MOST_DAYS;
}

export function yearBeforeParams(question: FlowQuestion, comparison: Comparison) {
  return { ...paramsOf(question), comparison };
}

/** The question's figures beside those of the year before; null: it is not asked. */
export function useYearBefore(question: FlowQuestion | null, comparison: Comparison) {
  return useQuery({
    queryKey: ['flows-year-before', comparison, question],
    enabled: question !== null,
    staleTime: 60_000,
    // Two years are asked at once: a busy server says so, and has time a little later.
    retry: (count, error) =>
      error instanceof FlowRefusal ? error.code === 'overloaded' && count < MOST_RETRIES : count < 1,
    queryFn: async ({ signal }): Promise<YearBefore> => {
      if (question === null) throw new Error('nothing is asked');
      const query = yearBeforeParams(question, comparison);
      const { data, error } = await api.GET('/v1/flows/year-before', { params: { query }, signal });
      if (error) throw new FlowRefusal(error.code);
      if (!data || typeof data === 'string') throw new FlowRefusal('no-answer');
      return data;
    },
  });
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
