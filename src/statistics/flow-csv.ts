import { type CsvCell, csvOf } from '../platform/http/csv.ts';
import { type FlowQuestion, MEASURES } from './flow.ts';
import { namesOf } from './flow-rows.ts';
import type { CountedRow } from './flow-store.ts';

/**
 * Flows as CSV (RFC 4180), piece by piece. The measures' names are the unit: crossings, refusals and referrals are events, not persons.
 * `includesInvented` marks rows in which rows of a demonstration are counted.
 */
export function flowsAsCsv(
  { by, extras }: FlowQuestion,
  chunks: AsyncIterable<readonly CountedRow[]>,
): AsyncGenerator<string, void, undefined> {
  const columns = ['period', ...by, ...MEASURES, ...namesOf(extras ?? []), 'withheld', 'includesInvented'];
  return csvOf(columns, linesOf(columns, chunks));
}

async function* linesOf(
  columns: readonly string[],
  chunks: AsyncIterable<readonly CountedRow[]>,
): AsyncGenerator<CsvCell[], void, undefined> {
  for await (const chunk of chunks) {
    for (const row of chunk) yield columns.map((column) => Reflect.get(row, column) as CsvCell);
  }
}

/** `flows-of-crossings-2026-03-01-to-2026-04-01-by-day`: the unit and the range (the last day is not in it). */
export function csvFileName({ from, to, period }: FlowQuestion): string {
  return `flows-of-crossings-${from}-to-${to}-by-${period}`;
}
