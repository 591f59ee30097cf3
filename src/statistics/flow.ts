import type { Mode } from '../checkpoints/checkpoint.ts';
import { type CalendarDate, daysBetween, localTime } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import type { Direction } from '../crossings/crossing.ts';
import type { Purpose } from '../crossings/inspection.ts';
import type { Sex } from '../documents/travel-document.ts';

export const PERIODS = ['hour', 'day', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

export const DIMENSIONS = [
  ...(['checkpoint', 'neighbour', 'mode', 'direction', 'nationality', 'sex', 'age', 'purpose'] as const),
];
export type Dimension = (typeof DIMENSIONS)[number];

export const MEASURES = ['crossings', 'refusals', 'referrals'] as const;
export type Measure = (typeof MEASURES)[number];

/** On request: a count, and shares of the crossings, each with what it counts. */
export const EXTRA_MEASURES = [
  ...(['escorted', 'purpose-not-asked', 'residence-not-asked', 'screened-late', 'entered-by-hand'] as const),
];
export type ExtraMeasure = (typeof EXTRA_MEASURES)[number];

/** Single years to 24, five-year bands to 74, `75+`; `unknown` when no document told a birth date. Published groupings are made of these. */
export const AGE_GROUPS: readonly string[] = [
  ...Array.from({ length: 25 }, (_, age) => String(age)),
  ...Array.from({ length: 10 }, (_, band) => `${25 + 5 * band}-${29 + 5 * band}`),
  '75+',
  'unknown',
];

/** @param age completed years; null when unknown */
export function ageGroupOf(age: number | null): string {
  if (age === null) return 'unknown';
  if (age < 25) return String(age);
  if (age >= 75) return '75+';
  const from = age - (age % 5);
  return `${from}-${from + 4}`;
}

/** The period of an instant, by local time: `2026-03-01T13` (the hour that begins then), `2026-03-01`, `2026-03`, `2026-Q1`, `2026`. */
export function periodOf(instant: Date, period: Period): string {
  const { date, minuteOfDay } = localTime(instant);
  return periodOfHour(`${date}T${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}`, period);
}

/** The period of a local time, `2026-03-01T13` or `2026-03-01 13:00:00`. */
export function periodOfHour(hour: string, period: Period): string {
  switch (period) {
    case 'hour':
      return `${hour.slice(0, 10)}T${hour.slice(11, 13)}`;
    case 'day':
      return hour.slice(0, 10);
    case 'month':
      return hour.slice(0, 7);
    case 'quarter':
      return `${hour.slice(0, 4)}-Q${Math.ceil(Number(hour.slice(5, 7)) / 3)}`;
    case 'year':
      return hour.slice(0, 4);
  }
}

/** Which flows are asked for. Several values of one filter: any of them; several filters: all of them. */
export interface FlowQuestion {
  /** Local days, [from, to). */
  from: CalendarDate;
  to: CalendarDate;
  period: Period;
  by: readonly Dimension[];
  filters: Partial<Record<Dimension, string[]>>;
  /** Beside crossings, refusals and referrals. */
  extras?: readonly ExtraMeasure[];
}

/** null: withheld, or a share of no crossings. Shares are of the crossings, to a thousandth. */
export interface ExtraFigures {
  escorted?: number | null;
  purposeNotAskedShare?: number | null;
  residenceNotAskedShare?: number | null;
  /** Screened against a list older than an hour. */
  screenedLateShare?: number | null;
  /** Typed or entered from paper, not read by a reader. */
  enteredByHandShare?: number | null;
}

/**
 * One cell. Crossings as they stand now, of the kinds ordinary and escorted; refusals and referrals as inspected. All of them in the
 * period in which the traveller stood at the lane. None of them are persons.
 */
export interface FlowRow extends Record<Measure, number | null>, ExtraFigures {
  period: string;
  /** Some of the measures are null: they tell of too few persons, or would lay open what does. */
  withheld?: true;
  checkpoint?: string;
  /** null at airports */
  neighbour?: string | null;
  mode?: Mode;
  direction?: Direction;
  nationality?: string;
  sex?: Sex;
  /** One of AGE_GROUPS. */
  age?: string;
  purpose?: Purpose;
}

/** The longest range of each period, in days: an answer stays readable, and a report never runs for hours. */
const MOST_DAYS: Record<Period, number> = { hour: 32, day: 1100, month: 7320, quarter: 18_300, year: 36_600 };

/** More rows than anybody reads on a screen; the border service's CSV has no limit. */
export const MOST_ROWS = 100_000;

/** What is cut off would make figures too low, so that such a question is refused. */
export function tooManyRows(most: number): IamisError {
  return new IamisError('range-too-long', {
    detail: `More than ${most} rows. Ask for fewer dimensions or days, or for text/csv.`,
  });
}

/** @throws IamisError `period-invalid` for a range without a day, `range-too-long` */
export function requireRange({ from, to, period }: Pick<FlowQuestion, 'from' | 'to' | 'period'>): void {
  const days = daysBetween(from, to);
  if (days < 1) {
    throw new IamisError('period-invalid', {
      errors: [{ pointer: '?to', code: 'ends-before-it-begins', detail: 'must be a later day than `from`' }],
    });
  }
  if (days > MOST_DAYS[period]) {
    throw new IamisError('range-too-long', { detail: `By ${period}, at most ${MOST_DAYS[period]} days.` });
  }
}
