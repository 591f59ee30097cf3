import { api } from '../../platform/api.ts';
import type { FlowQuestion } from './flow-question.ts';
import { useReport } from './use-report.ts';
import { type Comparison, yearBeforeParams } from './year-before.ts';

/** The question's figures beside those of the year before. `isAsked`: not of a view that has none. */
export function useYearBefore(question: FlowQuestion, comparison: Comparison, isAsked: boolean) {
  return useReport(
    ['flows-year-before', comparison, question],
    (signal) => api.GET('/v1/flows/year-before', { params: { query: yearBeforeParams(question, comparison) }, signal }),
    { isAsked },
  );
}
