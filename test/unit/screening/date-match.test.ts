import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateBitsOf } from '../../../src/screening/date-match.ts';
import { encodeListedDate, yearsOf } from '../../../src/screening/listed-date.ts';
import { POLICY } from '../../../src/screening/policy.ts';

const BITS = POLICY.birthDate;

describe('birth dates', () => {
  it.each([
    ['1975-03-02', '1975-03-02', BITS.equal],
    ['1975-01-01', '1975-01-01', BITS.equalFirstOfJanuary],
    ['1975-03-02', '1975-03', BITS.year],
    ['1975-03-02', '1975', BITS.year],
    ['1975', '1975-03-02', BITS.year],
    ['1972-01-01', 'c1970', BITS.yearInRange],
    ['1973-06-01', '1970/1975', BITS.yearInRange],
    ['1975-03-02', '1975-02-03', BITS.swapped],
    ['1975-03-02', '1976-03-02', BITS.yearMistaken],
    ['1975-03-02', '1957-03-02', BITS.yearMistaken],
    ['1975-03-02', '1975-03-12', BITS.oneOfDayAndMonth],
    ['1975-03-02', '1975-04', BITS.yearOnlyDifferentDay],
    ['1975-03-02', '1975-05-19', BITS.yearOnlyDifferentDay],
    ['1975', '1974', BITS.oneYearApart],
    ['1975-03-02', '1979-07-11', BITS.fiveYearsApart + BITS.fullAndYearsDifferent],
    ['1975-03-02', '1999', BITS.farther],
  ])('a traveller born %s and a listed %s agree by %d bits', (traveller, listed, bits) => {
    expect(dateBitsOf(encodeListedDate(traveller), encodeListedDate(listed))).toBe(bits);
  });

  it('never agree better than when they are equal', () => {
    const date = fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, date, (one, other) => {
        const [a = 0, b = 0] = [one, other].map((instant) => encodeListedDate(instant.toISOString().slice(0, 10)));
        expect(dateBitsOf(a, b)).toBeLessThanOrEqual(dateBitsOf(a, a));
        expect(dateBitsOf(a, b)).toBe(dateBitsOf(b, a));
      }),
    );
  });

  it('give the years under which a listed date is filed', () => {
    expect(yearsOf('c1970')).toEqual({ from: 1968, to: 1972 });
    expect(yearsOf('1970/1975')).toEqual({ from: 1970, to: 1975 });
    expect(yearsOf('1975-03-02')).toEqual({ from: 1975, to: 1975 });
    for (const unreadable of ['unknown', '1950/1990', '1990/1980']) expect(encodeListedDate(unreadable)).toBe(0);
  });
});
