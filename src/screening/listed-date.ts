const LISTED = /^(c?)(\d{4})(?:(-\d{2}(?:-\d{2})?)|\/(\d{4}))?$/;
const ABOUT_YEARS = 2;
/** A wider range says nothing about a person, and each of its years would be a key. */
const MAX_RANGE_YEARS = 10;

/** The years that a listed birth date allows, both included; undefined when it can't be read or is too wide. */
export function yearsOf(listed: string): { from: number; to: number } | undefined {
  const match = LISTED.exec(listed);
  if (!match) return undefined;
  const [, about, year, , lastYear] = match;
  const margin = about === 'c' ? ABOUT_YEARS : 0;
  const from = Number(year) - margin;
  const to = Number(lastYear ?? year) + margin;
  return to >= from && to - from <= MAX_RANGE_YEARS ? { from, to } : undefined;
}

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
