import writeXlsxFile from 'write-excel-file/browser';
import type { Say } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { sayCell, type TableModel } from '../table-model.ts';

/** What a workbook says of its figures: they must not travel without their unit. */
export interface About {
  title: string;
  sentence: string;
  unit: string;
  scope: string;
  /** In words; null: not told. */
  asOf: string | null;
}

const BOLD = { fontWeight: 'bold' } as const;

/** Numbers are numbers; what is withheld in part or whole is said in words and can't be added up by mistake. */
function figuresOf(say: Say, { columns, rows }: TableModel) {
  const head = columns.map(({ title, isNumber }) => ({
    value: title,
    ...BOLD,
    ...(isNumber && { align: 'right' as const }),
  }));
  const body = rows.map((row) =>
    row.map((cell) =>
      typeof cell !== 'string' && cell.isWhole
        ? { value: cell.known, type: Number, format: '#,##0' }
        : { value: sayCell(say, cell), type: String },
    ),
  );
  return [head, ...body];
}

/** Two sheets: the figures, and unit, filter and as-of. Everything in the screen's language. */
export async function makeWorkbook(say: Say, table: TableModel, about: About, address: string): Promise<Blob> {
  const lines: [string, string][] = [
    [say(statisticsWords.what), about.title],
    [say(statisticsWords.unit), about.unit],
    [say(statisticsWords.filter), about.scope],
    [say(statisticsWords.asOfTitle), about.asOf ?? '—'],
    [say(statisticsWords.address), address],
    ['', about.sentence],
    ['', say(statisticsWords.withheldNote)],
  ];
  const aboutRows = lines.map(([name, value]) => [
    { value: name, type: String, ...BOLD },
    { value, type: String },
  ]);
  return writeXlsxFile([
    {
      data: figuresOf(say, table),
      sheet: say(statisticsWords.figuresSheet),
      columns: table.columns.map(({ title }) => ({ width: Math.max(16, title.length + 2) })),
      stickyRowsCount: 1,
    },
    { data: aboutRows, sheet: say(statisticsWords.aboutSheet), columns: [{ width: 20 }, { width: 110 }] },
  ]).toBlob();
}
