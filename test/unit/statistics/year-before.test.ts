import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/dates.ts';
import { areMoonFeastsAnnounced, calculatedMoonFeasts, feastsIn } from '../../../src/statistics/feasts.ts';
import { opennessOf, shutSpansOf } from '../../../src/statistics/open-days.ts';
import { daysBefore, hasPeriodBefore, toBefore, toNow } from '../../../src/statistics/year-before.ts';

const days = (from: string, count: number) => new Set(Array.from({ length: count }, (_, at) => addDays(from, at)));
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('the year before', () => {
  it.each(['2026-03-01', '2024-02-29', '2026-12-31', '2025-03-30'])(
    'of %s is the same weekday, like for like',
    (day) => {
      expect(weekday(toBefore(day, 'like-for-like'))).toBe(weekday(day));
      expect(toNow(toBefore(day, 'like-for-like'), 'like-for-like')).toBe(day);
    },
  );

  it.each([
    ['2026-03-01', '2026-04-01', '2025-03-01', '2025-04-01'],
    ['2024-02-01', '2024-03-01', '2023-02-01', '2023-03-01'],
    ['2025-02-01', '2025-03-01', '2024-02-01', '2024-03-01'],
    ['2024-02-28', '2024-03-10', '2023-02-28', '2023-03-10'],
    ['2024-02-29', '2024-03-10', '2023-03-01', '2023-03-10'],
    ['2024-02-29', '2024-03-01', '2023-03-01', '2023-03-01'],
    ['2025-02-28', '2025-03-10', '2024-02-28', '2024-03-10'],
    ['2025-01-01', '2026-01-01', '2024-01-01', '2025-01-01'],
  ])('of %s to %s by the calendar is %s to %s', (from, to, fromBefore, toBeforeDay) => {
    expect(daysBefore({ from, to }, 'calendar')).toEqual({ from: fromBefore, to: toBeforeDay });
  });

  it('29 February has no day before it by the calendar, and is one like for like', () => {
    const asked = { from: '2024-02-01', to: '2024-04-01' };
    expect(hasPeriodBefore('2024-02-29', 'calendar', asked)).toBe(false);
    expect(hasPeriodBefore('2024-02-29T13', 'calendar', asked)).toBe(false);
    expect(hasPeriodBefore('2024-02-29', 'like-for-like', asked)).toBe(true);
    expect(hasPeriodBefore('2024-02', 'calendar', asked)).toBe(true);
    const fromThere = { from: '2024-02-29', to: '2024-04-01' };
    expect(hasPeriodBefore('2024-02', 'calendar', fromThere)).toBe(false);
    expect(hasPeriodBefore('2024-02', 'like-for-like', fromThere)).toBe(true);
    expect(hasPeriodBefore('2024-03', 'calendar', fromThere)).toBe(true);
    expect(hasPeriodBefore('2024', 'calendar', { from: '2024-02-29', to: '2024-03-01' })).toBe(false);
  });

  it.each(['2024-02-29', '2024-02-28', '2025-02-28', '2024-01-31', '2025-03-01'])(
    'of days from %s on by the calendar is counted on no day before that',
    (from) => {
      const before = daysBefore({ from, to: addDays(from, 20) }, 'calendar');
      for (const day of days(before.from, 20)) expect(toNow(day, 'calendar') >= from).toBe(true);
    },
  );
});

describe('feasts of the Kyrgyz calendar', () => {
  it('stand on their dates, and those by the moon on the days that were announced', () => {
    expect(feastsIn({ from: '2026-03-01', to: '2026-04-01' }).map(({ feast, from }) => [feast, from])).toEqual([
      ['womens-day', '2026-03-08'],
      ['orozo-ait', '2026-03-20'],
      ['nooruz', '2026-03-21'],
    ]);
    expect(feastsIn({ from: '2024-06-17', to: '2024-06-18' }).map(({ feast }) => feast)).toEqual(['kurman-ait']);
  });

  it('changed with the code of 2025: a week of January, nine days of May', () => {
    expect(feastsIn({ from: '2024-05-01', to: '2024-06-01' })).toHaveLength(3);
    expect(feastsIn({ from: '2025-05-01', to: '2025-06-01' })).toEqual([
      { feast: 'may-days', from: '2025-05-01', to: '2025-05-09' },
    ]);
    expect(feastsIn({ from: '2025-01-04', to: '2025-01-05' })).toHaveLength(1);
    expect(feastsIn({ from: '2024-12-20', to: '2025-01-03' })).toHaveLength(1);
  });

  it.each([2020, 2021, 2022, 2023, 2024, 2025, 2026])(
    'by the moon, in %i, were announced for the day calculated',
    (year) => {
      const announced = feastsIn({ from: `${year}-01-01`, to: `${year + 1}-01-01` });
      expect(calculatedMoonFeasts(year)).toEqual(announced.filter(({ feast }) => feast.endsWith('-ait')));
      expect(calculatedMoonFeasts(year)).toHaveLength(2);
    },
  );

  it('of years that nobody has announced are calculated, and said to be', () => {
    expect(areMoonFeastsAnnounced({ from: '2025-01-01', to: '2026-01-01' })).toBe(true);
    expect(areMoonFeastsAnnounced({ from: '2026-12-01', to: '2027-02-01' })).toBe(false);
    expect(feastsIn({ from: '2027-03-09', to: '2027-03-10' }).map(({ feast }) => feast)).toEqual(['orozo-ait']);
    // Two in one year of ours; the second is a Friday.
    expect(calculatedMoonFeasts(2033).map(({ feast, from }) => [feast, from])).toEqual([
      ['orozo-ait', '2033-01-03'],
      ['kurman-ait', '2033-03-12'],
      ['orozo-ait', '2033-12-23'],
    ]);
  });

  it('reaches into the new year where the Monday after a Sunday is free', () => {
    const days = feastsIn({ from: '2007-01-01', to: '2007-01-02' });
    expect(days).toContainEqual({ feast: 'kurman-ait', from: '2006-12-31', to: '2007-01-01' });
  });
});

describe('a checkpoint is shut', () => {
  const range = { from: '2026-03-01', to: '2026-04-01' };
  const place = { code: 'torugart', closures: [{ from: '2026-02-20', to: '2026-03-04', reason: 'snow' }] };

  it('on the days of its closures, and where nobody crossed for two weeks', () => {
    const crossed = new Set([...days('2026-02-15', 5), ...days('2026-03-05', 3), ...days('2026-03-25', 20)]);
    expect(shutSpansOf(place, range, crossed, '2026-06-01')).toEqual([
      { kind: 'closure', checkpoint: 'torugart', from: '2026-03-01', to: '2026-03-04', reason: 'snow' },
      { kind: 'no-crossings', checkpoint: 'torugart', from: '2026-03-08', to: '2026-03-24' },
    ]);
  });

  it('not on thirteen quiet days, nor on days that are still to come', () => {
    const open = { code: 'torugart', closures: [] };
    const quiet = new Set([...days('2026-02-15', 20), ...days('2026-03-20', 40)]);
    expect(shutSpansOf(open, range, quiet, '2026-06-01')).toEqual([]);
    expect(shutSpansOf(open, range, days('2026-02-15', 24), '2026-03-12')).toEqual([]);
  });
});

describe('what breaks a comparison', () => {
  const now = { from: '2026-03-02', to: '2026-03-30' };
  const before = daysBefore(now, 'like-for-like');
  const asked = { now, before, comparison: 'like-for-like' as const, today: '2026-06-01' };
  const always = (code: string) => new Map([[code, days('2024-06-01', 800)]]);

  it('leaves a closed week of either year out of both, and marks it and the day of opening', () => {
    const place = { code: 'torugart', closures: [{ from: '2025-03-10', to: '2025-03-16', reason: 'snow' }] };
    const crossed = { now: always('torugart'), before: always('torugart') };
    const { breaks, leftOut } = opennessOf([place], asked, crossed);
    expect(leftOut).toEqual([{ checkpoint: 'torugart', from: '2026-03-09', to: '2026-03-15' }]);
    expect(breaks.filter(({ kind }) => kind !== 'feast')).toEqual([
      {
        ...{
          year: 'before',
          kind: 'closure',
          checkpoint: 'torugart',
          reason: 'snow',
          from: '2025-03-10',
          to: '2025-03-16',
        },
        touches: { from: '2026-03-09', to: '2026-03-15' },
      },
      {
        ...{ year: 'before', kind: 'reopened', checkpoint: 'torugart', from: '2025-03-17', to: '2025-03-17' },
        touches: { from: '2026-03-16', to: '2026-03-16' },
      },
    ]);
    expect(breaks.flatMap(({ feast, year }) => (feast ? [`${feast} ${year}`] : []))).toEqual([
      ...['womens-day before', 'womens-day now', 'orozo-ait now', 'nooruz before', 'nooruz now', 'orozo-ait before'],
    ]);
  });

  it('leaves a post that was reopened in between out of both years', () => {
    const crossed = { now: new Map([['bedel', days('2026-03-10', 60)]]), before: new Map() };
    const { breaks, leftOut } = opennessOf([{ code: 'bedel', closures: [] }], asked, crossed);
    expect(leftOut).toEqual([{ checkpoint: 'bedel', from: '2026-03-02', to: '2026-03-29' }]);
    expect(breaks.filter(({ checkpoint }) => checkpoint).map(({ year, kind, from }) => [year, kind, from])).toEqual([
      ['now', 'no-crossings', '2026-03-02'],
      ['before', 'no-crossings', '2025-03-03'],
      ['now', 'reopened', '2026-03-10'],
    ]);
  });

  it('is nothing at a post that is open in neither year', () => {
    const { breaks } = opennessOf([{ code: 'bedel', closures: [] }], asked, { now: new Map(), before: new Map() });
    expect(breaks.filter(({ kind }) => kind !== 'feast')).toEqual([]);
  });
});
