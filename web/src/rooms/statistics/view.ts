import { isCalendarDate } from '../../../../src/core/dates.ts';
import type { Dimension, FlowQuestion, Grain } from './flow-question.ts';
import { GRAINS, grainFor, monthBefore } from './ranges.ts';
import type { Comparison } from './year-before.ts';

/** What the whole desk shows: held by the address alone, so that a view can be sent. */
export interface View {
  /** Local days, [from, to). */
  from: string;
  to: string;
  grain: Grain;
  /** What the year before is held against. */
  comparison: Comparison;
  filters: Readonly<Partial<Record<FilterName, readonly string[]>>>;
}

/** What can be filtered by, as the address and the API name it. */
export const FILTERS = ['checkpoint', 'direction', 'nationality', 'mode', 'neighbour', 'sex', 'purpose'] as const;
export type FilterName = (typeof FILTERS)[number];

const MOST_VALUES = 60;

/**
 * An address that says nothing is the last whole month by day; one that says nonsense is read as far as it makes sense.
 * @param today the local day
 */
export function readView(query: URLSearchParams, today: string): View {
  const month = monthBefore(today);
  const [from, to] = [query.get('from') ?? month.from, query.get('to') ?? month.to];
  const isRange = isCalendarDate(from) && isCalendarDate(to) && from < to;
  const range = isRange ? { from, to } : month;
  const asked = GRAINS.find((grain) => grain === query.get('grain'));
  const filters: Partial<Record<FilterName, readonly string[]>> = {};
  for (const name of FILTERS) {
    const values = query.get(name)?.split(',').filter(Boolean).slice(0, MOST_VALUES) ?? [];
    if (values.length > 0) filters[name] = [...new Set(values)];
  }
  const comparison = query.get('comparison') === 'like-for-like' ? 'like-for-like' : 'calendar';
  return { ...range, grain: grainFor(range, asked), comparison, filters };
}

/** The view's question by some dimensions; `period` is the view's grain without one. */
export function questionOf(view: View, by: readonly Dimension[], period: Grain = view.grain): FlowQuestion {
  return { from: view.from, to: view.to, period, by, filters: view.filters };
}
