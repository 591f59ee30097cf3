import { type CsvCell, csvOf } from '../platform/http/csv.ts';
import { MEASURES, type Period, periodOfHour } from './flow.ts';
import type { Break } from './open-days.ts';
import type { YearBefore } from './read-year-before.ts';

/** What breaks the comparison of a period, in words that a program can take apart: `closure now: torugart`, `feast before: nooruz`. */
function breaksOf(breaks: readonly Break[], period: string, grain: Period): string {
  const touching = breaks.filter(({ touches }) => {
    const day = period.slice(0, 10);
    if (grain === 'hour' || grain === 'day') return touches.from <= day && day <= touches.to;
    return periodOfHour(`${touches.from}T00`, grain) <= period && period <= periodOfHour(`${touches.to}T00`, grain);
  });
  return [
    ...new Set(touching.map(({ kind, year, checkpoint, feast }) => `${kind} ${year}: ${checkpoint ?? feast}`)),
  ].join('; ');
}

/** Two years side by side as CSV (RFC 4180), piece by piece; crossings, refusals and referrals are events, not persons. */
export function yearBeforeAsCsv(found: YearBefore): AsyncGenerator<string, void, undefined> {
  const names = MEASURES.flatMap((one) => [one, `${one}Before`, `${one}Change`, `${one}ChangeShare`]);
  return csvOf(['period', ...found.question.by, ...names, 'withheld', 'breaks', 'includesInvented'], linesOf(found));
}

function* linesOf({ question, rows, breaks, includesInvented }: YearBefore): Generator<CsvCell[]> {
  // Hours of a day are broken alike, and many rows are of one period.
  const known = new Map<string, string>();
  const broken = (period: string) => {
    const key = question.period === 'hour' ? period.slice(0, 10) : period;
    const words = known.get(key) ?? breaksOf(breaks, key, question.period);
    known.set(key, words);
    return words;
  };
  for (const { period, values, now, before, change, changeShare, withheld } of rows) {
    yield [
      ...[period, ...values],
      ...MEASURES.flatMap((one) => [now[one], before?.[one] ?? null, change[one], changeShare[one]]),
      ...[withheld ?? '', broken(period), includesInvented],
    ];
  }
}
