import type { Say } from '../../../words/language.ts';
import { sayCell, type TableModel } from '../table-model.ts';

/** RFC 4180, 2: a field with a comma, a quote or a line's end is quoted, its quotes doubled. */
const fieldOf = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A figure's table as CSV (RFC 4180) in the screen's language. Numbers are plain digits; what is withheld is said in words. */
export function tableCsv(say: Say, { columns, rows }: TableModel): string {
  const lines = rows.map((row) =>
    row.map((cell) => (typeof cell !== 'string' && cell.isWhole ? String(cell.known) : sayCell(say, cell))),
  );
  return [columns.map(({ title }) => title), ...lines].map((line) => `${line.map(fieldOf).join(',')}\r\n`).join('');
}
