import { isPartialDate, type PartialDate } from '../../core/dates.ts';
import { type BirthDate, isBirthDate } from '../birth-date.ts';
import { cleanText } from './list-text.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WRITTEN = /^(?:(?:(\d{1,2}) )?([A-Za-z]{3})[a-z]{0,6}\.? )?(\d{4})$/;
const ISO = /^\d{4}(?:-\d{2}){0,2}(?=$|T|[+-]\d{2}:|Z)/;
const ABOUT = /^(?:circa|approximately|approx\.?|about|ca?\.?)\s*(?=\S)/i;
const RANGE = /^(?:between )?(.{4,20}?)(?: to | and | ?- ?|\/)(.{4,20})$/i;

/** `07 Mar 1971`, `Nov. 1973`, `1965`, `1971-03-07`; undefined for anything else, and for days that do not exist. */
function partialDateOf(text: string): PartialDate | undefined {
  const iso = ISO.exec(text)?.[0];
  if (iso !== undefined) return isPartialDate(iso) ? iso : undefined;
  const [, day, monthName, year] = WRITTEN.exec(text) ?? [];
  if (year === undefined || monthName === undefined) return undefined;
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1;
  if (month === 0) return undefined;
  const parts = [year, String(month).padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])];
  const date = parts.join('-');
  return isPartialDate(date) ? date : undefined;
}

/** A range of which only the years are kept; a range within one year is that year. */
export function birthYears(from: string, to: string): BirthDate | undefined {
  const date = from === to ? from : `${from}/${to}`;
  return isBirthDate(date) ? date : undefined;
}

/**
 * A birth date as lists write it, as an entry keeps it: `circa 1965` → `c1965`, `1960 to 1965` and
 * `01 Jan 1960 to 31 Dec 1965` → `1960/1965`, `Feb 1970` → `1970-02`. Undefined when it says no year.
 */
export function birthDateOf(text: string): BirthDate | undefined {
  const clean = cleanText(text).slice(0, 60).replace(/\.$/, '');
  const bare = clean.replace(ABOUT, '');
  const date = partialDateOf(bare);
  if (date !== undefined) {
    const found = bare === clean ? date : `c${date.slice(0, 4)}`;
    return isBirthDate(found) ? found : undefined;
  }
  const [, first, last] = RANGE.exec(bare) ?? [];
  const from = first && partialDateOf(first);
  const to = last && partialDateOf(last);
  return from && to ? birthYears(from.slice(0, 4), to.slice(0, 4)) : undefined;
}
