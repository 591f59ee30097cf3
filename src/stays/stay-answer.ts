import { addDays, type CalendarDate, localDate } from '../core/dates.ts';
import type { Direction } from '../crossings/crossing.ts';
import type { StayContext } from '../crossings/stay-context.ts';
import type { DocumentClass } from '../documents/travel-document.ts';
import { classOfEnd } from './end-class.ts';
import { type DrawnVisit, stay, type Visit } from './stay.ts';
import type { StayPermit } from './stay-keys.ts';
import type { StayRecord } from './stay-record.ts';
import { type BasisFacts, ruleOfTraveller, type StayRule, type StayTerms, termOf } from './stay-rule.ts';
import { isVisaRequired } from './visa-requirement.ts';

/** What is asked of somebody's stays. */
export interface StayAsked {
  at: Date;
  /** How the person stands at the border; null: nobody stands there, the record is read. */
  direction: Direction | null;
  /** By what a stay that would begin now is judged. */
  facts: BasisFacts;
  /** Of the document that is travelled on; undefined: not known. */
  documentClass?: DocumentClass | undefined;
  except: string | null;
  asOf: Date;
  recordingBeganAt: Date | null;
}

type CountedStay = StayContext['stays'][number];
interface KnownVisit extends Visit {
  record: StayRecord;
}

const MOST_UNCERTAIN = 20;
/** Nothing is limited by it: days are drawn, and no claim is made. */
const NO_RULE: StayTerms = {
  ...{
    method: 'per-visit',
    days: null,
    windowDays: null,
    resetAfterDays: null,
    countsEntryDay: true,
    countsExitDay: true,
  },
  ...{ countsDaysBefore: true, registrationFreeDays: null, barDays: null, validFrom: '1900-01-01', validTo: null },
};

/**
 * The answer for one person. Only certain pairs count; somebody who leaves now is counted from the entry that nothing follows, and
 * somebody who enters now cannot have been inside, so that such an entry is listed as uncertain.
 */
export function answerOfStays(
  rules: readonly StayRule[],
  records: readonly StayRecord[],
  asked: StayAsked,
): StayContext {
  const { at, direction, except } = asked;
  const onDate = localDate(at);
  const visits: KnownVisit[] = [];
  const uncertain: StayRecord[] = [];
  const known = records.flatMap((record) => asItStood(record, at, except)).sort((a, b) => timeOf(a) - timeOf(b));
  for (const record of known) {
    const isOpen = record.exitAt === null && record.entryNextAt === null && direction !== 'entry';
    if (record.entryAt && (record.confidence === 'certain' || (isOpen && record === known.at(-1)))) {
      const exitDate = record.exitAt && localDate(record.exitAt);
      visits.push({ entryDate: localDate(record.entryAt), exitDate, record });
    } else uncertain.push(record);
  }
  const inside = visits.find(({ exitDate }) => exitDate === null);
  const rule = inside
    ? ruleOfTraveller(rules, inside.record, inside.entryDate)
    : ruleOfTraveller(rules, asked.facts, onDate);
  const facts = inside?.record ?? asked.facts;
  const { permit } = facts;
  const term = rule ? termOf(rule, facts) : null;
  const isOnPermit = ({ record }: KnownVisit) => record.permit?.key === permit?.key;
  const counted = stay(rule ?? NO_RULE, visits, onDate, term, isOnPermit);
  const draw = (record: StayRecord, drawn?: DrawnVisit<KnownVisit>) => drawnStay(record, drawn, asked);
  return {
    asOf: asked.asOf.toISOString(),
    onDate,
    rule: rule ? ruleAnswer(rule) : null,
    permit: permit && term && permitAnswer(permit, counted.entriesUsed),
    limit: rule ? counted.limit : 'unknown',
    isVisaRequired: direction === 'entry' && isVisaRequired(rules, asked.facts, asked.documentClass, onDate),
    isInside: counted.isInside,
    countedFrom: rule ? counted.countedFrom : null,
    used: rule ? counted.used : null,
    left: counted.left,
    until: counted.until,
    inclusive: true,
    isUsedUp: counted.isUsedUp,
    overDays: counted.overDays,
    registerBy: counted.registerBy,
    // Whoever comes home is never barred, and where no rule applies nothing is claimed.
    barredUntil: rule && rule.basis !== 'citizen' ? barredBefore(rules, visits, onDate) : null,
    stays: counted.visits.map((drawn) => draw(drawn.visit.record, drawn)),
    uncertain: uncertain
      .toReversed()
      .slice(0, MOST_UNCERTAIN)
      .map((record) => draw(record)),
  };
}

const timeOf = ({ entryAt, exitAt }: StayRecord) => (entryAt ?? exitAt)?.getTime() ?? 0;

/** A record as it stood at a moment, without the crossing that asks; nothing when it had not begun. */
function asItStood(record: StayRecord, at: Date, except: string | null): StayRecord[] {
  const isBefore = (when: Date | null, id: string | null) => when !== null && when <= at && id !== except;
  const hasEntry = isBefore(record.entryAt, record.entryId);
  const hasExit = isBefore(record.exitAt, record.exitId);
  if (!hasEntry && !hasExit) return [];
  const nextAt = record.entryNextAt && record.entryNextAt < at ? record.entryNextAt : null;
  if (hasEntry && hasExit) return [{ ...record, entryNextAt: nextAt }];
  const alone = { confidence: null, reason: null, class: null, nameScore: null };
  const entry = hasEntry ? {} : { entryId: null, entryAt: null, entryCheckpoint: null };
  const exit = hasExit ? {} : { exitId: null, exitAt: null, exitCheckpoint: null };
  return [{ ...record, ...alone, ...entry, ...exit, entryNextAt: nextAt }];
}

function ruleAnswer({ id, title, basis, method, days, windowDays }: StayRule): NonNullable<StayContext['rule']> {
  return { id, title, basis, method, days, windowDays };
}

function permitAnswer(
  { basis, from, until, days, entries }: StayPermit,
  entriesUsed: number,
): NonNullable<StayContext['permit']> {
  return { basis, validFrom: from, validUntil: until, days, entries, entriesUsed };
}

const lastOf = (dates: readonly (CalendarDate | null)[]) =>
  dates
    .filter((date) => date !== null)
    .sort()
    .at(-1) ?? null;

/** A bar follows whoever overstayed, by the rule of that stay: days on a visa or a contract were never too many for a visitor. */
function barredBefore(
  rules: readonly StayRule[],
  visits: readonly KnownVisit[],
  onDate: CalendarDate,
): CalendarDate | null {
  const ends = visits.flatMap(({ exitDate, record: { overDays, ruleId } }) => {
    const barDays = rules.find(({ id }) => id === ruleId)?.barDays ?? null;
    return exitDate !== null && barDays !== null && (overDays ?? 0) > 0 ? [addDays(exitDate, barDays)] : [];
  });
  return lastOf(ends.filter((end) => end >= onDate));
}

/** A visit that ended is judged by the rule of its own entry, whatever a stay that begins now would rest on. */
function overDaysOf(record: StayRecord, drawn: DrawnVisit<KnownVisit> | undefined): number {
  if (!drawn) return 0;
  return record.exitAt === null ? drawn.overDays : (record.overDays ?? 0);
}

function drawnStay(record: StayRecord, drawn: DrawnVisit<KnownVisit> | undefined, asked: StayAsked): CountedStay {
  const side = (checkpoint: string | null, at: Date | null) =>
    checkpoint === null || at === null ? null : { checkpoint, occurredAt: at.toISOString(), date: localDate(at) };
  return {
    entry: side(record.entryCheckpoint, record.entryAt),
    exit: side(record.exitCheckpoint, record.exitAt),
    confidence: record.confidence,
    reason: record.reason,
    class: record.class ?? classOfEnd(record, asked),
    countedDays: drawn?.countedDays ?? 0,
    overDays: overDaysOf(record, drawn),
    earlierDays: drawn?.earlierDays ?? 0,
    days: drawn?.days ?? [],
  };
}
