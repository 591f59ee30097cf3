import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const FOLDER = process.env.IAMIS_SHARED_DATA ?? '../shared/data';

export function hasSharedData(): boolean {
  return existsSync(join(FOLDER, 'names')) && existsSync(join(FOLDER, 'watchlists'));
}

/** The rows of one of the shared files, each cell by its column; a column that a row lacks is ''. */
export function readRows<Column extends string>(path: string, columns: readonly Column[]): Record<Column, string>[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(FOLDER, path)), {
    columns: true,
    relax_column_count: true,
  });
  return rows.map((row) => {
    const picked = Object.fromEntries(columns.map((column) => [column, row[column] ?? '']));
    return picked as Record<Column, string>;
  });
}

const PAIR_COLUMNS = [
  'id',
  'source',
  'name_a',
  'name_b',
  'dob_a',
  'dob_b',
  'country_a',
  'country_b',
  'expected',
  'note',
] as const;
export type PairRow = Record<(typeof PAIR_COLUMNS)[number], string>;

/** A file of two names and what is known of each; `expected` is `match` or `no_match`. */
export function readPairs(name: string): PairRow[] {
  return readRows(`names/${name}.csv`, PAIR_COLUMNS);
}

/** The values of a cell that holds several, divided by `|`. */
export function valuesOf(cell: string): string[] {
  return cell
    .split('|')
    .map((value) => value.trim())
    .filter(Boolean);
}

const NOT_LATIN = /[^\P{L}\p{Script=Latin}\u02b0-\u02ff]/u;

/** No letter of another script; modifier letters (Uzbek Oʻ, Arabic ʿ) belong to Latin spellings. */
export function isLatin(text: string): boolean {
  return !NOT_LATIN.test(text);
}
