import { yearsOf } from './birth-date.ts';

/**
 * A listed birth date in one number: the year it may begin with (12 bits), how many years more (5), month and day (4
 * and 5, 0 when unknown). What can't be read is 0.
 */
export function encodeListedDate(listed: string): number {
  const years = yearsOf(listed);
  if (!years || years.from < 1 || years.to > 4095) return 0;
  const isPlain = !/[c/]/.test(listed);
  const month = isPlain ? Number(listed.slice(5, 7)) : 0;
  const day = isPlain ? Number(listed.slice(8, 10)) : 0;
  return encodeDate(years.from, years.to - years.from, month, day);
}

export function encodeDate(year: number, more: number, month: number, day: number): number {
  return year * 16384 + more * 512 + month * 32 + day;
}

export function yearOfDate(date: number): number {
  return date >>> 14;
}

export function moreYearsOfDate(date: number): number {
  return (date >>> 9) & 31;
}

export function monthOfDate(date: number): number {
  return (date >>> 5) & 15;
}

export function dayOfDate(date: number): number {
  return date & 31;
}
