import type { Schemas } from '../../platform/api.ts';

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
