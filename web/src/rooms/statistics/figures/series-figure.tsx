import { useMemo } from 'react';
import { formatDate } from '../../../words/figures.ts';
import { sentenceWords } from '../../../words/flow-sentences.ts';
import { useLanguage } from '../../../words/language.ts';
import { grainWords, statisticsWords } from '../../../words/statistics.ts';
import { Chart } from '../charts/chart.tsx';
import type { Ink } from '../charts/ink.ts';
import { add, type Count, countOf, isWithheld, NOTHING } from '../count.ts';
import { Figure } from '../figure.tsx';
import { type Flows, useFlows } from '../flow-question.ts';
import { useCheckpoints } from '../names.ts';
import { listPeriods, periodAYearBefore } from '../ranges.ts';
import { sayPeriod, toSentence } from '../say-figures.ts';
import { useScope } from '../scope.ts';
import { aYearBefore, questionOf, type View } from '../view.ts';
import { listClosures, placeOf } from './closures.ts';
import { type SeriesLine, type SeriesPicture, seriesOption } from './series-option.ts';

const DIRECTIONS = ['entry', 'exit'] as const;
type Direction = (typeof DIRECTIONS)[number];

/** What the answer has for a period: no row is zero crossings, a null is withheld. */
function readCells(flows: Flows | undefined): (period: string, direction: Direction) => Count {
  const cells = new Map(flows?.rows.map((row) => [`${row.period} ${row.direction}`, row.crossings]));
  return (period, direction) => {
    const key = `${period} ${direction}`;
    return cells.has(key) ? countOf(cells.get(key)) : NOTHING;
  };
}

/** Of whole periods the one with most and the one with fewest. */
function extremes(totals: readonly (readonly [string, Count])[]) {
  const told = totals.filter(([, count]) => count.isWhole).sort(([, a], [, b]) => b.known - a.known);
  const [most, least] = [told[0], told.at(-1)];
  return most && least && most !== least && most[1].known > 0 ? { most, least } : null;
}

/** Over time, with the same days a year before as thin lines. */
export function SeriesFigure({ view }: { view: View }) {
  const { language, say } = useLanguage();
  const scope = useScope();
  const checkpoints = useCheckpoints();
  const question = questionOf(view, ['direction']);
  const now = useFlows(question);
  const before = useFlows(questionOf(aYearBefore(view), ['direction']));
  const shown = DIRECTIONS.filter((one) => !view.filters.direction || view.filters.direction.includes(one));
  const periods = listPeriods(view, view.grain);
  const [cell, cellBefore] = [readCells(now.data), readCells(before.data)];
  const hasBefore = (before.data?.rows.length ?? 0) > 0;
  const names = {
    entry: [say(statisticsWords.entries), say(statisticsWords.entriesYearBefore)],
    exit: [say(statisticsWords.exits), say(statisticsWords.exitsYearBefore)],
  } as const;
  const value = (count: Count) => (isWithheld(count) ? null : count.known);
  const lines = shown.flatMap((direction): SeriesLine[] => [
    {
      name: names[direction][0],
      color: direction,
      isBefore: false,
      values: periods.map((one) => value(cell(one, direction))),
    },
    ...(hasBefore
      ? [
          {
            ...{ name: names[direction][1], color: direction, isBefore: true },
            values: periods.map((one) => value(cellBefore(periodAYearBefore(one), direction))),
          },
        ]
      : []),
  ]);
  const closures = listClosures(checkpoints, view);
  const picture: SeriesPicture = {
    periods,
    ticks: periods.map((period) => sayPeriod(language, period)),
    lines,
    closed: closures.map((closed) => placeOf(closed, periods, view.grain, view)),
  };
  const key = JSON.stringify(picture);
  const option = useMemo(() => {
    const drawn = JSON.parse(key) as SeriesPicture;
    return (ink: Ink) => seriesOption(drawn, ink);
  }, [key]);
  const found = extremes(periods.map((period) => [period, shown.map((one) => cell(period, one)).reduce(add)] as const));
  const sentence = found
    ? toSentence([
        say(sentenceWords.series, {
          ...{ period: sayPeriod(language, found.most[0]), number: found.most[1].known },
          ...{ least: sayPeriod(language, found.least[0]), leastNumber: found.least[1].known },
        }),
      ])
    : '';
  return (
    <Figure
      title={say(statisticsWords.seriesTitle)}
      sentence={sentence}
      unit={say(statisticsWords.unitCrossings)}
      scope={scope(view)}
      asOf={now.data?.asOf ?? null}
      question={question}
      isWide
      table={{
        columns: [
          { title: say(grainWords[view.grain]) },
          ...shown.flatMap((direction) => [
            { title: names[direction][0], isNumber: true },
            ...(hasBefore ? [{ title: names[direction][1], isNumber: true }] : []),
          ]),
        ],
        rows: periods.map((period) => [
          sayPeriod(language, period),
          ...shown.flatMap((direction) => [
            cell(period, direction),
            ...(hasBefore ? [cellBefore(periodAYearBefore(period), direction)] : []),
          ]),
        ]),
      }}
      note={
        closures.length > 0 && (
          <>
            {say(statisticsWords.closuresTitle)}:{' '}
            {closures
              .map(({ checkpoint, from, to, reason }) =>
                say(statisticsWords.closure, {
                  ...{ place: checkpoint.names[language], reason },
                  ...{ from: formatDate(language, from), to: formatDate(language, to) },
                }),
              )
              .join('; ')}
          </>
        )
      }
    >
      <Chart label={`${say(statisticsWords.seriesTitle)}. ${sentence}`} height={320} option={option} />
    </Figure>
  );
}
