import { addDays, daysBetween } from '../../../../src/core/dates.ts';
import type { Grain } from './flow-question.ts';

export const GRAINS: readonly Grain[] = ['hour', 'day', 'month', 'quarter', 'year'];

/** The longest range of each grain, in days, as the API has it; and the shortest for which the picture says something. */
const MOST_DAYS: Readonly<Record<Grain, number>> = { hour: 32, day: 1100, month: 7320, quarter: 18_300, year: 36_600 };
const LEAST_DAYS: Readonly<Record<Grain, number>> = { hour: 1, day: 1, month: 28, quarter: 85, year: 365 };

export interface Range {
  /** Local days, [from, to). */
  from: string;
  to: string;
}

export function fits(grain: Grain, { from, to }: Range): boolean {
  const days = daysBetween(from, to);
  return days <= MOST_DAYS[grain] && days >= LEAST_DAYS[grain];
}

/** The asked grain if the range bears it; else hours for a day or two, days up to three months, months up to ten years. */
export function grainFor(range: Range, asked: Grain | undefined): Grain {
  if (asked && fits(asked, range)) return asked;
  const days = daysBetween(range.from, range.to);
  if (days <= 2) return 'hour';
  if (days <= 93) return 'day';
  return days <= 3_700 ? 'month' : 'year';
}

/** The first day of the month that lies `months` after the day's own. */
export function monthStart(day: string, months = 0): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}

export function monthBefore(today: string): Range {
  return { from: monthStart(today, -1), to: monthStart(today) };
}

export const PRESETS = ['yesterday', 'lastMonth', 'lastTwelveMonths', 'lastYear', 'thisYear'] as const;
export type Preset = (typeof PRESETS)[number];

export function rangeOf(preset: Preset, today: string): Range {
  const year = Number(today.slice(0, 4));
  switch (preset) {
    case 'yesterday':
      return { from: addDays(today, -1), to: today };
    case 'lastMonth':
      return monthBefore(today);
    case 'lastTwelveMonths':
      return { from: monthStart(today, -12), to: monthStart(today) };
    case 'lastYear':
      return { from: `${year - 1}-01-01`, to: `${year}-01-01` };
    case 'thisYear':
      return { from: `${year}-01-01`, to: addDays(today, 1) };
  }
}

/** A range that is one whole month (`2026-10`), one whole year (`2026`), one day, or any other (null). */
export function nameOfRange({ from, to }: Range): string | null {
  if (addDays(from, 1) === to) return from;
  if (!from.endsWith('-01')) return null;
  if (monthStart(from, 1) === to) return from.slice(0, 7);
  return from.endsWith('-01-01') && monthStart(from, 12) === to ? from.slice(0, 4) : null;
}

/** Every period of the range, as the API writes them: the periods that have no crossings are not in its answer. */
export function listPeriods({ from, to }: Range, grain: Grain): string[] {
  const periods: string[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) {
    if (grain === 'hour') {
      for (let hour = 0; hour < 24; hour += 1) periods.push(`${day}T${String(hour).padStart(2, '0')}`);
      continue;
    }
    const period = periodOfDay(day, grain);
    if (periods.at(-1) !== period) periods.push(period);
  }
  return periods;
}

function periodOfDay(day: string, grain: Exclude<Grain, 'hour'>): string {
  if (grain === 'day') return day;
  if (grain === 'month') return day.slice(0, 7);
  const year = day.slice(0, 4);
  return grain === 'year' ? year : `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
