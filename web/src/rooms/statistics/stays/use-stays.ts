import type { Answered } from '../../../platform/answer.ts';
import { api, type Schemas } from '../../../platform/api.ts';
import type { Range } from '../ranges.ts';
import { useReport } from '../use-report.ts';

export type StaySummary = Schemas['StaySummary'];
export type OverstaySummary = Schemas['OverstaySummary'];

interface StayFigures {
  stays: StaySummary;
  overstays: OverstaySummary;
}

/** Not counted yet: it soon will be. */
const COUNTED_SOON_MS = 5_000;

async function askStays({ from, to }: Range, signal: AbortSignal): Promise<Answered<StayFigures>> {
  const options = { params: { query: { from, to } }, signal };
  const [stays, overstays] = await Promise.all([
    api.GET('/v1/stays/summary', options),
    api.GET('/v1/overstays/summary', options),
  ]);
  if (!stays.data) return stays;
  if (!overstays.data) return overstays;
  return { data: { stays: stays.data, overstays: overstays.data }, response: stays.response };
}

/** Stays and overstays of some days, both of the same range. */
export function useStays(range: Range) {
  return useReport(['stay-figures', range.from, range.to], (signal) => askStays(range, signal), {
    doesKeep: true,
    everyMs: (data) => data?.stays.asOf === null && COUNTED_SOON_MS,
  });
}
