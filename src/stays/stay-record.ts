import type { CalendarDate } from '../core/dates.ts';
import type { OpenEnd, Pair, PairClass, PairConfidence, PairReason } from './pair-crossings.ts';
import type { KeptCrossing, StayPermit } from './stay-keys.ts';

/** By the rule in force on the day of entry. */
export interface Judgement {
  ruleId: string | null;
  /** Days that were too many, of a certain pair; null where nobody may say so. */
  overDays: number | null;
  /** The last authorised day of somebody presumed inside; null without a limit, or where it is not known. */
  authorisedUntil: CalendarDate | null;
}

export const NOT_JUDGED: Judgement = { ruleId: null, overDays: null, authorisedUntil: null };

export function judgementOf({ ruleId, overDays, authorisedUntil }: Judgement): Judgement {
  return { ruleId, overDays, authorisedUntil };
}

/** An entry with its exit, or an end alone: what the stays keep. */
export interface StayRecord extends Judgement {
  /** The entry's crossing; of an exit without an entry the exit's. */
  id: string;
  personId: string;
  /** The exit's person, where only the name links the two ends. */
  exitPersonId: string | null;
  entryId: string | null;
  entryAt: Date | null;
  entryCheckpoint: string | null;
  exitId: string | null;
  exitAt: Date | null;
  exitCheckpoint: string | null;
  nationality: string;
  exitNationality: string | null;
  sex: string;
  age: number | null;
  travellerKind: string;
  purpose: string;
  residence: string | null;
  toCountry: string | null;
  isInvented: boolean;
  confidence: PairConfidence | null;
  reason: PairReason | null;
  class: PairClass | null;
  nameScore: number | null;
  entryNextAt: Date | null;
  exitPreviousAt: Date | null;
  /** Shown on entry; of an exit without an entry on exit. */
  permit: StayPermit | null;
}

type Fields = Pick<StayRecord, 'entryId' | 'entryAt' | 'entryCheckpoint'>;

const entrySide = (entry: KeptCrossing | null): Fields => ({
  entryId: entry?.id ?? null,
  entryAt: entry?.occurredAt ?? null,
  entryCheckpoint: entry?.checkpoint ?? null,
});

function factsOf(crossing: KeptCrossing, exit: KeptCrossing | null) {
  return {
    exitId: exit?.id ?? null,
    exitAt: exit?.occurredAt ?? null,
    exitCheckpoint: exit?.checkpoint ?? null,
    nationality: crossing.nationality,
    exitNationality: exit?.nationality ?? null,
    sex: crossing.sex,
    age: crossing.age,
    travellerKind: crossing.travellerKind,
    purpose: crossing.purpose,
    residence: crossing.residence,
    toCountry: exit?.toCountry ?? null,
    isInvented: crossing.isInvented || (exit?.isInvented ?? false),
    permit: crossing.permit,
  };
}

/** A `real` gives back six digits. */
const stored = (score: number | null) => (score === null ? null : Math.round(score * 1000) / 1000);

/** @param ends where the pair is one of open ends: what their own persons know around them */
export function recordOfPair(
  { entry, exit, confidence, reason, nameScore, ...pair }: Pair<KeptCrossing>,
  personId: string,
  judgement: Judgement,
  ends?: { entry: OpenEnd; exit: OpenEnd },
): StayRecord {
  return {
    id: entry.id,
    personId,
    exitPersonId: ends?.exit.personId ?? null,
    ...entrySide(entry),
    ...factsOf(entry, exit),
    confidence,
    reason,
    class: pair.class,
    nameScore: stored(nameScore),
    entryNextAt: ends?.entry.nextAt ?? null,
    exitPreviousAt: ends?.exit.previousAt ?? null,
    ...judgement,
  };
}

export function recordOfEnd(
  { crossing, personId, previousAt, nextAt }: OpenEnd<KeptCrossing>,
  judgement: Judgement,
): StayRecord {
  const isEntry = crossing.direction === 'entry';
  return {
    id: crossing.id,
    personId,
    exitPersonId: null,
    ...entrySide(isEntry ? crossing : null),
    ...factsOf(crossing, isEntry ? null : crossing),
    confidence: null,
    reason: null,
    class: null,
    nameScore: null,
    entryNextAt: isEntry ? nextAt : null,
    exitPreviousAt: isEntry ? null : previousAt,
    ...judgement,
  };
}
