import { describe, expect, it } from 'vitest';
import { readTypedDate } from '../../../web/src/platform/typed-date.ts';
import { checkZone, guessFormat } from '../../../web/src/rooms/crossings/lane/zone-checks.ts';

describe('a date typed by hand', () => {
  it.each([
    ['22.11.1990', '1990-11-22'],
    ['2/3/1990', '1990-03-02'],
    ['22111990', '1990-11-22'],
    ['1990-11-22', '1990-11-22'],
    ['11.1990', '1990-11'],
    ['1990', '1990'],
  ])('%s is read as %s', (typed, read) => {
    expect(readTypedDate(typed)).toBe(read);
  });

  it.each(['30.02.1990', '22.13.1990', '22.11.90', 'yesterday', ''])('%s is no date', (typed) => {
    expect(readTypedDate(typed)).toBeNull();
  });
});

describe('a zone typed by hand', () => {
  const upper = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';

  it('shows every check digit of the specimen right', () => {
    const checks = checkZone('TD3', [upper, 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']);
    expect(checks.map(({ result }) => result)).toEqual(['pass', 'pass', 'pass', 'pass', 'pass']);
  });

  it('shows which field a wrong character stands in', () => {
    const checks = checkZone('TD3', [upper, 'L898902C36UTO7408132F1204159ZE184226B<<<<<10']);
    expect(checks.filter(({ result }) => result === 'fail').map(({ field }) => field)).toEqual([
      'birthDate',
      'composite',
    ]);
  });

  it('takes a torn passport for a passport, and a card for a card', () => {
    expect(guessFormat(['P<UTOERIKSSON<<ANNA'])).toBe('TD3');
    expect(guessFormat(['I<UTOD231458907'])).toBe('TD1');
    expect(guessFormat([])).toBe('TD3');
  });
});
