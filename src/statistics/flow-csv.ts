import { stringify } from 'csv-stringify/sync';
import { type FlowQuestion, MEASURES } from './flow.ts';
import { namesOf } from './flow-rows.ts';
import type { CountedRow } from './flow-store.ts';

/**
 * Flows as CSV (RFC 4180), chunk by chunk. The measures' names are the unit: crossings, refusals and referrals are events, not persons.
 * `includesInvented` marks rows in which rows of a demonstration are counted.
 */
export async function* flowsAsCsv(
  question: FlowQuestion,
  chunks: AsyncIterable<readonly CountedRow[]>,
): AsyncGenerator<string, void, undefined> {
  const columns = [
    'period',
    ...question.by,
    ...MEASURES,
    ...namesOf(question.extras ?? []),
    'withheld',
    'includesInvented',
  ];
  const options = {
    columns,
    // A spreadsheet must not run a cell that begins like a formula.
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: (value: boolean) => String(value) },
  } as const;
  yield stringify([columns], { ...options, columns: undefined });
  for await (const chunk of chunks) yield stringify([...chunk], options);
}

/** `flows-of-crossings-2026-03-01-to-2026-04-01-by-day.csv`: the unit and the range (the last day is not in it). */
export function csvFileName({ from, to, period }: FlowQuestion): string {
  return `flows-of-crossings-${from}-to-${to}-by-${period}.csv`;
}
