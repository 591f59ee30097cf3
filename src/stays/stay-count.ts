import type { StayTerms } from './stay-rule.ts';

/** Why a day inside does not count. */
export type NotCounted = 'entry-day' | 'exit-day' | 'before-rule' | 'counted-already';

/** A visit in days since 1970; `exit` null: still inside. */
interface Span {
  entry: number;
  exit: number | null;
}

/** Where a count begins, as it stands after a day. */
interface Reckoning {
  /** Whole days outside in a row. */
  outsideRun: number;
  /** Nothing before this day counts: the person was outside for long enough. */
  resetDay: number;
  /** The day on which the period or the visit began; null before the first. */
  start: number | null;
}

interface CountTerms extends StayTerms {
  validFromDay: number;
}

export interface StayCount {
  /** The first day whose use still counts on the day asked. */
  lower: number;
  /** The first day that is too many: of the visit under way, else of one that would begin on the day asked. null: there is none. */
  firstOver: number | null;
  overDays(span: Span): number;
  whyNot(span: Span, day: number): Exclude<NotCounted, 'counted-already'> | null;
}

/** Walks once from the first visit to the day asked, then on as though the person stayed. Each day costs the same. */
export function openStayCount(terms: CountTerms, spans: readonly Span[], on: number): StayCount {
  const first = Math.min(on, ...spans.map(({ entry }) => entry));
  const length = on - first + 1;
  const isPresent = new Uint8Array(length);
  const isEntry = new Uint8Array(length);
  const isCounted = new Uint8Array(length);
  const whyNot: StayCount['whyNot'] = ({ entry, exit }, day) => {
    if (!terms.countsDaysBefore && day < terms.validFromDay) return 'before-rule';
    if (day === entry && !terms.countsEntryDay) return 'entry-day';
    return day === (exit ?? on) && !terms.countsExitDay ? 'exit-day' : null;
  };
  for (const span of spans) {
    isEntry[span.entry - first] = 1;
    for (let day = span.entry; day <= (span.exit ?? on); day++) {
      isPresent[day - first] = 1;
      if (whyNot(span, day) === null) isCounted[day - first] = 1;
    }
  }

  // sums[n]: the days counted before the day first + n.
  const sums = [0];
  const isOver = new Uint8Array(length);
  let reckoning: Reckoning = { outsideRun: 0, resetDay: first, start: null };
  const over = (lower: number, day: number) => {
    if (terms.days === null) return false;
    return (sums[day - first + 1] ?? 0) - (sums[Math.max(0, lower - first)] ?? 0) > terms.days;
  };
  for (let day = first; day <= on; day++) {
    const at = day - first;
    const next = step(terms, reckoning, day, isPresent[at] === 1, isEntry[at] === 1);
    sums[at + 1] = (sums[at] ?? 0) + (isCounted[at] ?? 0);
    if (isCounted[at] === 1 && over(lowerOf(terms, next, day), day)) isOver[at] = 1;
    if (day < on) reckoning = next;
  }

  // From here on as though the person stayed: the day asked is then no day of exit.
  const inside = spans.find(({ exit }) => exit === null);
  reckoning = step(terms, reckoning, on, true, inside ? inside.entry === on : true);
  const lower = lowerOf(terms, reckoning, on);
  const hypothetical = inside ?? { entry: on, exit: null };
  const wouldCount =
    isCounted[on - first] === 1 ||
    ((terms.countsDaysBefore || on >= terms.validFromDay) && (on !== hypothetical.entry || terms.countsEntryDay));
  sums[length] = (sums[length - 1] ?? 0) + (wouldCount ? 1 : 0);

  return {
    lower,
    firstOver: wouldCount && over(lower, on) ? firstOfVisit(inside) : firstAhead(),
    overDays: ({ entry, exit }) => {
      let days = 0;
      for (let day = entry; day <= (exit ?? on); day++) days += isOver[day - first] ?? 0;
      return days;
    },
    whyNot,
  };

  /** Too many already: since when. */
  function firstOfVisit(span: Span | undefined): number {
    for (let day = span?.entry ?? on; day < on; day++) if (isOver[day - first] === 1) return day;
    return on;
  }

  function firstAhead(): number | null {
    if (terms.days === null) return null;
    // Days before the rule may not count; once they do, a stay without a break is over after `days` of them.
    const horizon = Math.max(on, terms.validFromDay) + terms.days + (terms.windowDays ?? 0) + 2;
    for (let day = on + 1; day <= horizon; day++) {
      const at = day - first;
      const counts = terms.countsDaysBefore || day >= terms.validFromDay;
      reckoning = step(terms, reckoning, day, true, false);
      sums[at + 1] = (sums[at] ?? 0) + (counts ? 1 : 0);
      if (counts && over(lowerOf(terms, reckoning, day), day)) return day;
    }
    return null;
  }
}

function step(terms: CountTerms, before: Reckoning, day: number, isPresent: boolean, isEntry: boolean): Reckoning {
  if (!isPresent) return { ...before, outsideRun: before.outsideRun + 1 };
  const isReset = terms.resetAfterDays !== null && before.outsideRun >= terms.resetAfterDays;
  const resetDay = isReset ? day : before.resetDay;
  return { outsideRun: 0, resetDay, start: startOf(terms, before, day, isReset, isEntry) };
}

function startOf(
  terms: CountTerms,
  { start }: Reckoning,
  day: number,
  isReset: boolean,
  isEntry: boolean,
): number | null {
  if (isReset || start === null) {
    const isTooEarly = terms.method === 'from-first-entry' && !terms.countsDaysBefore && day < terms.validFromDay;
    return isTooEarly ? null : day;
  }
  if (terms.method === 'from-first-entry') return day >= start + (terms.windowDays ?? 0) ? day : start;
  // Without a reset each entry begins anew.
  return isEntry && terms.resetAfterDays === null ? day : start;
}

function lowerOf(terms: CountTerms, { resetDay, start }: Reckoning, day: number): number {
  return terms.method === 'rolling-window' ? Math.max(resetDay, day - (terms.windowDays ?? 0) + 1) : (start ?? day);
}
