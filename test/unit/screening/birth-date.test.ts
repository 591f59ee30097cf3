import { describe, expect, it } from 'vitest';
import { compareBirthDates, yearsOf } from '../../../src/screening/birth-date.ts';

describe('birth dates', () => {
  it.each([
    ['1975-03-02', '1975-03-02', 'equal'],
    ['1975-03-02', '1975-03', 'compatible'],
    ['1975-03-02', '1975', 'compatible'],
    ['1975', '1975-03-02', 'compatible'],
    ['1975-03', '1975-03', 'compatible'],
    ['1972-01-01', 'c1970', 'compatible'],
    ['1973-01-01', 'c1970', 'near'],
    ['1973-06-01', '1970/1975', 'compatible'],
    ['1970-06-01', '1970/1970', 'compatible'],
    ['1975-03-02', '1975-02-03', 'swapped'],
    ['1975-03-02', '1975-04', 'near'],
    ['1975-03-02', '1975-03-12', 'near'],
    ['1975-03-02', '1985-03-02', 'near'],
    ['1975-03-02', '1986-03-02', 'far'],
  ])('a traveller born %s and a listed %s are %s', (traveller, listed, agreement) => {
    expect(compareBirthDates(traveller, [listed])).toEqual({ agreement, listed });
  });

  it('takes the listed date that agrees best', () => {
    expect(compareBirthDates('1975-03-02', ['1955', '1975', '1975-03-02'])?.listed).toBe('1975-03-02');
  });

  it('says nothing when either side knows nothing', () => {
    expect(compareBirthDates(null, ['1975'])).toBeUndefined();
    expect(compareBirthDates('1975', [])).toBeUndefined();
    expect(compareBirthDates('1975', ['unknown', '1950/1990', '1990/1980'])).toBeUndefined();
  });

  it('gives the years under which a date is filed', () => {
    expect(yearsOf('c1970')).toEqual({ from: 1968, to: 1972 });
    expect(yearsOf('1970/1975')).toEqual({ from: 1970, to: 1975 });
    expect(yearsOf('1975-03-02')).toEqual({ from: 1975, to: 1975 });
  });
});
