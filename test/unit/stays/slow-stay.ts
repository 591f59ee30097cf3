import { addDays, type CalendarDate, daysBetween } from '../../../src/core/dates.ts';
import type { Visit } from '../../../src/stays/stay.ts';
import type { StayTerms } from '../../../src/stays/stay-rule.ts';

/** The rule as one would do it with a calendar and a pencil: sets of days, every window counted anew. */

const allDays = ({ entryDate, exitDate }: Visit, onDate: CalendarDate): CalendarDate[] => {
  const days: CalendarDate[] = [];
  for (let day = entryDate; day <= (exitDate ?? onDate); day = addDays(day, 1)) days.push(day);
  return days;
};

function countingDays(rule: StayTerms, visits: readonly Visit[], onDate: CalendarDate): Set<CalendarDate> {
  const counting = new Set<CalendarDate>();
  for (const visit of visits) {
    for (const day of allDays(visit, onDate)) {
      if (!rule.countsEntryDay && day === visit.entryDate) continue;
      if (!rule.countsExitDay && day === visit.exitDate) continue;
      if (!rule.countsDaysBefore && day < rule.validFrom) continue;
      counting.add(day);
    }
  }
  return counting;
}

/** The first day that still counts for what is used on `day`. */
function countedFrom(rule: StayTerms, visits: readonly Visit[], day: CalendarDate): CalendarDate {
  const inside = [...new Set(visits.flatMap((visit) => allDays(visit, day)))].filter((one) => one <= day).sort();
  const [first = day] = inside;
  const isAfterReset = (at: number) => {
    const [before, here] = [inside[at - 1], inside[at]];
    if (rule.resetAfterDays === null || before === undefined || here === undefined) return false;
    return daysBetween(before, here) - 1 >= rule.resetAfterDays;
  };
  const resetDay = inside.filter((_, at) => isAfterReset(at)).at(-1) ?? first;
  if (rule.method === 'rolling-window') {
    const windowStart = addDays(day, 1 - (rule.windowDays ?? 0));
    return [windowStart, resetDay].sort()[1] ?? day;
  }
  if (rule.method === 'from-first-entry') {
    let start: CalendarDate | null = null;
    for (const [at, here] of inside.entries()) {
      if (!rule.countsDaysBefore && here < rule.validFrom) continue;
      if (start === null || isAfterReset(at) || daysBetween(start, here) >= (rule.windowDays ?? 0)) start = here;
    }
    return start ?? day;
  }
  if (rule.resetAfterDays !== null) return resetDay;
  return (
    visits
      .map(({ entryDate }) => entryDate)
      .filter((entryDate) => entryDate <= day)
      .sort()
      .at(-1) ?? day
  );
}

function usedOn(rule: StayTerms, visits: readonly Visit[], day: CalendarDate): number {
  const from = countedFrom(rule, visits, day);
  return [...countingDays(rule, visits, day)].filter((one) => one >= from && one <= day).length;
}

/** How long somebody may stay without a break from a day on, found by trying every day of exit; null when 400 days are not enough. */
function lastLawfulDay(
  rule: StayTerms,
  visits: readonly Visit[],
  current: Visit,
  from: CalendarDate,
): CalendarDate | null {
  for (let exit = from; daysBetween(from, exit) < 400; exit = addDays(exit, 1)) {
    const tried = [...visits.filter((visit) => visit !== current), { ...current, exitDate: exit }];
    const counts = countingDays(rule, tried, exit).has(exit);
    if (counts && rule.days !== null && usedOn(rule, tried, exit) > rule.days) return addDays(exit, -1);
    // The day of exit may not count, but the day before was then no day of exit: it must have been lawful to stay over it.
    const over = addDays(exit, -1);
    const isDayBefore = over >= from && over >= current.entryDate;
    if (isDayBefore && rule.days !== null) {
      const stayed = countingDays(rule, tried, exit).has(over);
      if (stayed && usedOn(rule, tried, over) > rule.days) return over;
    }
  }
  return null;
}

export function slowStay(rule: StayTerms, given: readonly Visit[], onDate: CalendarDate) {
  const visits = given
    .filter(({ entryDate }) => entryDate <= onDate)
    .map((visit) => (visit.exitDate !== null && visit.exitDate > onDate ? { ...visit, exitDate: null } : visit));
  const open = visits.find(({ exitDate }) => exitDate === null);
  const drawn = visits.map((visit) => (visit.exitDate === null ? { ...visit, exitDate: onDate } : visit));
  const current = open ?? { entryDate: onDate, exitDate: null };
  const whole = open ? visits : [...visits, current];
  const from = countedFrom(rule, whole, onDate);
  const used = [...countingDays(rule, drawn, onDate)].filter((day) => day >= from).length;
  const isOverToday =
    rule.days !== null && countingDays(rule, whole, onDate).has(onDate) && usedOn(rule, whole, onDate) > rule.days;
  // Too much already: since when has it been?
  const start = isOverToday ? current.entryDate : onDate;
  const until = lastLawfulDay(rule, whole, current, start);
  return { used, until, isOverToday };
}
