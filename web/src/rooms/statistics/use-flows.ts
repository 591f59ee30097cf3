import { api } from '../../platform/api.ts';
import { type FlowQuestion, paramsOf } from './flow-question.ts';
import { useReport } from './use-report.ts';

/** The answer stays while another view is asked for, so that nothing jumps; `isPlaceholderData` tells. */
export function useFlows(question: FlowQuestion, isAsked = true) {
  return useReport(
    ['flows', question],
    (signal) => api.GET('/v1/flows', { params: { query: paramsOf(question) }, signal }),
    { isAsked, doesKeep: true },
  );
}
