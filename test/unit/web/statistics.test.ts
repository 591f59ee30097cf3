import { describe, expect, it } from 'vitest';
import { sumBy, sumOf } from '../../../web/src/rooms/statistics/count.ts';
import { bandOf, countMinors } from '../../../web/src/rooms/statistics/figures/age-bands.ts';
import { lastWeeks, meanHours } from '../../../web/src/rooms/statistics/figures/hour-cells.ts';
import { spread } from '../../../web/src/rooms/statistics/figures/series-option.ts';
import { radiusOf } from '../../../web/src/rooms/statistics/map/radius.ts';
import { apart } from '../../../web/src/rooms/statistics/map/spread-labels.ts';
import { grainFor, listPeriods, nameOfRange, rangeOf } from '../../../web/src/rooms/statistics/ranges.ts';
import {
  formatPlaces,
  sayChange,
  sayCount,
  sayCrossings,
  sayRange,
  toSentence,
} from '../../../web/src/rooms/statistics/say-figures.ts';
import { sayInside, sayOverstays, sayRangeFigure } from '../../../web/src/rooms/statistics/stays/say-stays.ts';
import { readView } from '../../../web/src/rooms/statistics/view.ts';
import { isComparable } from '../../../web/src/rooms/statistics/year-before.ts';
import type { Language } from '../../../web/src/words/languages.ts';
import { type CountedSaying, type Saying, sayIn, type Values } from '../../../web/src/words/saying.ts';

const speak = (language: Language) => (saying: Saying | CountedSaying, values?: Values) =>
  sayIn(language, saying, values);
const whole = (known: number) => ({ known, isWhole: true });
const TODAY = '2026-11-22';
const viewOf = (query: string) => readView(new URLSearchParams(query), TODAY);

describe('the view that an address holds', () => {
  it('is the last whole month by day when the address says nothing', () => {
    expect(viewOf('')).toEqual({
      from: '2026-10-01',
      to: '2026-11-01',
      grain: 'day',
      comparison: 'calendar',
      filters: {},
    });
  });

  it('takes range, step and filters from the address', () => {
    expect(viewOf('from=2025-01-01&to=2026-01-01&grain=quarter&checkpoint=dostuk,osh,dostuk&sex=F')).toEqual({
      ...{ from: '2025-01-01', to: '2026-01-01', grain: 'quarter', comparison: 'calendar' },
      filters: { checkpoint: ['dostuk', 'osh'], sex: ['F'] },
    });
  });

  it('reads nonsense as far as it makes sense', () => {
    expect(viewOf('from=2026-02-30&to=2026-03-01').from).toBe('2026-10-01');
    expect(viewOf('from=2026-03-02&to=2026-03-01').from).toBe('2026-10-01');
    expect(viewOf('from=2024-01-01&to=2026-01-01&grain=hour').grain).toBe('month');
  });

  it('is compared by the calendar unless the address says like for like', () => {
    expect(viewOf('').comparison).toBe('calendar');
    expect(viewOf('comparison=like-for-like').comparison).toBe('like-for-like');
    expect(viewOf('comparison=nonsense').comparison).toBe('calendar');
  });

  it('has no year before while it is not over, nor over more than three years', () => {
    expect(isComparable({ from: '2026-10-01', to: '2026-11-01' }, TODAY)).toBe(true);
    expect(isComparable({ from: '2026-11-01', to: '2026-12-01' }, TODAY)).toBe(false);
    expect(isComparable({ from: '2020-01-01', to: '2026-01-01' }, TODAY)).toBe(false);
  });
});

describe('ranges', () => {
  it.each([
    ['2026-10-01', '2026-10-02', '2026-10-01'],
    ['2026-10-01', '2026-11-01', '2026-10'],
    ['2026-01-01', '2027-01-01', '2026'],
    ['2026-02-01', '2027-02-01', null],
    ['2026-10-02', '2026-11-02', null],
  ])('from %s to before %s are called %s', (from, to, name) => {
    expect(nameOfRange({ from, to })).toBe(name);
  });

  it('that people ask for often end when they should', () => {
    expect(rangeOf('yesterday', TODAY)).toEqual({ from: '2026-11-21', to: TODAY });
    expect(rangeOf('lastTwelveMonths', TODAY)).toEqual({ from: '2025-11-01', to: '2026-11-01' });
    expect(rangeOf('thisYear', TODAY)).toEqual({ from: '2026-01-01', to: '2026-11-23' });
    expect(rangeOf('lastMonth', '2026-01-05')).toEqual({ from: '2025-12-01', to: '2026-01-01' });
  });

  it('are cut into the periods that the API names', () => {
    expect(listPeriods({ from: '2026-12-31', to: '2027-01-02' }, 'day')).toEqual(['2026-12-31', '2027-01-01']);
    expect(listPeriods({ from: '2026-11-15', to: '2027-01-02' }, 'month')).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(listPeriods({ from: '2026-11-15', to: '2027-01-02' }, 'quarter')).toEqual(['2026-Q4', '2027-Q1']);
    expect(listPeriods({ from: '2026-11-15', to: '2026-11-16' }, 'hour')).toHaveLength(24);
  });

  it('have a step that their picture bears', () => {
    expect(grainFor({ from: '2026-11-01', to: '2026-11-02' }, undefined)).toBe('hour');
    expect(grainFor({ from: '2000-01-01', to: '2026-01-01' }, 'day')).toBe('year');
  });
});

describe('what is withheld', () => {
  const rows = [
    { period: '2026', nationality: 'UZB', crossings: 40, refusals: 0, referrals: 0 },
    { period: '2026', nationality: 'ISL', crossings: null, refusals: null, referrals: null, withheld: true as const },
    { period: '2027', nationality: 'UZB', crossings: null, refusals: 0, referrals: 0, withheld: true as const },
  ];

  it('makes a sum “at least”, and never counts as zero', () => {
    const sums = sumBy(rows, ({ nationality }) => nationality ?? '');
    expect(sayCount(speak('en'), sums.get('UZB') ?? whole(0))).toBe('at least 40, part withheld');
    expect(sayCount(speak('en'), sums.get('ISL') ?? whole(0))).toBe('withheld');
    expect(sumOf(rows)).toEqual({ known: 40, isWhole: false });
  });

  it('makes no change and no share that could be worked back', () => {
    expect(sayChange(speak('en'), 'en', whole(10), { known: 5, isWhole: false })).toBeNull();
  });

  it('hides the mean of its hour only', () => {
    const range = { from: '2026-11-02', to: '2026-11-09' };
    const hours = meanHours(
      [
        { period: '2026-11-02T07', crossings: 12, refusals: 0, referrals: 0 },
        { period: '2026-11-03T07', crossings: null, refusals: 0, referrals: 0, withheld: true },
      ],
      range,
    );
    expect(hours[0]?.[7]).toEqual({ mean: 12, isWithheld: false });
    expect(hours[1]?.[7]).toEqual({ mean: null, isWithheld: true });
    expect(hours[2]?.[7]).toEqual({ mean: 0, isWithheld: false });
  });
});

describe('sentences written from the figures', () => {
  const october = { from: '2026-10-01', to: '2026-11-01' };

  it.each([
    ['en', 'In October 2026: 3.1 million crossings, 4\u00a0% more than a year before.'],
    ['ru', 'В октябре 2026 года: 3,1 млн пересечений, на 4\u00a0% больше, чем годом ранее.'],
    ['ky', '2026-жылдын октябрында: 3,1 млн өтүү болду, бир жыл мурункудан 4\u00a0% көп.'],
  ] as const)('are right in %s', (language, sentence) => {
    const say = speak(language);
    const [now, before] = [whole(3_120_000), whole(3_000_000)];
    const amount = sayCrossings(say, language, now);
    const told = [`${sayRange(say, language, october)}: ${amount}`, sayChange(say, language, now, before)];
    expect(toSentence(told)).toBe(sentence);
  });

  it.each([
    [1, '1 пересечение'],
    [22, '22 пересечения'],
    [111, '111 пересечений'],
    [0, 'пересечений не было'],
  ])('count %i in Russian', (count, text) => {
    expect(sayCrossings(speak('ru'), 'ru', whole(count))).toBe(text);
  });

  it('say less than a tenth of a percent as no change', () => {
    expect(sayChange(speak('en'), 'en', whole(100_001), whole(100_000))).toBe('as many as a year before');
    expect(formatPlaces('ru', 0.44)).toBe('0,4');
  });
});

describe('pictures', () => {
  it('make five-year bands of the API’s ages', () => {
    expect(['0', '4', '17', '24', '25-29', '75+', 'unknown'].map(bandOf)).toEqual([
      ...['0-4', '0-4', '15-19', '20-24', '25-29', '75+', 'unknown'],
    ]);
    const row = (age: string) => ({ period: '2026', age, crossings: 1, refusals: 0, referrals: 0 });
    expect(countMinors(['17', '18', '0', '25-29', 'unknown'].map(row))).toEqual(whole(2));
  });

  it('take whole weeks for weekdays', () => {
    expect(lastWeeks(rangeOf('lastYear', TODAY))).toEqual({ from: '2025-12-04', to: '2026-01-01' });
  });

  it('draw areas in proportion to crossings', () => {
    const [small, large] = [radiusOf(1_000, 4_000), radiusOf(4_000, 4_000)];
    expect(large ** 2 / small ** 2).toBeCloseTo(4);
    expect(radiusOf(0, 4_000)).toBe(0);
  });

  it('leave out names that would lie on one another', () => {
    const at = (x: number, y: number, label: string) => ({ x, y, radius: 10, label });
    expect(apart([at(0, 0, 'Dostuk'), at(5, 3, 'Osh'), at(300, 0, 'Manas')]).map(({ label }) => label)).toEqual([
      ...['Dostuk', '', 'Manas'],
    ]);
  });

  it('move the names of lines that end together apart', () => {
    const offsets = spread([100, 100, 0], 100);
    expect(offsets[0]).toBe(0);
    expect(offsets[1]).toBeGreaterThan(10);
    expect(offsets[2]).toBe(0);
  });
});

describe('what is told of stays', () => {
  const say = speak('en');
  const inside = (low: number | null, high: number | null) =>
    sayInside(say, 'en', '2026-10-31', { low, high }).replaceAll(/\s/g, ' ');

  it('tells each figure for itself: what is withheld is never said of the one that is shown', () => {
    expect(inside(1_200, 1_400)).toBe('At the end of 31 Oct 2026 there were 1 200 to 1 400 foreigners in the country.');
    expect(inside(120, 120)).toBe('At the end of 31 Oct 2026 there were 120 foreigners in the country.');
    expect(inside(null, 14)).toContain('at most 14 foreigners in the country; the low figure is withheld');
    expect(inside(14, null)).toContain('at least 14 foreigners in the country; the high figure is withheld');
    expect(inside(null, null)).toMatch(/^Foreigners in the country at the end of 31 Oct 2026: withheld\./);
  });

  it('says what was found on exit while what is presumed is withheld, and the other way round', () => {
    const over = (found: number | null, low: number | null, high: number | null) =>
      sayOverstays(say, found, { low, high });
    expect(over(23, 12, 40)).toBe('Found on exit: 23; presumed inside: 12 to 40.');
    expect(over(23, null, null)).toBe('Found on exit: 23; presumed inside: withheld.');
    expect(over(23, null, 40)).toBe('Found on exit: 23; presumed inside: at most 40, the low figure is withheld.');
    expect(over(null, 12, 12)).toBe('Found on exit: withheld; presumed inside: 12.');
    expect(over(null, null, null)).toBe('Found on exit: withheld; presumed inside: withheld.');
  });

  it('never says zero of a half that is withheld', () => {
    for (const language of ['ky', 'ru', 'en'] as const)
      for (const range of [
        { low: null, high: 40 },
        { low: 40, high: null },
        { low: null, high: null },
      ])
        expect(sayRangeFigure(speak(language), range)).not.toContain('0 –');
    expect(sayRangeFigure(speak('ru'), { low: null, high: 40 })).toBe('не более 40');
  });
});
