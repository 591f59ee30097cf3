import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Schemas } from '../../../platform/api.ts';
import type { Range } from '../ranges.ts';

export type StaySummary = Schemas['StaySummary'];
export type OverstaySummary = Schemas['OverstaySummary'];

interface StayFigures {
  stays: StaySummary;
  overstays: OverstaySummary;
}

/** Stays and overstays of some days, both of the same range. */
export function useStays({ from, to }: Range) {
  return useQuery({
    queryKey: ['stay-figures', from, to],
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    // Not counted yet: it soon will be. A busy server turns reports away first, and has time a little later.
    refetchInterval: ({ state }) => (state.data?.stays.asOf === null || state.error ? 5_000 : false),
    queryFn: async (): Promise<StayFigures> => {
      const params = { query: { from, to } };
      const [stays, overstays] = await Promise.all([
        api.GET('/v1/stays/summary', { params }),
        api.GET('/v1/overstays/summary', { params }),
      ]);
      if (!stays.data || !overstays.data) throw new Error('no stay figures');
      return { stays: stays.data, overstays: overstays.data };
    },
  });
}
