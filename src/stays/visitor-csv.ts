import { type CsvCell, csvOf } from '../platform/http/csv.ts';
import type { Visitors } from './read-visitors.ts';

/** The funnel and its countries, one figure a line: arrivals are events, not persons. An empty figure with `withheld` is no zero. */
export function visitorsAsCsv({
  arrivals,
  notVisitors,
  visitors,
  grounds,
  byCountry,
  includesInvented,
}: Visitors): AsyncGenerator<string, void, undefined> {
  const lines: CsvCell[][] = [];
  const add = (part: string, of: string, country: string, figure: number | null) =>
    lines.push([part, of, country, figure, figure === null ? true : '', includesInvented]);
  add('arrivals', '', '', arrivals);
  add('not-visitors', '', '', notVisitors.arrivals);
  for (const one of notVisitors.classes) add('not-visitors', one.class, '', one.arrivals);
  add('visitors', '', '', visitors.arrivals);
  for (const one of visitors.classes) add('visitors', one.class, '', one.arrivals);
  for (const one of grounds) {
    add('arrivals-by-ground-of-residence', one.ground, '', one.arrivals);
    add('visitors-by-ground-of-residence', one.ground, '', one.visitors);
  }
  for (const { country, visitors: all, classes } of byCountry) {
    add('visitors', '', country, all);
    for (const one of classes) add('visitors', one.class, country, one.arrivals);
  }
  return csvOf(['part', 'class', 'country', 'arrivals', 'withheld', 'includesInvented'], lines);
}
