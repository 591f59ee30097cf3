import { formatNumber } from './figures.ts';
import type { Language } from './languages.ts';

/**
 * One saying in the three languages, side by side so that none can be forgotten; `{name}` is filled in. With a count each language has its
 * own forms (CLDR: Kyrgyz and English one and other, Russian one, few and many).
 */
export type Saying = Readonly<Record<Language, string>>;
export interface CountedSaying {
  readonly ky: Readonly<{ one: string; other: string }>;
  readonly ru: Readonly<{ one: string; few: string; many: string }>;
  readonly en: Readonly<{ one: string; other: string }>;
}
export type Words = Readonly<Record<string, Saying | CountedSaying>>;
export type Values = Readonly<Record<string, string | number>>;

/** The whole number's form by the rules of CLDR; whole numbers are all that is counted here. */
export function pluralForm(language: Language, count: number): 'one' | 'few' | 'many' | 'other' {
  if (language !== 'ru') return count === 1 ? 'one' : 'other';
  const [tens, ones] = [count % 100, count % 10];
  if (ones === 1 && tens !== 11) return 'one';
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 'few' : 'many';
}

/** A number and its sign stay in one line. */
const UNBROKEN = '\u00a0%';

/** @param values what stands for `{name}`; a counted saying goes by `count` */
export function sayIn(language: Language, saying: Saying | CountedSaying, values: Values = {}): string {
  const forms: string | Readonly<Record<string, string>> = saying[language];
  const text = typeof forms === 'string' ? forms : (forms[pluralForm(language, Number(values.count ?? 0))] ?? '');
  return text.replaceAll('} %', `}${UNBROKEN}`).replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? formatNumber(value) : (value ?? whole);
  });
}
