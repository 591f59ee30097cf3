import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { objectKindWords } from '../../../web/src/words/audit.ts';
import { LANGUAGES } from '../../../web/src/words/languages.ts';
import { SAME_ON_PURPOSE } from '../../../web/src/words/same-on-purpose.ts';
import { type CountedSaying, pluralForm, type Saying, sayIn } from '../../../web/src/words/saying.ts';
import { withWholeNumbers } from '../../../web/src/words/unbroken.ts';
import { listSayings } from '../../web/support/sayings.ts';

const sayings = await listSayings();
const FORMS = { ky: ['one', 'other'], ru: ['one', 'few', 'many'], en: ['one', 'other'] } as const;

/** Every text of a saying in a language, with the name of its form. */
function textsOf(saying: Saying | CountedSaying, language: (typeof LANGUAGES)[number]): [string, string][] {
  const text: string | Readonly<Record<string, string>> | undefined = saying[language];
  if (typeof text === 'string') return [['', text]];
  return FORMS[language].map((form) => [form, text?.[form] ?? '']);
}

const gapsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the words of the console', () => {
  it('are all there in Kyrgyz, Russian and English, with every plural form of each', () => {
    const missing = sayings.flatMap(({ name, saying }) =>
      LANGUAGES.flatMap((language) =>
        textsOf(saying, language)
          .filter(([, text]) => text.trim() === '')
          .map(([form]) => `${name} ${language} ${form}`),
      ),
    );
    expect(missing).toEqual([]);
    expect(sayings.length).toBeGreaterThan(200);
  });

  it('are not the same in two languages by accident', () => {
    const same = sayings.flatMap(({ name, saying }) => {
      const [ky, ru, en] = LANGUAGES.map((language) => textsOf(saying, language).map(([, text]) => text));
      const shared = [
        ky?.filter((text) => ru?.includes(text)),
        ky?.filter((text) => en?.includes(text)),
        ru?.filter((text) => en?.includes(text)),
      ];
      return shared
        .flatMap((texts) => texts ?? [])
        .filter((text) => /\p{L}/u.test(text) && !SAME_ON_PURPOSE.has(text))
        .map((text) => `${name}: ${text}`);
    });
    expect(same).toEqual([]);
  });

  it('leave the same gaps in each language', () => {
    const uneven = sayings.filter(({ saying }) => {
      const gaps = LANGUAGES.flatMap((language) => textsOf(saying, language).map(([, text]) => gapsOf(text).join()));
      return new Set(gaps).size > 1;
    });
    expect(uneven.map(({ name }) => name)).toEqual([]);
  });

  it('never call citizenship an ethnicity', () => {
    const wrong = sayings.filter(({ saying }) =>
      LANGUAGES.some((language) => textsOf(saying, language).some(([, text]) => /национальност|улуту/i.test(text))),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('are each said somewhere', () => {
    const sources = globSync('web/src/**/*.{ts,tsx}', { cwd: process.cwd() }).map((file) =>
      readFileSync(join(process.cwd(), file), 'utf8'),
    );
    const text = sources.join('\n');
    const unsaid = sayings
      .filter(({ table, key }) => !text.includes(`${table}.${key}`))
      // A table that is asked by a key of the API's is said whole.
      .filter(({ table }) => !new RegExp(`\\b${table}\\[|[=:] ${table}[;,]|, ${table}\\)`).test(text));
    expect(unsaid.map(({ name }) => name)).toEqual([]);
  });
});

describe('the audit', () => {
  it('has a word for everything that an entry can be about', () => {
    const kinds = globSync('src/**/*.ts', { cwd: process.cwd() }).flatMap((file) =>
      [...readFileSync(join(process.cwd(), file), 'utf8').matchAll(/object: \{ kind: '([a-z-]+)'/g)].map(
        ([, kind]) => kind,
      ),
    );
    expect(kinds.length).toBeGreaterThan(20);
    expect(kinds.filter((kind) => kind === undefined || !(kind in objectKindWords))).toEqual([]);
  });
});

describe('what others wrote', () => {
  it('keeps a telephone number in one line, and nothing else', () => {
    expect(withWholeNumbers('Duty desk 24 h, +996 312 000 000, room 4 5')).toBe(
      'Duty desk 24 h, +996\u00a0312\u00a0000\u00a0000, room 4 5',
    );
  });
});

describe('numbers in sentences', () => {
  const days: CountedSaying = {
    ky: { one: '{count} күн', other: '{count} күн' },
    ru: { one: '{count} день', few: '{count} дня', many: '{count} дней' },
    en: { one: '{count} day', other: '{count} days' },
  };

  it.each([
    [0, 'дней'],
    [1, 'день'],
    [2, 'дня'],
    [5, 'дней'],
    [11, 'дней'],
    [12, 'дней'],
    [21, 'день'],
    [22, 'дня'],
    [111, 'дней'],
    [1_001, 'день'],
  ])('Russian counts %i as «%s»', (count, word) => {
    expect(sayIn('ru', days, { count }).endsWith(` ${word}`)).toBe(true);
  });

  it('go by the rules that the platform has for Russian and English', () => {
    for (const language of ['ru', 'en'] as const) {
      const rules = new Intl.PluralRules(language);
      for (let count = 0; count < 250; count++)
        expect(pluralForm(language, count), `${language} ${count}`).toBe(rules.select(count));
    }
  });

  it('are grouped by narrow spaces', () => {
    expect(sayIn('en', days, { count: 37_050_000 })).toBe('37\u202f050\u202f000 days');
  });
});
