import { isPartialDate } from '../core/dates.ts';

/**
 * What an entry knows of a birth date, in one of five spellings: `1975-03-02`, `1975-03`, `1975`, `c1970` (about 1970) and
 * `1970/1975` (in one of these years, both included).
 */
export type BirthDate = string & { readonly __birthDate?: never };

export type BirthDatePrecision = 'day' | 'month' | 'year' | 'vague';

/** Nobody alive was born before this year, and a source's typing error (`0197`, `9170`) should not pass for a date. */
const FIRST_YEAR = 1850;
const LAST_YEAR = 2099;

const VAGUE = /^(?:c(\d{4})|(\d{4})\/(\d{4}))$/;

function isBirthYear(year: string): boolean {
  return Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR;
}

/** True for the five spellings, when the day exists, the years lie in 1850–2099 and a range runs forwards. */
export function isBirthDate(text: string): text is BirthDate {
  if (isPartialDate(text)) return isBirthYear(text.slice(0, 4));
  const [, about, from, to] = VAGUE.exec(text) ?? [];
  if (about !== undefined) return isBirthYear(about);
  return from !== undefined && to !== undefined && isBirthYear(from) && isBirthYear(to) && from < to;
}

/** How much a birth date says; `vague` is an approximate year or a range of years. */
export function birthDatePrecision(date: BirthDate): BirthDatePrecision {
  if (!isPartialDate(date)) return 'vague';
  return date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year';
}
