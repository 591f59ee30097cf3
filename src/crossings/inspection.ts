import { canonicalState, isStateCode, UNSPECIFIED_STATE } from '../core/countries.ts';
import { ageOn, type CalendarDate } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import { idTimeMs } from '../core/ids.ts';
import type { DocumentClass, MrzFormat, Sex, TravelDocument } from '../documents/travel-document.ts';
import type { ScreeningHit } from '../screening/question.ts';
import type { Verdict } from '../screening/verdict.ts';
import type { ListState } from '../watchlist/screener.ts';
import type { Advisory } from './advisory.ts';
import type { Direction } from './crossing.ts';
import type { Signal } from './signal.ts';

export const CAPTURE_MODES = ['reader', 'keyboard', 'paper'] as const;
export type CaptureMode = (typeof CAPTURE_MODES)[number];

export const TRAVELLER_KINDS = [
  'ordinary',
  'crew',
  'driver',
  'border-resident',
  'border-worker',
  'transit',
  'diplomat',
  'military',
  'refugee',
] as const;
export type TravellerKind = (typeof TRAVELLER_KINDS)[number];

/** Purposes of the UN's tourism statistics, then those that are no tourism; `not-asked` is always shown in figures. */
export const PURPOSES = [
  'holiday',
  'friends-and-relatives',
  'education',
  'health',
  'religion',
  'shopping',
  'transit',
  'other-personal',
  'business',
  'work-here',
  'return-home',
  'moving-home',
  'crew',
  'not-asked',
] as const;
export type Purpose = (typeof PURPOSES)[number];

export const RESIDENCE_BASES = ['declared', 'inferred', 'unknown'] as const;
export type ResidenceBasis = (typeof RESIDENCE_BASES)[number];

/** What the traveller came in or leaves with, as far as it is known. */
export interface Conveyance {
  flight?: string;
  train?: string;
  bus?: string;
  plate?: string;
}

/** One check of one traveller at a lane, without what identifies the person. */
export interface Inspection {
  id: string;
  site: string;
  checkpoint: string;
  lane: string | null;
  direction: Direction;
  occurredAt: Date;
  receivedAt: Date;
  officerId: string;
  captureMode: CaptureMode;
  travellerKind: TravellerKind;
  purpose: Purpose;
  conveyance: Conveyance | null;
  residence: string | null;
  residenceBasis: ResidenceBasis;
  fromCountry: string | null;
  toCountry: string | null;
  accompaniedBy: string | null;
  lateReason: string | null;
  documentClass: DocumentClass;
  documentFormat: MrzFormat | null;
  /** Known codes only, one for each state; `XXX` when the document does not tell. As read, they stand with the identity. */
  issuingState: string;
  nationality: string;
  sex: Sex;
  age: number | null;
  verdict: Verdict;
  signal: Signal;
  advisories: readonly Advisory[];
  /** The list that it was screened against. */
  list: ListState;
  tookUs: number;
  isInvented: boolean;
}

/** A hit as a lane knows it: never one of a discreet entry. */
export type OpenHit = Readonly<ScreeningHit>;

/** How far an inspection has come. A verdict alone opens no referral. */
export type InspectionState = 'open' | 'decided' | 'referred' | 'abandoned';

/** What was decided so far, by stage, and whether a referral of the lane still waits. */
export interface DecisionsSoFar {
  laneOutcome: string | null;
  secondLineOutcome: string | null;
  hasOpenReferral: boolean;
}

/** open → decided | referred | abandoned; referred → decided by the referral's outcome. */
export function stateOf({ laneOutcome, secondLineOutcome, hasOpenReferral }: DecisionsSoFar): InspectionState {
  if (secondLineOutcome !== null) return 'decided';
  if (hasOpenReferral || laneOutcome === 'refer') return 'referred';
  if (laneOutcome === 'abandon') return 'abandoned';
  return laneOutcome === null ? 'open' : 'decided';
}

const MINUTE_MS = 60_000;
/** A lane without a line sends what it kept within this time. */
export const LATE_AFTER_MS = 72 * 60 * MINUTE_MS;
/** A lane's clock may run ahead by this much. */
export const CLOCK_AHEAD_MS = 5 * MINUTE_MS;

/**
 * The time inside an inspection's id: between 72 hours ago and 5 minutes ahead. Older ones are late records, which a
 * supervisor enters with a reason.
 * @throws IamisError `id-time-out-of-range`, `late-reason-required`
 */
export function requireIdTime(
  id: string,
  now: Date,
  by: { isSupervisor: boolean; lateReason: string | undefined },
): void {
  const aheadMs = idTimeMs(id) - now.getTime();
  if (aheadMs > CLOCK_AHEAD_MS) throw new IamisError('id-time-out-of-range');
  if (aheadMs >= -LATE_AFTER_MS) return;
  if (!by.isSupervisor) throw new IamisError('id-time-out-of-range');
  if (!by.lateReason) throw new IamisError('late-reason-required');
}

/**
 * When the traveller stood at the lane: as stated, else the time inside the id. A stated time lies at most 72 hours before
 * the id's (paper is entered later) and 5 minutes after it, and never further ahead of now than a clock may run.
 * @throws IamisError `occurred-at-out-of-range`
 */
export function occurredAtOf(id: string, stated: string | undefined, now: Date): Date {
  const idMs = idTimeMs(id);
  if (stated === undefined) return new Date(idMs);
  const statedMs = Date.parse(stated);
  const isInRange =
    statedMs >= idMs - LATE_AFTER_MS && statedMs <= idMs + CLOCK_AHEAD_MS && statedMs <= now.getTime() + CLOCK_AHEAD_MS;
  if (!isInRange) {
    throw new IamisError('occurred-at-out-of-range', {
      errors: [
        {
          pointer: '/occurredAt',
          code: 'time-out-of-range',
          detail: 'must lie between 72 hours before and 5 minutes after the time of the id',
        },
      ],
    });
  }
  return new Date(statedMs);
}

/** More than anybody has lived: a birth date that makes one older is not a birth date. */
const MAX_AGE = 150;

/** What the figures keep of a document: no code that does not exist, one code for each state. */
export function factState(code: string): string {
  return isStateCode(code) ? canonicalState(code) : UNSPECIFIED_STATE;
}

/** The traveller's age by the first document that tells a birth date; null when none does. */
export function ageOfTraveller(
  documents: readonly Pick<TravelDocument, 'birthDate'>[],
  onDate: CalendarDate,
): number | null {
  const birthDate = documents.find((document) => document.birthDate !== null)?.birthDate ?? null;
  if (birthDate === null) return null;
  const age = ageOn(birthDate, onDate);
  return age <= MAX_AGE ? age : null;
}
