import { useMemo } from 'react';
import { addDays } from '../../../../../src/core/dates.ts';
import { formatDate } from '../../../words/figures.ts';
import { sentenceWords, weekdayWords } from '../../../words/flow-sentences.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { Chart } from '../charts/chart.tsx';
import type { Ink } from '../charts/ink.ts';
import { Figure } from '../figure.tsx';
import { toSentence } from '../say-figures.ts';
import { useScope } from '../scope.ts';
import { useFlows } from '../use-flows.ts';
import { questionOf, type View } from '../view.ts';
import { type HourCell, lastWeeks, meanHours } from './hour-cells.ts';
import { hoursOption } from './hours-option.ts';

const HEIGHT = 260;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function busiest(cells: readonly (readonly HourCell[])[]) {
  const all = cells.flatMap((row, weekday) => row.map(({ mean }, hour) => ({ weekday, hour, mean: mean ?? 0 })));
  return all.reduce<(typeof all)[number] | null>((most, one) => (one.mean > (most?.mean ?? 0) ? one : most), null);
}

/** When a checkpoint is full: means of the hours of each weekday, of the last four weeks of the view. */
export function HoursFigure({ view }: { view: View }) {
  const { language, say } = useLanguage();
  const scope = useScope();
  const range = lastWeeks(view);
  const question = { ...questionOf(view, [], 'hour'), ...range };
  const answer = useFlows(question);
  const { data } = answer;
  const cells = meanHours(data?.rows ?? [], range);
  const weekdays = WEEKDAYS.map((day) => say(weekdayWords[day]));
  const key = JSON.stringify({ cells, weekdays });
  const option = useMemo(() => {
    const drawn = JSON.parse(key) as { cells: HourCell[][]; weekdays: string[] };
    return (ink: Ink) => hoursOption(drawn.cells, drawn.weekdays, ink);
  }, [key]);
  const most = busiest(cells);
  const told = most && {
    ...{ weekday: weekdays[most.weekday] ?? '', hour: `${String(most.hour).padStart(2, '0')}:00` },
    number: Math.round(most.mean),
  };
  const sentence = toSentence([told ? say(sentenceWords.busiestHour, told) : say(sentenceWords.allWithheld)]);
  const days = { from: formatDate(language, range.from), to: formatDate(language, addDays(range.to, -1)) };
  const cellText = ({ mean, isWithheld }: HourCell) =>
    isWithheld ? say(statisticsWords.withheld) : mean === null ? '—' : String(Math.round(mean));
  return (
    <Figure
      answer={answer}
      title={say(statisticsWords.hoursTitle)}
      sentence={data ? sentence : ''}
      unit={say(statisticsWords.unitHours)}
      scope={scope(view, range)}
      asOf={data?.asOf ?? null}
      question={question}
      isWide
      table={{
        columns: [{ title: say(statisticsWords.hour) }, ...weekdays.map((title) => ({ title, isNumber: true }))],
        rows: Array.from({ length: 24 }, (_, hour) => [
          `${String(hour).padStart(2, '0')}:00`,
          ...cells.map((row) => {
            const cell = row[hour] ?? { mean: null, isWithheld: false };
            return cell.mean === null ? cellText(cell) : { known: Math.round(cell.mean), isWhole: true };
          }),
        ]),
      }}
      note={`${say(statisticsWords.hoursNote, days)}. ${say(statisticsWords.crossMeans)}`}
    >
      <Chart label={`${say(statisticsWords.hoursTitle)}. ${sentence}`} height={HEIGHT} option={option} />
    </Figure>
  );
}
