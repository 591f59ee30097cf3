import { type ReactNode, useId } from 'react';
import { formatInstant } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { CopySentence, useTakenSentence } from './copy-sentence.tsx';
import type { CsvSource } from './download/csv.ts';
import { Downloads } from './download/downloads.tsx';
import type { FlowQuestion } from './flow-question.ts';
import { type Asked, ReportTrouble } from './report-trouble.tsx';
import { hasWithheld, type TableModel } from './table-model.ts';
import { TwinTable } from './twin-table.tsx';

interface FigureProps {
  title: string;
  /** Written from the figures; can be copied. */
  sentence: string;
  unit: string;
  /** Which days and which filter, in words. */
  scope: string;
  asOf: string | null;
  table: TableModel;
  /** The question whose rows the CSV has; null: there is none of the API's. */
  question: FlowQuestion | null;
  /** Another address of the API's that gives the figure as CSV. */
  csv?: CsvSource;
  /** The answer it is drawn from, where it has one of its own: without one there is no picture, and it says why. */
  answer?: Asked;
  isWide?: boolean;
  /** A figure above the table is withheld, or one of its halves: what that means is said, whatever the table has. */
  isPartWithheld?: boolean;
  note?: ReactNode;
  children: ReactNode;
}

/** In the place of a figure that there is no answer for. */
export function MissingFigure({ title, isWide, answer }: Pick<FigureProps, 'title' | 'isWide'> & { answer: Asked }) {
  const id = useId();
  return (
    <figure className={isWide ? 'figure is-wide' : 'figure'} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ReportTrouble answers={[answer]} />
    </figure>
  );
}

/** A picture with everything that makes it a figure: its sentence, unit, filter, as-of, the table, the downloads. */
export function Figure(props: FigureProps) {
  const {
    title,
    sentence,
    unit,
    scope,
    asOf,
    table,
    question,
    csv,
    answer,
    isWide,
    isPartWithheld = false,
    note,
    children,
  } = props;
  const { language, say } = useLanguage();
  const id = useId();
  const at = asOf === null ? null : formatInstant(language, asOf);
  const about = { title, sentence, unit, scope, asOf: at };
  const asOfText = at && say(statisticsWords.asOf, { at });
  const isTaken = useTakenSentence(`${title}. ${sentence} (${[unit, scope, asOfText].filter(Boolean).join('; ')})`);
  if (isTaken) return null;
  // Before there is an answer there is nothing to take along: zeros would be taken for figures.
  const isThere = answer === undefined || answer.data !== undefined;
  if (!isThere && answer.failureReason) return <MissingFigure title={title} isWide={isWide} answer={answer} />;
  return (
    <figure className={isWide ? 'figure is-wide' : 'figure'} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {sentence && <p className="figure-sentence">{sentence}</p>}
      {children}
      {note && <p className="quiet-text figure-note">{note}</p>}
      <figcaption className="quiet-text">
        {[
          `${say(statisticsWords.unit)}: ${unit}`,
          scope,
          asOfText,
          (isPartWithheld || hasWithheld(table)) && say(statisticsWords.withheldNote),
        ]
          .filter(Boolean)
          .join('\u00a0· ')}
      </figcaption>
      {isThere && (
        <>
          <div className="figure-tools">
            {sentence && <CopySentence />}
            <Downloads question={question} csv={csv} table={table} about={about} />
          </div>
          <details>
            <summary>{say(statisticsWords.table)}</summary>
            <TwinTable title={title} table={table} />
          </details>
        </>
      )}
    </figure>
  );
}
