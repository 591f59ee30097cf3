import { useCountryName } from '../../../words/countries.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { stayFigureWords } from '../../../words/stay-figures.ts';
import { countOf } from '../count.ts';
import { Figure } from '../figure.tsx';
import { PlainBars } from './plain-bars.tsx';
import type { StaySummary } from './use-stays.ts';

const MOST = 10;

export function AbroadFigures({ stays, scope }: { stays: StaySummary; scope: string }) {
  const { say } = useLanguage();
  const countryName = useCountryName();
  const { under3Months, from3To12Months, over12Months, byDestination } = stays.citizensAbroad;
  const absence = [
    { name: say(stayFigureWords.under3), value: under3Months },
    { name: say(stayFigureWords.from3To12), value: from3To12Months },
    { name: say(stayFigureWords.over12), value: over12Months },
  ];
  const places = byDestination.map(({ destination, citizens }) => ({
    name: destination === null ? say(stayFigureWords.notSaid) : countryName(destination),
    value: citizens,
  }));
  const shared = { unit: say(statisticsWords.unitPersons), scope, asOf: stays.asOf, question: null, sentence: '' };
  const tableOf = (title: string, bars: typeof places) => ({
    columns: [{ title }, { title: say(stayFigureWords.citizens), isNumber: true }],
    rows: bars.map(({ name, value }) => [name, countOf(value)]),
  });
  const title = say(stayFigureWords.abroadTitle);
  const toTitle = say(stayFigureWords.destination);
  const toWhere = `${title}: ${toTitle.toLowerCase()}`;
  return (
    <>
      <Figure {...shared} title={title} table={tableOf(say(stayFigureWords.absence), absence)}>
        <PlainBars bars={absence} label={title} />
      </Figure>
      <Figure {...shared} title={toWhere} table={tableOf(toTitle, places)}>
        <PlainBars bars={places.slice(0, MOST)} label={toWhere} />
      </Figure>
    </>
  );
}
