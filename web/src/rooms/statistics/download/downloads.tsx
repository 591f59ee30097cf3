import { useState } from 'react';
import { localDay } from '../../../words/figures.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import type { FlowQuestion } from '../flow-question.ts';
import type { TableModel } from '../table-model.ts';
import { type CsvSource, csvOf, saveCsv } from './csv.ts';
import { saveFile } from './save-file.ts';
import type { About } from './xlsx.ts';

interface DownloadsProps {
  question: FlowQuestion | null;
  /** Where the CSV is, if it is not the question's own. */
  csv: CsvSource | undefined;
  table: TableModel;
  about: About;
}

/** The figure as the API's CSV, and as a workbook; the workbook's maker is loaded when it is asked for. */
export function Downloads({ question, csv, table, about }: DownloadsProps) {
  const { say } = useLanguage();
  const source = csv ?? (question && csvOf(question));
  const [hasFailed, setHasFailed] = useState(false);
  const run = (save: () => Promise<void>) => {
    setHasFailed(false);
    save().catch(() => setHasFailed(true));
  };
  const saveXlsx = async () => {
    const { makeWorkbook } = await import('./xlsx.ts');
    const range = question ? `${question.from}-to-${question.to}` : localDay(Date.now());
    const by = question?.by.length ? `-${question.by.join('-')}` : '';
    saveFile(
      await makeWorkbook(say, table, about, location.href),
      `${question ? 'flows-of-crossings' : 'stays'}-${range}${by}.xlsx`,
    );
  };
  return (
    <>
      {source && (
        <button type="button" className="quiet" onClick={() => run(() => saveCsv(source))}>
          {say(statisticsWords.downloadCsv)}
        </button>
      )}
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
