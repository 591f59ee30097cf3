import { formatInstant } from '../../words/figures.ts';
import { sentenceWords } from '../../words/flow-sentences.ts';
import { useLanguage } from '../../words/language.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { yearBeforeWords } from '../../words/year-before.ts';
import { CopyButton } from './copy-button.tsx';
import { CopySentence, SaidInAnyLanguage, useTakenSentence } from './copy-sentence.tsx';
import { type Count, countOf, sumBy, sumOf } from './count.ts';
import { sayFilters } from './filter-words.ts';
import type { Flows } from './flow-question.ts';
import { useNames } from './names.ts';
import { percentOf, sayChange, sayCount, sayCrossings, sayRange, toSentence } from './say-figures.ts';
import type { View } from './view.ts';
import { type Compared, sumYears, totalYears, type YearBefore } from './year-before.ts';

interface KeyFiguresProps {
  /** Of the view, by direction. */
  now: Flows;
  /** Beside the year before; undefined: not asked, as the period is not over. */
  compared: YearBefore | undefined;
}

interface HeadlineProps extends KeyFiguresProps {
  view: View;
  /** Of the view, by checkpoint and direction. */
  places: Flows;
}

/** Crossings of the answer: its total, or what the cells tell where the total is withheld. */
export function totalOf({ totals, rows }: Flows): Count {
  return totals.crossings === null ? { ...sumOf(rows), isWhole: false } : { known: totals.crossings, isWhole: true };
}

function useHeadline({ view, places, now, compared }: HeadlineProps): string {
  const { language, say } = useLanguage();
  const nameOf = useNames();
  const total = totalOf(now);
  const amount = sayCrossings(say, language, total);
  const filter = sayFilters(nameOf, view);
  const change = useChange(compared, compared && totalYears(compared));
  const sums = [...sumBy(places.rows, ({ checkpoint }) => checkpoint ?? '')].filter(([, sum]) => sum.isWhole);
  const [first] = sums.sort(([, a], [, b]) => b.known - a.known);
  const percent = first && sums.length > 1 ? percentOf(language, first[1], total) : null;
  const alone = first && percent ? say(sentenceWords.alone, { place: nameOf('checkpoint', first[0]), percent }) : null;
  const beginning = `${sayRange(say, language, view)}${filter ? ` (${filter})` : ''}: ${amount}`;
  return toSentence([toSentence([beginning, change]).slice(0, -1), alone], '; ');
}

/** `4 % more than a year before, like for like`; null when it is not told. */
function useChange(compared: YearBefore | undefined, years: Compared | undefined): string | null {
  const { language, say } = useLanguage();
  const change = years ? sayChange(say, language, years.now, years.before) : null;
  if (change === null || compared?.comparison !== 'like-for-like') return change;
  return say(yearBeforeWords.likeSuffix, { change });
}

interface KeyFigureProps {
  name: string;
  count: Count;
  unit: string;
  compared: YearBefore | undefined;
  years: Compared | undefined;
}

function KeyFigure({ name, count, unit, compared, years }: KeyFigureProps) {
  const { say } = useLanguage();
  const change = useChange(compared, years);
  return (
    <div className="key-figure">
      <dt>{name}</dt>
      <dd>
        <strong>{sayCount(say, count)}</strong>
        <span className="quiet-text">{unit}</span>
        {change && <span className="quiet-text">{change}</span>}
      </dd>
    </div>
  );
}

function HeadlineSentence(props: HeadlineProps) {
  const { language, say } = useLanguage();
  const sentence = useHeadline(props);
  const asOf = say(statisticsWords.asOf, { at: formatInstant(language, props.now.asOf) });
  const isTaken = useTakenSentence(`${sentence} (${say(sentenceWords.unitNote)}; ${asOf})`);
  if (isTaken) return null;
  return (
    <section className="headline">
      <p className="headline-sentence">{sentence}</p>
      <p className="headline-tools">
        <CopySentence />
        <CopyButton label={statisticsWords.copyAddress} text={() => location.href} />
      </p>
    </section>
  );
}

/** What is happening at the borders, in one sentence. */
export function Headline(props: HeadlineProps) {
  return (
    <SaidInAnyLanguage>
      <HeadlineSentence {...props} />
    </SaidInAnyLanguage>
  );
}

/** Entries, exits and refusals, each with its unit. */
export function KeyFigures({ now, compared }: KeyFiguresProps) {
  const { say } = useLanguage();
  const by = (flows: Flows, direction: string) => sumOf(flows.rows.filter((row) => row.direction === direction));
  const refusals = (flows: Flows): Count => countOf(flows.totals.refusals);
  const unit = say(statisticsWords.unitCrossings);
  const yearsOf = (direction: string) =>
    compared && sumYears(compared.rows.filter((row) => row.direction === direction));
  const leftOut = new Set(compared?.leftOut.map(({ checkpoint }) => checkpoint)).size;
  const isWithheld = compared?.totals.change.crossings === null;
  return (
    <section className="key-figures-part">
      <dl className="key-figures">
        <KeyFigure
          name={say(statisticsWords.entries)}
          count={by(now, 'entry')}
          unit={unit}
          {...{ compared, years: yearsOf('entry') }}
        />
        <KeyFigure
          name={say(statisticsWords.exits)}
          count={by(now, 'exit')}
          unit={unit}
          {...{ compared, years: yearsOf('exit') }}
        />
        <KeyFigure
          name={say(statisticsWords.refusals)}
          count={refusals(now)}
          unit={say(statisticsWords.unitRefusals)}
          {...{ compared, years: compared && totalYears(compared, 'refusals') }}
        />
      </dl>
      {compared?.comparison === 'like-for-like' && (
        <p className="quiet-text">
          {say(yearBeforeWords.likeTeach)} {leftOut > 0 && say(yearBeforeWords.leftOut, { count: leftOut })}{' '}
          {isWithheld && say(yearBeforeWords.changeWithheld)}
        </p>
      )}
      {now.includesInvented && <p className="quiet-text">{say(statisticsWords.invented)}</p>}
    </section>
  );
}
