import { type CalendarDate, isCalendarDate, isPartialDate, type PartialDate } from '../core/dates.ts';
import type { DocumentFindingCode } from './travel-document.ts';

/** An expiry year lies within these years of the day of reading: documents live at most fifty years. */
const EXPIRED_YEARS = 30;
const VALID_YEARS = 50;

interface DateReading<T extends string> {
  /** null when it can't be read. */
  date: T | null;
  problem: DocumentFindingCode | null;
}

const MISSING = { date: null, problem: 'missing' } as const;
const INVALID = { date: null, problem: 'invalid-date' } as const;
const NO_YEAR = { date: null, problem: 'incomplete-date' } as const;

function isTwoDigits(text: string): boolean {
  const [a, b] = [text.charCodeAt(0), text.charCodeAt(1)];
  return text.length === 2 && a >= 48 && a <= 57 && b >= 48 && b <= 57;
}

/** Doc 9303-3, 4.8, writes an unknown part as fillers; the habit of writing zeros occurs as well. */
function isUnknown(part: string): boolean {
  return part === '<<' || part === '00';
}

/** True when the day, month or year has begun by the day of reading. */
export function isNotAfter(date: PartialDate, day: CalendarDate): boolean {
  return date <= day.slice(0, date.length);
}

/**
 * A birth date `YYMMDD` of which parts may be unknown: `900302`, `9003<<`, `90<<<<`, `900000`. The century is the last
 * one in which the holder is already born on the day of reading.
 */
export function readBirthDate(element: string, readOn: CalendarDate): DateReading<PartialDate> {
  if (element === '<<<<<<' || element === '000000') return MISSING;
  const [year, month, day] = [element.slice(0, 2), element.slice(2, 4), element.slice(4, 6)];
  if (!isTwoDigits(year)) return year === '<<' ? NO_YEAR : INVALID;

  let rest: string;
  let problem: DocumentFindingCode | null = null;
  if (isUnknown(month)) {
    rest = '';
    if (!isUnknown(day)) problem = 'incomplete-date';
    if (problem && !isTwoDigits(day)) return INVALID;
  } else {
    rest = isUnknown(day) ? `-${month}` : `-${month}-${day}`;
  }
  const century = Number(readOn.slice(0, 2));
  const inThis = `${century}${year}${rest}`;
  const date = isNotAfter(inThis, readOn) ? inThis : `${century - 1}${year}${rest}`;
  return isPartialDate(date) ? { date, problem } : INVALID;
}

/** True when a document that expires in this year can be presented on that day. */
export function isExpiryInReach(date: CalendarDate, readOn: CalendarDate): boolean {
  const distance = Number(date.slice(0, 4)) - Number(readOn.slice(0, 4));
  return distance >= -EXPIRED_YEARS && distance <= VALID_YEARS;
}

/** An expiry date `YYMMDD`, always whole. Blank: the document has none. A year out of reach can't be given a century. */
export function readExpiryDate(element: string, readOn: CalendarDate): DateReading<CalendarDate> {
  if (element === '<<<<<<') return MISSING;
  const century = Number(readOn.slice(0, 2));
  for (const guess of [century, century + 1, century - 1]) {
    const date = `${guess}${element.slice(0, 2)}-${element.slice(2, 4)}-${element.slice(4, 6)}`;
    if (isCalendarDate(date) && isExpiryInReach(date, readOn)) return { date, problem: null };
  }
  return INVALID;
}

/** `1990-03` as `9003<<`: unknown parts are fillers (Doc 9303-3, 4.8). */
export function writeMrzDate(date: PartialDate | null): string {
  return date === null ? '<<<<<<' : date.slice(2).replaceAll('-', '').padEnd(6, '<');
}
