import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { addDays, type CalendarDate } from '../core/dates.ts';
import { feastsIn } from './feasts.ts';
import { type Comparison, type Days, toBefore, toNow } from './year-before.ts';

/** After so many days in a row without a crossing a checkpoint counts as not open, whatever its calendar says. */
export const IDLE_DAYS = 14;

export const BREAK_KINDS = ['closure', 'no-crossings', 'reopened', 'feast'] as const;

/** Why a figure may differ from the one a year before without anybody having travelled more or less. */
export interface Break {
  year: 'now' | 'before';
  kind: (typeof BREAK_KINDS)[number];
  /** Days of its own year, both included. */
  from: CalendarDate;
  to: CalendarDate;
  /** The days of the asked range that it touches, both included. */
  touches: { from: CalendarDate; to: CalendarDate };
  checkpoint?: string;
  /** Of a closure, as the administrators wrote it. */
  reason?: string;
  feast?: string;
}

/** Days of a checkpoint, both included. */
export interface Span {
  checkpoint: string;
  from: CalendarDate;
  to: CalendarDate;
}

type Shut = Span & { kind: 'closure' | 'no-crossings'; reason?: string };

/** On which days each checkpoint had crossings: of the days asked and of `IDLE_DAYS` around them, as far as they are over. */
export type CrossedDays = ReadonlyMap<string, ReadonlySet<CalendarDate>>;

type Place = Pick<Checkpoint, 'code' | 'closures'>;

function daysOf({ from, to }: Days): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Days as spans of neighbours. */
function spansOf(checkpoint: string, days: readonly CalendarDate[]): Span[] {
  const spans: Span[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last && addDays(last.to, 1) === day) last.to = day;
    else spans.push({ checkpoint, from: day, to: day });
  }
  return spans;
}

/**
 * The days of a range on which a checkpoint was not open: by its calendar of closures, and where it had no crossing for `IDLE_DAYS` in a row.
 * @param today no day from it on counts as one without crossings
 */
export function shutSpansOf(
  { code, closures }: Place,
  range: Days,
  crossed: ReadonlySet<CalendarDate>,
  today: CalendarDate,
): Shut[] {
  if (range.from >= range.to) return [];
  const last = addDays(range.to, -1);
  const closed = closures
    .filter(({ from, to }) => from < range.to && to >= range.from)
    .map(({ from, to, reason }): Shut => {
      return { kind: 'closure', checkpoint: code, from: max(from, range.from), to: min(to, last), reason };
    });
  const around = { from: addDays(range.from, -IDLE_DAYS), to: min(addDays(range.to, IDLE_DAYS), today) };
  const empty = daysOf(around).filter((day) => !crossed.has(day));
  const isClosed = (day: CalendarDate) => closed.some(({ from, to }) => from <= day && day <= to);
  const idle = spansOf(code, empty)
    .filter(({ from, to }) => addDays(from, IDLE_DAYS - 1) <= to)
    .flatMap(({ from, to }) => daysOf({ from: max(from, range.from), to: addDays(min(to, last), 1) }))
    .filter((day) => !isClosed(day));
  return [...closed, ...spansOf(code, idle).map((span): Shut => ({ kind: 'no-crossings', ...span }))];
}

const min = (a: CalendarDate, b: CalendarDate) => (a < b ? a : b);
const max = (a: CalendarDate, b: CalendarDate) => (a > b ? a : b);

export interface Openness {
  breaks: Break[];
  /** Days of the asked year that are not compared at a checkpoint, because it was shut on them or on their days a year before. */
  leftOut: Span[];
}

/** What breaks the comparison of a range with the year before, and which days of which checkpoints can't be compared. */
export function opennessOf(
  places: readonly Place[],
  { now, before, comparison, today }: { now: Days; before: Days; comparison: Comparison; today: CalendarDate },
  crossed: { now: CrossedDays; before: CrossedDays },
): Openness {
  const touching = (from: CalendarDate, to: CalendarDate) => ({
    from: max(toNow(from, comparison), now.from),
    to: min(toNow(to, comparison), addDays(now.to, -1)),
  });
  const breaks: Break[] = [];
  const leftOut: Span[] = [];
  for (const place of places) {
    const crossedNow = crossed.now.get(place.code) ?? new Set<string>();
    const crossedBefore = crossed.before.get(place.code) ?? new Set<string>();
    const shutNow = shutSpansOf(place, now, crossedNow, today);
    const shutBefore = shutSpansOf(place, before, crossedBefore, today);
    const days = new Set([
      ...shutNow.flatMap(({ from, to }) => daysOf({ from, to: addDays(to, 1) })),
      ...shutBefore
        .flatMap(({ from, to }) => daysOf({ from, to: addDays(to, 1) }))
        .map((day) => toNow(day, comparison)),
    ]);
    leftOut.push(
      ...spansOf(
        place.code,
        daysOf(now).filter((day) => days.has(day)),
      ),
    );
    // Never open in either year: nothing is broken.
    if (crossedNow.size + crossedBefore.size === 0 && shutNow.every(({ kind }) => kind === 'no-crossings')) continue;
    for (const { kind, from, to, reason, checkpoint } of shutNow) {
      breaks.push({
        year: 'now',
        kind,
        checkpoint,
        from,
        to,
        touches: { from, to },
        ...(reason !== undefined && { reason }),
      });
    }
    for (const { kind, from, to, reason, checkpoint } of shutBefore) {
      const known = { kind, checkpoint, from, to, ...(reason !== undefined && { reason }) };
      breaks.push({ year: 'before', ...known, touches: touching(from, to) });
    }
    for (const day of reopenedOn(shutNow, now, crossedNow)) {
      breaks.push({
        year: 'now',
        kind: 'reopened',
        checkpoint: place.code,
        from: day,
        to: day,
        touches: { from: day, to: day },
      });
    }
    for (const day of reopenedOn(shutBefore, before, crossedBefore)) {
      breaks.push({
        year: 'before',
        kind: 'reopened',
        checkpoint: place.code,
        from: day,
        to: day,
        touches: touching(day, day),
      });
    }
  }
  for (const { feast, from, to } of feastsIn(now)) {
    const inside = { from: max(from, now.from), to: min(to, addDays(now.to, -1)) };
    breaks.push({ year: 'now', kind: 'feast', feast, from, to, touches: inside });
  }
  for (const { feast, from, to } of feastsIn(before)) {
    breaks.push({ year: 'before', kind: 'feast', feast, from, to, touches: touching(from, to) });
  }
  return {
    breaks: breaks.sort((a, b) => (a.touches.from < b.touches.from ? -1 : a.touches.from > b.touches.from ? 1 : 0)),
    leftOut,
  };
}

/** The days after a shut span, if they are in the range and there was somebody. */
function reopenedOn(shut: readonly Shut[], range: Days, crossed: ReadonlySet<CalendarDate>): CalendarDate[] {
  const isShut = (day: CalendarDate) => shut.some(({ from, to }) => from <= day && day <= to);
  const days = shut.map(({ to }) => addDays(to, 1)).filter((day) => day < range.to && !isShut(day));
  return [...new Set(days)].filter((day) => [...crossed].some((one) => one >= day));
}

/** The spans of the asked year as spans of the year before. */
export function spansBefore(spans: readonly Span[], comparison: Comparison): Span[] {
  return spans.map(({ checkpoint, from, to }) => ({
    checkpoint,
    from: toBefore(from, comparison),
    to: toBefore(to, comparison),
  }));
}
