import { addDays, type CalendarDate, daysBetween } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';

/**
 * Who changed the country of usual residence (UN, Recommendations on Statistics of International Migration, Rev. 1, § 32 and 37: for at least twelve
 * months), by what was crossed and when: twelve of the sixteen months after a crossing spent on its other side, and twelve of the sixteen months
 * before it on this one, so that a holiday in between makes nobody another migrant.
 */
export const MIGRANT_DAYS = 365;
export const WINDOW_DAYS = 487;

/** More would be asked for year by year. */
const MOST_MONTHS = 36;

/** The first of each month in [from, to), both the first of a month. @throws IamisError `period-invalid`, `range-too-long` */
export function monthsOf(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  for (const [pointer, date] of Object.entries({ '?from': from, '?to': to })) {
    if (date.slice(8) !== '01') {
      throw new IamisError('period-invalid', {
        errors: [{ pointer, code: 'day-wrong', detail: 'must be the first of a month' }],
      });
    }
  }
  const months: CalendarDate[] = [];
  for (let month = from; month < to; month = monthAfter(month)) {
    months.push(month);
    if (months.length > MOST_MONTHS)
      throw new IamisError('range-too-long', { detail: `At most ${MOST_MONTHS} months.` });
  }
  if (months.length === 0) {
    throw new IamisError('period-invalid', {
      errors: [{ pointer: '?to', code: 'ends-before-it-begins', detail: 'must be a later month than `from`' }],
    });
  }
  return months;
}

export function monthAfter(month: CalendarDate): CalendarDate {
  return `${addDays(month, 31).slice(0, 8)}01`;
}

/** All sixteen months after the last crossing of the month are over: the figures change no more, but for late rows. */
export function isFinal(month: CalendarDate, today: CalendarDate): boolean {
  return daysBetween(monthAfter(month), today) > WINDOW_DAYS;
}
