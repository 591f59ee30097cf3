import { describe, expect, it } from 'vitest';
import { countryName } from '../../../src/core/country-names.ts';
import { LANGUAGES } from '../../../src/core/languages.ts';
import { REFUSAL_REASONS } from '../../../src/crossings/refusal-reason.ts';
import { formWords, localDay, localInstant, referenceOf, refusalReasonWords } from '../../../src/forms/form-words.ts';
import { checkWords, handoverWords } from '../../../src/forms/handover-words.ts';
import { CHECK_NAMES } from '../../../src/shifts/shift.ts';
import { refusalWords } from '../../../web/src/words/refusals.ts';

describe('the words of the forms', () => {
  it('are there in each language, for each reason and check', () => {
    expect(Object.keys(refusalReasonWords).sort()).toEqual([...REFUSAL_REASONS].sort());
    expect(Object.keys(checkWords).sort()).toEqual([...CHECK_NAMES].sort());
    for (const word of [formWords, handoverWords, refusalReasonWords, checkWords].flatMap((words) =>
      Object.values(words),
    )) {
      for (const language of LANGUAGES) expect(word[language], JSON.stringify(word)).toMatch(/\S/);
      for (const language of ['ky', 'ru'] as const) expect(word[language]).toMatch(/^[^a-z]*$/i);
    }
  });

  it('give the reasons of a refusal as the console does', () => {
    expect(refusalReasonWords).toEqual(refusalWords);
  });

  it('name states as the country does', () => {
    expect(LANGUAGES.map((language) => countryName('KGZ', language))).toEqual([
      'Кыргызстан',
      'Кыргызстан',
      'Kyrgyzstan',
    ]);
    expect([countryName('D', 'ru'), countryName('KAZ', 'ru'), countryName('XXA', 'en')]).toEqual([
      'Германия',
      'Казахстан',
      'XXA',
    ]);
    expect(countryName('KAZ', 'ky')).toMatch(/Казак/);
  });
});

describe('times and numbers on paper', () => {
  it('are local, with the day first', () => {
    expect(localInstant('2026-11-21T21:12:00Z')).toBe('22.11.2026, 03:12');
    expect(['1990-03-02', '1990-03', '1990', null].map(localDay)).toEqual(['02.03.1990', '03.1990', '1990', '–']);
  });

  it('can be read over the telephone', () => {
    const id = '01a2028b-8157-72f6-820a-7c137f35980b';
    expect(referenceOf('manas', '2026-11-21T21:12:00Z', id)).toBe('MANAS-20261122-7F35980B');
  });
});
