import { useMemo } from 'react';
import { type Say, useLanguage } from '../../../words/language.ts';
import type { Language } from '../../../words/languages.ts';
import type { Saying } from '../../../words/saying.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { Chart } from '../charts/chart.tsx';
import type { Ink } from '../charts/ink.ts';
import { type Count, isWithheld, sumBy } from '../count.ts';
import { Figure } from '../figure.tsx';
import { totalOf } from '../headline.tsx';
import { type NameOf, useNames } from '../names.ts';
import { percentOf, sayCount } from '../say-figures.ts';
import { useScope } from '../scope.ts';
import { useFlows } from '../use-flows.ts';
import { questionOf, type View } from '../view.ts';
import { barsHeight, barsOption } from './bars-option.ts';

export type Ranked = readonly (readonly [string, Count])[];

/** How the figure says things, in its language. */
export interface RankSpeaker {
  language: Language;
  say: Say;
  nameOf: NameOf;
}

interface RankFigureProps {
  view: View;
  dimension: 'nationality' | 'purpose';
  title: Saying;
  column: Saying;
  most: number;
  /** Written from the sums, the largest first. */
  sentence(speaker: RankSpeaker, sums: Ranked, total: Count): string;
}

/** The values of a dimension as bars, the largest first; the others in the table. */
export function RankFigure({ view, dimension, title, column, most, sentence }: RankFigureProps) {
  const { language, say } = useLanguage();
  const nameOf = useNames();
  const scope = useScope();
  const question = questionOf(view, [dimension], 'year');
  const answer = useFlows(question);
  const { data } = answer;
  const sums = [...sumBy(data?.rows ?? [], (row) => row[dimension] ?? '')].sort(([, a], [, b]) => b.known - a.known);
  const total = data ? totalOf(data) : { known: 0, isWhole: false };
  const share = (count: Count) => percentOf(language, count, total);
  const bars = sums.slice(0, most).map(([value, count]) => {
    const percent = share(count);
    return {
      name: nameOf(dimension, value),
      value: isWithheld(count) ? null : count.known,
      label: percent && count.isWhole ? `${sayCount(say, count)} · ${percent} %` : sayCount(say, count),
    };
  });
  const key = JSON.stringify(bars);
  const option = useMemo(() => {
    const drawn = JSON.parse(key) as typeof bars;
    return (ink: Ink) => barsOption(drawn, ink);
  }, [key]);
  const told = data ? sentence({ language, say, nameOf }, sums, total) : '';
  return (
    <Figure
      answer={answer}
      title={say(title)}
      sentence={told}
      unit={say(statisticsWords.unitCrossings)}
      scope={scope(view)}
      asOf={data?.asOf ?? null}
      question={question}
      table={{
        columns: [
          { title: say(column) },
          { title: say(statisticsWords.crossings), isNumber: true },
          { title: '%', isNumber: true },
        ],
        rows: sums.map(([value, count]) => [nameOf(dimension, value), count, share(count) ?? '—']),
      }}
      note={sums.length > most ? say(statisticsWords.othersNote, { count: sums.length - most }) : undefined}
    >
      <Chart label={`${say(title)}. ${told}`} height={barsHeight(Math.max(3, bars.length))} option={option} />
    </Figure>
  );
}
