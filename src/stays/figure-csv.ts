import { stringify } from 'csv-stringify/sync';

/** Of the two forms the one that the client names first; JSON when it names neither. */
export function wantsCsv(accept: string | undefined): boolean {
  const types = (accept ?? '').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase());
  return types.find((type) => type === 'text/csv' || type === 'application/json') === 'text/csv';
}

export type CsvCell = string | number | boolean | null | undefined;

/** Figures as CSV (RFC 4180): a header and its lines. A spreadsheet must not run a cell that begins like a formula; a number is none. */
export function csvOf(header: readonly string[], lines: readonly (readonly CsvCell[])[]): string {
  return stringify([header, ...lines], {
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: (value) => String(value), number: (value) => ({ value: String(value), escape_formulas: false }) },
  });
}
