import type { Say } from '../../words/language.ts';
import type { Count } from './count.ts';
import { sayCount } from './say-figures.ts';

/** The twin of a picture: the same figures as a table, on the screen and in the workbook. */
export interface TableModel {
  columns: readonly { title: string; isNumber?: boolean }[];
  rows: readonly (readonly (string | Count)[])[];
}

export function sayCell(say: Say, cell: string | Count): string {
  return typeof cell === 'string' ? cell : sayCount(say, cell);
}

export const hasWithheld = ({ rows }: TableModel): boolean =>
  rows.some((row) => row.some((cell) => typeof cell !== 'string' && !cell.isWhole));
