import { useCountryName } from '../../../words/countries.ts';
import type { Say } from '../../../words/language.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { stayFigureWords } from '../../../words/stay-figures.ts';
import { termWords } from '../../../words/terms.ts';
import { countOf } from '../count.ts';
import { Figure } from '../figure.tsx';
import type { Range } from '../ranges.ts';
import { toSentence } from '../say-figures.ts';
import { sayDays } from '../scope.ts';
import { PlainBars } from './plain-bars.tsx';
import { largestOf, sayBars, sayWithheld } from './say-stays.ts';
import type { StaySummary } from './use-stays.ts';

/** `the same day`, `1 night`, `2–3 nights`, `more than 90 nights`. @param before the last group's end, or -1 */
function sayNights(say: Say, before: number, upTo: number | null): string {
  if (upTo === null) return say(stayFigureWords.nightsMore, { from: before });
  if (upTo === 0) return say(stayFigureWords.sameDay);
  if (upTo === 1) return say(stayFigureWords.nightsOne);
  return say(stayFigureWords.nightsRange, { from: before + 1, to: upTo });
}

export function LengthFigure({ stays, range }: { stays: StaySummary; range: Range }) {
  const { language, say } = useLanguage();
  const { nights, stays: count } = stays.completed;
  const sentence =
    count === null ? sayWithheld(say, say(stayFigureWords.completedWhat)) : say(stayFigureWords.completed, { count });
  const bars = nights.map(({ upTo, stays: value }, index) => ({
    name: sayNights(say, nights[index - 1]?.upTo ?? -1, upTo),
    value,
  }));
  return (
    <Figure
      title={say(stayFigureWords.lengthTitle)}
      sentence={sentence}
      unit={say(statisticsWords.unitStays)}
      scope={sayDays(language, range)}
      asOf={stays.asOf}
      question={null}
      isPartWithheld={count === null}
      table={{
        columns: [{ title: say(stayFigureWords.nights) }, { title: say(stayFigureWords.stays), isNumber: true }],
        rows: bars.map(({ name, value }) => [name, countOf(value)]),
      }}
    >
      <PlainBars bars={bars} label={sentence} />
    </Figure>
  );
}

const MOST = 10;

export function LengthByNationality({ stays, range }: { stays: StaySummary; range: Range }) {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  const title = say(stayFigureWords.lengthByNationality);
  const bars = stays.completed.byNationality.map(({ nationality, stays: value, medianNights, withheld }) => ({
    ...{ name: countryName(nationality), value },
    median: medianNights === null && !withheld ? '—' : countOf(medianNights),
  }));
  const [first, ...others] = largestOf(bars);
  const firstMedian = first && typeof first.median !== 'string' && first.median.isWhole ? first.median.known : null;
  const sentence = toSentence([
    ...sayBars(say, first ? [first] : []),
    firstMedian === null ? null : say(stayFigureWords.medianOf, { nights: firstMedian }),
    ...sayBars(say, others),
  ]);
  return (
    <Figure
      title={title}
      sentence={sentence}
      unit={say(statisticsWords.unitStays)}
      scope={sayDays(language, range)}
      asOf={stays.asOf}
      question={null}
      table={{
        columns: [
          { title: say(termWords.nationality) },
          { title: say(stayFigureWords.stays), isNumber: true },
          { title: say(stayFigureWords.medianNights), isNumber: true },
        ],
        rows: bars.map(({ name, value, median }) => [name, countOf(value), median]),
      }}
    >
      <PlainBars bars={bars.slice(0, MOST)} label={title} />
    </Figure>
  );
}
