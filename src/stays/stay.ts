import type { CalendarDate } from '../core/dates.ts';
import { type NotCounted, openStayCount } from './stay-count.ts';
import type { StayTerm, StayTerms } from './stay-rule.ts';

/** A time inside the country by local days, both included; null: has not left yet. */
export interface Visit {
  entryDate: CalendarDate;
  exitDate: CalendarDate | null;
}

export interface DrawnDay {
  date: CalendarDate;
  isCounted: boolean;
  why: NotCounted | null;
}

/** A visit as it was counted. */
export interface DrawnVisit<V extends Visit> {
  visit: V;
  countedDays: number;
  /** Days on which more had been used than the rule gives. */
  overDays: number;
  /** Day by day, from the first one that could still count. */
  days: DrawnDay[];
  /** Days of the visit that lie before: outside the window, or before a reset. */
  earlierDays: number;
}

export interface Stay<V extends Visit = Visit> {
  onDate: CalendarDate;
  isInside: boolean;
  /** `none`: as long as one likes; `unknown`: a document decides whose term is not recorded. */
  limit: 'none' | 'days' | 'term' | 'unknown';
  /** The first day whose use still counts on the day asked. */
  countedFrom: CalendarDate;
  /** Days used up to the day asked, that day included; somebody inside is counted as leaving on it. */
  used: number;
  /** Days that the person may be here without a break, the day asked and the last one included; null without a limit. */
  left: number | null;
  /** The last of them, included; of an overstay the day by which the person should have left. null without a limit. */
  until: CalendarDate | null;
  /** Nothing is left that counts: to enter, or to be inside, on the day asked is more than the rule gives. */
  isUsedUp: boolean;
  /** Days of the visit under way that were too many; 0 for somebody outside. */
  overDays: number;
  /** The last day without registration, included; null when the rule says nothing of it. */
  registerBy: CalendarDate | null;
  /** Nobody enters up to this day, included, for an overstay that ended; null when no bar runs on the day asked. */
  barredUntil: CalendarDate | null;
  /** Visits that began on the document whose term it is, the one under way included. */
  entriesUsed: number;
  /** Every visit of which a day counts, and each that was too long; the earliest first. */
  visits: DrawnVisit<V>[];
}

const DAY_MS = 86_400_000;
const numberOf = (date: CalendarDate) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
/** The same days come again and again, and a date takes a microsecond to be written. */
const written = new Map<number, CalendarDate>();
const MOST_WRITTEN = 50_000;

function dateOf(day: number): CalendarDate {
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(day, date);
  return date;
}

/**
 * How much of an authorised stay is used and left on a day, by visits of which each is known. Somebody outside is asked as though
 * entering on that day. Visits may touch and overlap: a day is counted once. A visit that ends after the day asked has not ended yet.
 * @param term what the visa, permit or contract says; by the method document-term days count from the first entry on it, over all visits on it
 * @param isOnTerm did a visit begin on that document? By document-term no other one counts
 */
export function stay<V extends Visit>(
  rule: StayTerms,
  visits: readonly V[],
  onDate: CalendarDate,
  term: StayTerm | null = null,
  isOnTerm: (visit: V) => boolean = () => true,
): Stay<V> {
  const on = numberOf(onDate);
  const spans = visits
    .filter((visit) => visit.entryDate <= onDate && (!term || rule.method !== 'document-term' || isOnTerm(visit)))
    .map((visit) => {
      const exit = visit.exitDate === null || visit.exitDate > onDate ? null : numberOf(visit.exitDate);
      return { visit, entry: numberOf(visit.entryDate), exit };
    })
    .sort((a, b) => a.entry - b.entry || (a.exit ?? Infinity) - (b.exit ?? Infinity));
  const terms = withTerm(rule, term);
  const count = openStayCount({ ...terms, validFromDay: numberOf(rule.validFrom) }, spans, on);
  const until = term?.until ? numberOf(term.until) : null;
  const mayBeProlonged = term?.mayBeProlonged === true;
  const entriesUsed = term ? spans.filter(({ visit }) => isOnTerm(visit)).length : 0;

  const drawn = new Set<number>();
  const details = spans.map(({ visit, entry, exit }): DrawnVisit<V> => {
    const from = Math.max(entry, count.lower);
    const days: DrawnDay[] = [];
    for (let day = from; day <= (exit ?? on); day++) {
      const why = count.whyNot({ entry, exit }, day) ?? (drawn.has(day) ? 'counted-already' : null);
      if (why === null) drawn.add(day);
      days.push({ date: dateOf(day), isCounted: why === null, why });
    }
    const isPast = until !== null && isOnTerm(visit);
    const pastTerm = isPast ? Math.max(0, (exit ?? on) - Math.max(until, entry - 1)) : 0;
    return {
      visit,
      countedDays: days.filter(({ isCounted }) => isCounted).length,
      overDays: mayBeProlonged ? 0 : Math.max(count.overDays({ entry, exit }), pastTerm),
      days,
      earlierDays: Math.min(from, (exit ?? on) + 1) - entry,
    };
  });
  const openAt = spans.findIndex(({ exit }) => exit === null);
  const inside = spans[openAt];
  const tooMany = details[openAt]?.overDays ?? 0;

  const { firstOver } = count;
  // Where the day of exit does not count, one may leave on the first day that would be too many.
  const countedOut = firstOver === null ? null : rule.countsExitDay ? firstOver - 1 : firstOver;
  const mayEnter = !term || inside !== undefined || isEntryLeft(term, entriesUsed, onDate);
  const lastDays = [countedOut, until, mayEnter ? null : on - 1].filter((day) => day !== null);
  const lastDay = lastDays.length === 0 ? null : Math.min(...lastDays);
  const firstCounted = inside || rule.countsEntryDay ? on : on + 1;
  const isOver = (firstOver !== null && firstOver <= firstCounted) || (until !== null && on > until);
  return {
    onDate,
    isInside: inside !== undefined,
    limit:
      until !== null ? 'term' : terms.days !== null ? 'days' : rule.method === 'document-term' ? 'unknown' : 'none',
    countedFrom: dateOf(count.lower),
    used: drawn.size,
    left: lastDay === null ? null : Math.max(0, lastDay - on + 1),
    until: lastDay === null ? null : dateOf(lastDay),
    isUsedUp: (isOver && !mayBeProlonged) || !mayEnter,
    overDays: tooMany,
    registerBy:
      rule.registrationFreeDays === null ? null : dateOf((inside?.entry ?? on) + rule.registrationFreeDays - 1),
    barredUntil: barredUntil(rule, details, onDate),
    entriesUsed,
    visits: details.filter(({ countedDays, overDays }) => countedDays > 0 || overDays > 0),
  };
}

/** Nobody is outside for so long that a document's days would begin anew. */
const NEVER_DAYS = 36_500;

/** A rule as it counts on a document: its days, and by document-term all that is used of them since the first entry on it. */
function withTerm(rule: StayTerms, term: StayTerm | null): StayTerms {
  if (!term) return rule;
  const terms = { ...rule, days: term.days ?? rule.days };
  if (rule.method !== 'document-term') return terms;
  return { ...terms, method: 'per-visit', resetAfterDays: rule.resetAfterDays ?? NEVER_DAYS };
}

/** Does the document let its holder in on a day? That its last day is over is told by the term. */
function isEntryLeft({ from, entries }: StayTerm, entriesUsed: number, onDate: CalendarDate): boolean {
  return (from === null || from <= onDate) && (entries === null || entriesUsed < entries);
}

/** The bar begins with the exit that ended an overstay. */
function barredUntil<V extends Visit>(
  { barDays }: StayTerms,
  drawn: readonly DrawnVisit<V>[],
  onDate: CalendarDate,
): CalendarDate | null {
  if (barDays === null) return null;
  let until: CalendarDate | null = null;
  for (const { visit, overDays } of drawn) {
    if (overDays === 0 || visit.exitDate === null || visit.exitDate > onDate) continue;
    const end = dateOf(numberOf(visit.exitDate) + barDays);
    if (end >= onDate && (until === null || end > until)) until = end;
  }
  return until;
}
