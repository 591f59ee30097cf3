/** The country's time zone: local days and hours of every figure and rule (instants are UTC, days are local). */
export const TIME_ZONE = 'Asia/Bishkek';

/** A day of the Gregorian calendar, `YYYY-MM-DD`. Never a JavaScript Date: a birth date has no time zone. */
export type CalendarDate = string & { readonly __calendarDate?: never };

/** What is known of a date: `1990`, `1990-03` or `1990-03-02`. */
export type PartialDate = string & { readonly __partialDate?: never };

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/** True for `1990`, `1990-03`, `1990-03-02` when the month and day exist. */
export function isPartialDate(text: string): text is PartialDate {
  const match = PARTIAL.exec(text);
  if (!match) return false;
  const [, year, month, day] = match;
  if (month === undefined) return true;
  if (+month < 1 || +month > 12) return false;
  return day === undefined || (+day >= 1 && +day <= daysInMonth(Number(year), +month));
}

export function isCalendarDate(text: string): text is CalendarDate {
  return text.length === 10 && isPartialDate(text);
}

const LOCAL_PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  weekday: 'short',
  hourCycle: 'h23',
});

export interface LocalTime {
  date: CalendarDate;
  minuteOfDay: number;
  weekday: number;
}

/** The local day, minute of the day (0 to 1439) and weekday (1 Monday to 7 Sunday) of an instant in the country. */
export function localTime(instant: Date): LocalTime {
  // A lane asks for the same minute again and again; the calendar takes 10 µs to tell it.
  const minute = Math.floor(instant.getTime() / 60_000);
  if (lastTold?.minute !== minute) lastTold = { minute, local: tellLocalTime(instant) };
  return lastTold.local;
}

let lastTold: { minute: number; local: LocalTime } | undefined;

/** Minutes east of Greenwich by UTC day; null: it changes on that day. Days on which one looks are few, and the calendar is slow. */
const offsets = new Map<number, number | null>();
const MOST_OFFSETS = 20_000;
const DAY_MINUTES = 1440;

function offsetOn(utcDay: number): number | null {
  const known = offsets.get(utcDay);
  if (known !== undefined) return known;
  const offsetAt = (minutes: number) => {
    const { date, minuteOfDay } = askCalendar(new Date(minutes * 60_000));
    return Date.parse(`${date}T00:00:00Z`) / 60_000 + minuteOfDay - minutes;
  };
  const [first, last] = [offsetAt(utcDay * DAY_MINUTES), offsetAt((utcDay + 1) * DAY_MINUTES)];
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(utcDay, first === last ? first : null);
  return first === last ? first : null;
}

function tellLocalTime(instant: Date): LocalTime {
  const minutes = Math.floor(instant.getTime() / 60_000);
  const offset = offsetOn(Math.floor(minutes / DAY_MINUTES));
  if (offset === null) return askCalendar(instant);
  const local = minutes + offset;
  const day = Math.floor(local / DAY_MINUTES);
  return {
    date: new Date(day * DAY_MINUTES * 60_000).toISOString().slice(0, 10),
    minuteOfDay: local - day * DAY_MINUTES,
    // 1 January 1970 was a Thursday.
    weekday: ((((day + 3) % 7) + 7) % 7) + 1,
  };
}

function askCalendar(instant: Date): LocalTime {
  const part: Record<string, string> = {};
  for (const { type, value } of LOCAL_PARTS.formatToParts(instant)) part[type] = value;
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    minuteOfDay: Number(part.hour) * 60 + Number(part.minute),
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part.weekday ?? '') + 1,
  };
}

/** The country's calendar day at an instant. */
export function localDate(instant: Date): CalendarDate {
  return localTime(instant).date;
}

/** The instant at which a local day begins. The country keeps one offset east of Greenwich the whole year. */
export function startOfDay(date: CalendarDate): Date {
  const utcMidnight = Date.parse(`${date}T00:00:00Z`);
  return new Date(utcMidnight - localTime(new Date(utcMidnight)).minuteOfDay * 60_000);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const shifted = new Date(`${date}T00:00:00Z`);
  shifted.setUTCDate(shifted.getUTCDate() + days);
  return shifted.toISOString().slice(0, 10);
}

/** The local days [from, to) in calendar months, of which the first and the last may be parts: so many months at a time. */
export function inMonths(from: CalendarDate, to: CalendarDate, months = 1): { from: CalendarDate; to: CalendarDate }[] {
  const slices: { from: CalendarDate; to: CalendarDate }[] = [];
  for (let begin = from; begin < to; ) {
    let end = begin;
    for (let month = 0; month < months; month += 1) end = `${addDays(`${end.slice(0, 8)}01`, 31).slice(0, 8)}01`;
    slices.push({ from: begin, to: end < to ? end : to });
    begin = end;
  }
  return slices;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/**
 * Completed years on a day. With a partial birth date the youngest possible age is given: a rule that protects minors
 * must not miss one. Born on 29 February: a year is completed on 1 March of a common year.
 */
export function ageOn(birthDate: PartialDate, day: CalendarDate): number {
  const latest =
    birthDate.length === 10 ? birthDate.slice(5) : birthDate.length === 7 ? `${birthDate.slice(5)}-31` : '12-31';
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return Math.max(0, latest > day.slice(5) ? years - 1 : years);
}
