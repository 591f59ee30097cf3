import { useMemo } from 'react';
import { useCountryName } from '../../../words/countries.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { stayFigureWords } from '../../../words/stay-figures.ts';
import { termWords } from '../../../words/terms.ts';
import { Chart } from '../charts/chart.tsx';
import type { Ink } from '../charts/ink.ts';
import { countOf } from '../count.ts';
import { Figure } from '../figure.tsx';
import { barsHeight } from '../figures/bars-option.ts';
import type { Range } from '../ranges.ts';
import { formatPlaces } from '../say-figures.ts';
import { sayDays } from '../scope.ts';
import { rangeOption } from './range-option.ts';
import { sayInside, sayRangeFigure } from './say-stays.ts';
import type { StaySummary } from './use-stays.ts';

const MOST = 12;

/** How many are inside is a range, and said as one. */
export function useInsideSentence(stays: StaySummary): string {
  const { language, say } = useLanguage();
  return sayInside(say, language, stays.onDate, stays.inside);
}

export function InsideFigure({ stays, range }: { stays: StaySummary; range: Range }) {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  const sentence = useInsideSentence(stays);
  const ordered = [...stays.inside.byNationality].sort((a, b) => (b.high ?? -1) - (a.high ?? -1));
  const bars = ordered.slice(0, MOST).map(({ nationality, low, high }) => ({
    ...{ name: countryName(nationality), low, high },
    label: sayRangeFigure(say, { low, high }),
  }));
  const key = JSON.stringify({ bars, low: say(stayFigureWords.low), high: say(stayFigureWords.high) });
  const option = useMemo(() => {
    const drawn = JSON.parse(key) as { bars: typeof bars; low: string; high: string };
    return (ink: Ink) => rangeOption(drawn.bars, drawn, ink);
  }, [key]);
  const { share } = stays.inside.enteredBeforeRecording;
  const why = share === null ? [] : [say(stayFigureWords.insideWhy, { percent: formatPlaces(language, 100 * share) })];
  return (
    <Figure
      title={say(stayFigureWords.insideTitle)}
      sentence={sentence}
      unit={say(statisticsWords.unitPersons)}
      scope={sayDays(language, range)}
      asOf={stays.asOf}
      question={null}
      table={{
        columns: [
          { title: say(termWords.nationality) },
          { title: say(stayFigureWords.low), isNumber: true },
          { title: say(stayFigureWords.high), isNumber: true },
        ],
        rows: ordered.map(({ nationality, low, high }) => [countryName(nationality), countOf(low), countOf(high)]),
      }}
      isPartWithheld={stays.inside.low === null || stays.inside.high === null}
      note={[say(stayFigureWords.rangeNote), ...why].join(' ')}
    >
      <Chart label={sentence} height={barsHeight(Math.max(3, bars.length))} option={option} />
    </Figure>
  );
}
