import { api, type Schemas } from '../../../platform/api.ts';
import { useCountryName } from '../../../words/countries.ts';
import { formatNumber } from '../../../words/figures.ts';
import { sentenceWords } from '../../../words/flow-sentences.ts';
import { useLanguage } from '../../../words/language.ts';
import type { Saying } from '../../../words/saying.ts';
import { arrivalClassWords, visitorWords } from '../../../words/visitors.ts';
import { yearBeforeWords } from '../../../words/year-before.ts';
import { add, type Count, countOf } from '../count.ts';
import { Figure } from '../figure.tsx';
import type { Range } from '../ranges.ts';
import { percentOf, sayCount, toSentence } from '../say-figures.ts';
import { sayDays } from '../scope.ts';
import { useReport } from '../use-report.ts';
import { PlainBars } from './plain-bars.tsx';
import { largestOf, sayBars, sayWithheld } from './say-stays.ts';

type Visitors = Schemas['VisitorSummary'];
const MOST = 12;

export function useVisitors({ from, to }: Range) {
  return useReport(['visitors', from, to], (signal) =>
    api.GET('/v1/visitors/summary', { params: { query: { from, to } }, signal }),
  );
}

interface VisitorsProps {
  visitors: Visitors;
  range: Range;
}

function useSentence({ arrivals, visitors }: Visitors): string {
  const { say } = useLanguage();
  const of = (one: string) => countOf(visitors.classes.find((row) => row.class === one)?.arrivals);
  const unknown = add(of('still-inside'), of('unpaired'));
  const named = [say(visitorWords.arrivals), say(visitorWords.visitors)] as const;
  if (arrivals === null && visitors.arrivals === null) return sayWithheld(say, say(visitorWords.title));
  const part = (saying: Saying, count: Count) => (count.isWhole ? say(saying, { count: count.known }) : null);
  const parts = [
    part(visitorWords.overnight, of('tourists')),
    part(visitorWords.sameDay, of('same-day')),
    part(visitorWords.transit, of('transit')),
    part(visitorWords.unknown, unknown),
  ];
  const rest = parts.includes(null) ? say(sentenceWords.partly) : null;
  const head =
    arrivals === null || visitors.arrivals === null
      ? [arrivals, visitors.arrivals].map((value, at) => `${named[at]}: ${sayCount(say, countOf(value))}`).join('; ')
      : say(visitorWords.sentence, { arrivals, visitors: visitors.arrivals });
  return toSentence([head, ...parts, rest]);
}

/** How residence is known, in a sentence. */
function useGrounds({ arrivals, grounds }: Visitors): string {
  const { language, say } = useLanguage();
  const shares = Object.fromEntries(
    grounds.map((one) => [one.ground, percentOf(language, countOf(one.arrivals), countOf(arrivals))]),
  );
  const { residence, purpose, nationality } = shares;
  if (!residence || !purpose || !nationality) return say(visitorWords.groundsWithheld);
  return say(visitorWords.grounds, { residence, purpose, nationality });
}

/** From all arrivals down to tourists, step by step. */
export function VisitorsFigure({ visitors, range }: VisitorsProps) {
  const { language, say } = useLanguage();
  const sentence = useSentence(visitors);
  const grounds = useGrounds(visitors);
  const named = (one: keyof typeof arrivalClassWords) => say(arrivalClassWords[one]);
  const steps = [
    { name: say(visitorWords.arrivals), value: visitors.arrivals },
    ...visitors.notVisitors.classes.map((row) => ({
      name: say(visitorWords.less, { name: named(row.class) }),
      value: row.arrivals,
    })),
    { name: say(visitorWords.visitors), value: visitors.visitors.arrivals },
    ...visitors.visitors.classes.map((row) => ({
      name: say(visitorWords.of, { name: named(row.class) }),
      value: row.arrivals,
    })),
  ];
  return (
    <Figure
      title={say(visitorWords.title)}
      sentence={sentence}
      unit={say(visitorWords.unit)}
      scope={sayDays(language, range)}
      asOf={visitors.asOf}
      question={null}
      table={{
        columns: [{ title: say(visitorWords.group) }, { title: say(visitorWords.arrivals), isNumber: true }],
        rows: steps.map(({ name, value }) => [name, countOf(value)]),
      }}
      note={`${grounds} ${say(visitorWords.standard)}`}
    >
      <PlainBars bars={steps.filter(({ value }) => value !== 0)} label={sentence} />
    </Figure>
  );
}

export function VisitorsByCountry({ visitors, range }: VisitorsProps) {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  const title = say(visitorWords.countryTitle);
  const ordered = [...visitors.byCountry].sort((a, b) => (b.visitors ?? -1) - (a.visitors ?? -1));
  const classes = visitors.visitors.classes.map((row) => row.class);
  const bars = ordered.map((row) => ({ name: countryName(row.country), value: row.visitors }));
  return (
    <Figure
      title={title}
      sentence={toSentence(sayBars(say, largestOf(bars)))}
      unit={say(visitorWords.unit)}
      scope={sayDays(language, range)}
      asOf={visitors.asOf}
      question={null}
      table={{
        columns: [
          { title: say(visitorWords.country) },
          { title: say(visitorWords.visitors), isNumber: true },
          ...classes.map((one) => ({ title: say(arrivalClassWords[one]), isNumber: true })),
        ],
        rows: ordered.map((row) => [
          countryName(row.country),
          countOf(row.visitors),
          ...row.classes.map(({ arrivals }) => countOf(arrivals)),
        ]),
      }}
      note={ordered.length > MOST && say(yearBeforeWords.breaksMore, { count: ordered.length - MOST })}
    >
      <PlainBars bars={bars.slice(0, MOST)} label={`${title}: ${formatNumber(ordered.length)}`} />
    </Figure>
  );
}
