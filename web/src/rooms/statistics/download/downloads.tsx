import { useState } from 'react';
import { localDay } from '../../../words/figures.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import type { FlowQuestion } from '../flow-question.ts';
import type { TableModel } from '../table-model.ts';
import { type CsvSource, csvOf, saveCsv } from './csv.ts';
import { saveFile } from './save-file.ts';
import { tableCsv } from './table-csv.ts';
import type { About } from './xlsx.ts';

interface DownloadsProps {
  question: FlowQuestion | null;
  /** Where the CSV is, if it is not the question's own. */
  csv: CsvSource | undefined;
  table: TableModel;
  about: About;
}

/** The figure as the API's CSV, or where the API has none of it as its table's; and as a workbook; the workbook's maker is loaded when it is asked for. */
export function Downloads({ question, csv, table, about }: DownloadsProps) {
  const { say } = useLanguage();
  const source = csv ?? (question && csvOf(question));
  const [hasFailed, setHasFailed] = useState(false);
  const run = (save: () => Promise<void>) => {
    setHasFailed(false);
    save().catch(() => setHasFailed(true));
  };
  const range = question ? `${question.from}-to-${question.to}` : localDay(Date.now());
  const by = question?.by.length ? `-${question.by.join('-')}` : '';
  const name = `${question ? 'flows-of-crossings' : 'stays'}-${range}${by}`;
  const saveXlsx = async () => {
    const { makeWorkbook } = await import('./xlsx.ts');
    saveFile(await makeWorkbook(say, table, about, location.href), `${name}.xlsx`);
  };
  // A byte order mark, by which a spreadsheet knows UTF-8.
  const saveTable = async () =>
    saveFile(new Blob(['\ufeff', tableCsv(say, table)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  return (
    <>
      <button type="button" className="quiet" onClick={() => run(source ? () => saveCsv(source) : saveTable)}>
        {say(statisticsWords.downloadCsv)}
      </button>
      <button type="button" className="quiet" onClick={() => run(saveXlsx)}>
        {say(statisticsWords.downloadXlsx)}
      </button>
      {hasFailed && (
        <span className="figure-failed" role="alert">
          {say(statisticsWords.downloadFailed)}
        </span>
      )}
    </>
  );
}
