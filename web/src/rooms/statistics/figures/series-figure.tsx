import { useMemo } from 'react';
import { sentenceWords } from '../../../words/flow-sentences.ts';
import { useLanguage } from '../../../words/language.ts';
import { grainWords, statisticsWords } from '../../../words/statistics.ts';
import { yearBeforeWords } from '../../../words/year-before.ts';
import { Chart } from '../charts/chart.tsx';
import type { Ink } from '../charts/ink.ts';
import { add, type Count, isWithheld } from '../count.ts';
import { Figure } from '../figure.tsx';
import { useNames } from '../names.ts';
import { listPeriods } from '../ranges.ts';
import { ReportTrouble } from '../report-trouble.tsx';
import { sayChangeShare, sayPeriod, toSentence } from '../say-figures.ts';
import { useScope } from '../scope.ts';
import { useFlows } from '../use-flows.ts';
import { useYearBefore } from '../use-year-before.ts';
import { questionOf, type View } from '../view.ts';
import { hasYearBefore, isComparable, yearBeforeParams } from '../year-before.ts';
import { breaksWorthTelling, placeOf, sayBreak } from './breaks.ts';
import { readYears } from './series-cells.ts';
import { type SeriesLine, type SeriesPicture, seriesOption } from './series-option.ts';

const DIRECTIONS = ['entry', 'exit'] as const;
/** In the note; all of them stand in the table. */
const MOST_BREAKS = 6;

/** Of whole periods the one with most and the one with fewest. */
function extremes(totals: readonly (readonly [string, Count])[]) {
  const told = totals.filter(([, count]) => count.isWhole).sort(([, a], [, b]) => b.known - a.known);
  const [most, least] = [told[0], told.at(-1)];
  return most && least && most !== least && most[1].known > 0 ? { most, least } : null;
}

/** Over time, with the year before as thin lines, by its dates or like for like, and what breaks the comparison. */
export function SeriesFigure({ view, today }: { view: View; today: string }) {
  const { language, say } = useLanguage();
  const nameOf = useNames();
  const scope = useScope();
  const question = questionOf(view, ['direction']);
  const comparison = useYearBefore(question, view.comparison, isComparable(view, today));
  const { data: compared } = comparison;
  // Both years are of one answer; where there is no year before, the view's own flows are told as everywhere else.
  const plain = useFlows(question, !hasYearBefore(compared) && !comparison.isLoading);
  const shown = DIRECTIONS.filter((one) => !view.filters.direction || view.filters.direction.includes(one));
  const periods = listPeriods(view, view.grain);
  const { cell, cellBefore, hasBefore } = readYears(plain.data, compared);
  // No row is zero crossings, but not before there is an answer.
  const told = hasBefore ? comparison : plain;
  const isKnown = told.data !== undefined && !told.isPlaceholderData;
  const names = {
    entry: [say(statisticsWords.entries), say(statisticsWords.entriesYearBefore)],
    exit: [say(statisticsWords.exits), say(statisticsWords.exitsYearBefore)],
  } as const;
  const value = (count: Count | null) => (count === null || isWithheld(count) ? null : count.known);
  const lines = shown.flatMap((direction): SeriesLine[] => {
    const line = (name: string, isBefore: boolean, of: typeof cell | typeof cellBefore): SeriesLine => ({
      ...{ name, color: direction, isBefore },
      values: isKnown ? periods.map((one) => value(of(one, direction))) : [],
    });
    const [now, before] = names[direction];
    return [line(now, false, cell), ...(hasBefore ? [line(before, true, cellBefore)] : [])];
  });
  const breaks = breaksWorthTelling(compared?.breaks ?? [], view.grain);
  const places = breaks.map((found) => ({ found, ...placeOf(found, periods, view.grain) }));
  const isNamed = view.filters.checkpoint !== undefined;
  const picture: SeriesPicture = {
    periods,
    ticks: periods.map((period) => sayPeriod(language, period)),
    lines,
    // Where the whole country is drawn, one quiet post shades nothing.
    closed: places.filter(({ found: { kind } }) => kind === 'closure' || (isNamed && kind === 'no-crossings')),
    marked: places.flatMap(({ found: { kind }, from }) =>
      kind === 'feast' || (isNamed && kind === 'reopened') ? [from] : [],
    ),
  };
  const key = JSON.stringify({ ...picture, closed: picture.closed.map(({ from, to }) => ({ from, to })) });
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
  const toldBreaks = breaks.map((one) => sayBreak(say, language, nameOf, one));
  const breaksIn = (at: number) =>
    toldBreaks.filter((_, one) => (places[one]?.from ?? 0) <= at && at <= (places[one]?.to ?? -1));
  return (
    <Figure
      answer={comparison.isLoading ? comparison : told}
      title={say(statisticsWords.seriesTitle)}
      sentence={sentence}
      unit={say(statisticsWords.unitCrossings)}
      scope={`${scope(view)}${hasBefore && view.comparison === 'like-for-like' ? ` · ${say(yearBeforeWords.likeForLike)}` : ''}`}
      asOf={told.data?.asOf ?? null}
      question={question}
      {...(compared && {
        csv: { path: '/v1/flows/year-before', params: yearBeforeParams(question, view.comparison), by: question.by },
      })}
      isWide
      table={{
        columns: [
          { title: say(grainWords[view.grain]) },
          ...shown.flatMap((direction) => [
            { title: names[direction][0], isNumber: true },
            ...(hasBefore
              ? [
                  { title: names[direction][1], isNumber: true },
                  { title: say(yearBeforeWords.changeOf, { name: names[direction][0] }), isNumber: true },
                ]
              : []),
          ]),
          ...(toldBreaks.length > 0 ? [{ title: say(yearBeforeWords.breaks) }] : []),
        ],
        rows: (isKnown ? periods : []).map((period, at) => [
          sayPeriod(language, period),
          ...shown.flatMap((direction) => {
            const [now, before] = [cell(period, direction), cellBefore(period, direction)];
            return [now, ...(hasBefore ? [before ?? '—', sayChangeShare(language, now, before)] : [])];
          }),
          ...(toldBreaks.length > 0 ? [breaksIn(at).join('; ')] : []),
        ]),
      }}
      note={
        toldBreaks.length > 0 && (
          <>
            {say(yearBeforeWords.breaks)}: {toldBreaks.slice(0, MOST_BREAKS).join('; ')}
            {toldBreaks.length > MOST_BREAKS &&
              `; ${say(yearBeforeWords.breaksMore, { count: toldBreaks.length - MOST_BREAKS })}`}
            . {say(yearBeforeWords.breaksTeach)}{' '}
            {compared?.areMoonFeastsAnnounced === false && say(yearBeforeWords.moonCalculated)}
          </>
        )
      }
    >
      {comparison.error && <ReportTrouble answers={[comparison]} />}
      <Chart label={`${say(statisticsWords.seriesTitle)}. ${sentence}`} height={320} option={option} />
    </Figure>
  );
}
