import { useCountryName } from '../../../words/countries.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { stayFigureWords } from '../../../words/stay-figures.ts';
import { countOf } from '../count.ts';
import { Figure } from '../figure.tsx';
import type { Range } from '../ranges.ts';
import { toSentence } from '../say-figures.ts';
import { sayDays } from '../scope.ts';
import { PlainBars } from './plain-bars.tsx';
import { largestOf, sayBars } from './say-stays.ts';
import type { StaySummary } from './use-stays.ts';

const MOST = 10;

interface AbroadProps {
  stays: StaySummary;
  range: Range;
}

/** How long citizens have been abroad. */
export function AbroadFigure({ stays, range }: AbroadProps) {
  const { language, say } = useLanguage();
  const { under3Months, from3To12Months, over12Months } = stays.citizensAbroad;
  const absence = [
    { name: say(stayFigureWords.under3), value: under3Months },
    { name: say(stayFigureWords.from3To12), value: from3To12Months },
    { name: say(stayFigureWords.over12), value: over12Months },
  ];
  const title = say(stayFigureWords.abroadTitle);
  return (
    <Figure
      title={title}
      sentence={toSentence(sayBars(say, absence))}
      unit={say(statisticsWords.unitPersons)}
      scope={sayDays(language, range)}
      asOf={stays.asOf}
      question={null}
      table={{
        columns: [{ title: say(stayFigureWords.absence) }, { title: say(stayFigureWords.citizens), isNumber: true }],
        rows: absence.map(({ name, value }) => [name, countOf(value)]),
      }}
    >
      <PlainBars bars={absence} label={title} />
    </Figure>
  );
}

/** Where citizens who are abroad said they were going first. */
export function DestinationFigure({ stays, range }: AbroadProps) {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  const places = stays.citizensAbroad.byDestination.map(({ destination, citizens }) => ({
    name: destination === null ? say(stayFigureWords.notSaid) : countryName(destination),
    value: citizens,
  }));
  const column = say(stayFigureWords.destination);
  const title = `${say(stayFigureWords.abroadTitle)}: ${column.toLowerCase()}`;
  return (
    <Figure
      title={title}
      sentence={toSentence(sayBars(say, largestOf(places)))}
      unit={say(statisticsWords.unitPersons)}
      scope={sayDays(language, range)}
      asOf={stays.asOf}
      question={null}
      table={{
        columns: [{ title: column }, { title: say(stayFigureWords.citizens), isNumber: true }],
        rows: places.map(({ name, value }) => [name, countOf(value)]),
      }}
    >
      <PlainBars bars={places.slice(0, MOST)} label={title} />
    </Figure>
  );
}
