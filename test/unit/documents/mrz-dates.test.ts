import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBirthDate, readExpiryDate, writeMrzDate } from '../../../src/documents/mrz-dates.ts';
import { READ_ON } from './specimens.ts';

describe(`a birth date read on ${READ_ON}`, () => {
  it.each([
    ['900302', '1990-03-02', null],
    ['9003<<', '1990-03', null],
    ['900300', '1990-03', null],
    ['90<<<<', '1990', null],
    ['900000', '1990', null],
    ['900015', '1990', 'incomplete-date'],
    ['90<<15', '1990', 'incomplete-date'],
    ['<<0302', null, 'incomplete-date'],
    ['<<<<<<', null, 'missing'],
    ['000000', null, 'missing'],
    ['900230', null, 'invalid-date'],
    ['901301', null, 'invalid-date'],
    ['9O0302', null, 'invalid-date'],
    ['90<A15', null, 'invalid-date'],
    ['90<<1A', null, 'invalid-date'],
    ['', null, 'invalid-date'],
  ])('%s is %s (%s)', (element, date, problem) => {
    expect(readBirthDate(element, READ_ON)).toEqual({ date, problem });
  });

  it.each([
    ['260315', '2026-03-15', 'born today'],
    ['260316', '1926-03-16', 'never born tomorrow'],
    ['2603<<', '2026-03', 'born this month'],
    ['2604<<', '1926-04', 'never born next month'],
    ['26<<<<', '2026', 'born this year'],
    ['27<<<<', '1927', 'never born next year'],
    ['000229', '2000-02-29', 'a leap day of 2000'],
  ])('%s is %s: %s', (element, date) => {
    expect(readBirthDate(element, READ_ON).date).toBe(date);
  });
});

describe(`an expiry date read on ${READ_ON}`, () => {
  it.each([
    ['300101', '2030-01-01', null],
    ['960101', '1996-01-01', null],
    ['761231', '2076-12-31', null],
    ['950101', null, 'invalid-date'],
    ['770101', null, 'invalid-date'],
    ['300230', null, 'invalid-date'],
    ['3001<<', null, 'invalid-date'],
    ['<<<<<<', null, 'missing'],
  ])('%s is %s (%s)', (element, date, problem) => {
    expect(readExpiryDate(element, READ_ON)).toEqual({ date, problem });
  });
});

it('a written birth date of the last hundred years is read back with its precision', () => {
  const day = fc
    .date({ min: new Date('1926-03-16'), max: new Date(READ_ON), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.constantFrom(10, 7), (date, length) => {
      const partial = date.slice(0, length) === '1926-03' ? date : date.slice(0, length);
      expect(readBirthDate(writeMrzDate(partial), READ_ON)).toEqual({ date: partial, problem: null });
    }),
  );
});
