import { addDays, type CalendarDate, daysBetween, daysInMonth } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import type { FlowQuestion } from './flow.ts';

/**
 * What a period is held against. `calendar`: the same dates a year before. `like-for-like`: the same weekdays, 52 weeks before, and at
 * each checkpoint only days on which it was open in both years.
 */
export const COMPARISONS = ['like-for-like', 'calendar'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** 52 weeks: each day meets its own weekday. */
export const LIKE_DAYS = 364;
/** Days: more than a year before the year before says little, and each of them is looked at. */
const MOST_DAYS = 1100;

export interface Days {
  /** Local days, [from, to). */
  from: CalendarDate;
  to: CalendarDate;
}

/** A day of the year before as one of the asked year. Of `calendar` a 29 February of the year before is counted on 28 February. */
export function toNow(day: CalendarDate, comparison: Comparison): CalendarDate {
  return comparison === 'like-for-like' ? addDays(day, LIKE_DAYS) : moved(day, 1);
}

/** The day of the year before that a day of the asked year is held against. */
export function toBefore(day: CalendarDate, comparison: Comparison): CalendarDate {
  return comparison === 'like-for-like' ? addDays(day, -LIKE_DAYS) : moved(day, -1);
}

function moved(day: CalendarDate, years: number): CalendarDate {
  const year = Number(day.slice(0, 4)) + years;
  return `${year}${day.endsWith('-02-29') && daysInMonth(year, 2) < 29 ? '-02-28' : day.slice(4)}`;
}

/** The days of the year before that some days are held against; of `calendar` none for a 29 February alone, so that both ends are 1 March. */
export function daysBefore({ from, to }: Days, comparison: Comparison): Days {
  if (comparison === 'like-for-like') return { from: toBefore(from, comparison), to: toBefore(to, comparison) };
  // The end is not in the range: it is its last day that is moved, so that February is whole.
  // A 29 February that the year before did not have begins nothing: 28 February would be counted on a day that nobody asked for.
  const begin = addDays(moved(from, -1), from.endsWith('-02-29') ? 1 : 0);
  return { from: begin, to: addDays(moved(addDays(to, -1), -1), lastOfFebruary(to) ? 2 : 1) };
}

/** A range up to 1 March ends with the whole of February, however long that was a year before. */
function lastOfFebruary(to: CalendarDate): boolean {
  return to.endsWith('-03-01') && daysInMonth(Number(to.slice(0, 4)) - 1, 2) === 29;
}

/** Of `calendar`, a period of which the year before had no day: 29 February, and what of a longer one is asked of no other day. */
export function hasPeriodBefore(period: string, comparison: Comparison, { from, to }: Days): boolean {
  if (comparison === 'like-for-like' || /^\d{4}-02-29/.test(period)) return comparison === 'like-for-like';
  if (!from.endsWith('-02-29')) return true;
  return addDays(from, 1) < to && period !== from.slice(0, 7);
}

/** @throws IamisError `range-too-long` */
export function requireComparable({ from, to }: Pick<FlowQuestion, 'from' | 'to'>): void {
  if (daysBetween(from, to) > MOST_DAYS) {
    throw new IamisError('range-too-long', { detail: `Held against the year before, at most ${MOST_DAYS} days.` });
  }
}
