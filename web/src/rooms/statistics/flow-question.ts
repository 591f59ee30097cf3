import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Schemas } from '../../platform/api.ts';

export type Flows = Schemas['Flows'];
export type FlowRow = Schemas['FlowRow'];
export type Grain = Flows['period'];
export type Dimension = Flows['by'][number];

/** One question to GET /v1/flows. */
export interface FlowQuestion {
  /** Local days, [from, to). */
  from: string;
  to: string;
  period: Grain;
  by: readonly Dimension[];
  filters: Readonly<Partial<Record<Dimension, readonly string[]>>>;
}

export function paramsOf({ from, to, period, by, filters }: FlowQuestion) {
  const given = Object.entries(filters).map(([name, values]) => [name, values.join(',')] as const);
  return { from, to, period, ...(by.length > 0 && { by: by.join(',') }), ...Object.fromEntries(given) };
}

/** The server refused: its code says why. */
export class FlowRefusal extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** @throws FlowRefusal */
async function askFlows(question: FlowQuestion, signal: AbortSignal): Promise<Flows> {
  const { data, error } = await api.GET('/v1/flows', { params: { query: paramsOf(question) }, signal });
  if (error) throw new FlowRefusal(error.code);
  if (!data || typeof data === 'string') throw new FlowRefusal('no-answer');
  return data;
}

/** The answer stays while another view is asked for, so that nothing jumps; `isPlaceholderData` tells. */
export function useFlows(question: FlowQuestion | null) {
  return useQuery({
    queryKey: ['flows', question],
    enabled: question !== null,
    staleTime: 60_000,
    retry: (count, error) => !(error instanceof FlowRefusal) && count < 1,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      if (question === null) throw new Error('nothing is asked');
      return askFlows(question, signal);
    },
  });
}
