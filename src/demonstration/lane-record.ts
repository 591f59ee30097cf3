import { type Checkpoint, isOpenAt, isOpenToNationality } from '../checkpoints/checkpoint.ts';
import { HOME_STATE } from '../core/countries.ts';
import { type CalendarDate, localDate } from '../core/dates.ts';
import { idAt } from '../core/ids.ts';
import { advise, type EarlierAct } from '../crossings/advisory.ts';
import type { Direction, NewCrossing } from '../crossings/crossing.ts';
import type { DecisionInput } from '../crossings/decision.ts';
import { judgeDecision } from '../crossings/decision-table.ts';
import { ageOfTraveller, factState, type Inspection, type OpenHit } from '../crossings/inspection.ts';
import { type HitFinding, judgeOutcome, type OutcomeInput } from '../crossings/referral-outcome-table.ts';
import { signalOf } from '../crossings/signal.ts';
import { readMrz } from '../documents/read-mrz.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import type { ScreeningAnswer, ScreeningQuestion } from '../screening/question.ts';
import { verdictOf } from '../screening/verdict.ts';
import type { ListState } from '../watchlist/screener.ts';
import { conveyanceOf, otherCountryOf } from './invented-journey.ts';
import { passportMrz } from './invented-person.ts';
import type { Random } from './seeded-random.ts';
import type { Movement } from './travel-plan.ts';

/** What one movement left behind: the facts of the inspection and of its one or two decisions. */
export interface LaneRecord {
  checkpoint: Checkpoint;
  inspection: Inspection;
  document: TravelDocument;
  hits: readonly OpenHit[];
  lane: { input: DecisionInput; decidedAt: Date; referralId: string | null };
  secondLine: { input: OutcomeInput; accountId: string; claimedAt: Date; decidedAt: Date } | null;
  crossing: NewCrossing | null;
}

/** What the recording needs to know of the world. */
export interface LaneDesk {
  site: string;
  /** Who inspects there, and who sits in its second line. */
  staffAt(checkpoint: string): { officerId: string; supervisorId: string };
  screen(question: ScreeningQuestion): ScreeningAnswer;
  list: Pick<ListState, 'policy' | 'listVersion' | 'entryCount'>;
}

/** Where a person crossed last, by passport number; grows with the recording. */
export type LastCrossings = Map<string, EarlierAct & { direction: Direction }>;

/**
 * Plays a movement by the same pure rules that a real one meets: the passport is read, the traveller screened and advised on, and the
 * decision asked of the table.
 * @throws Error when the tables forbid what was planned: the plan is wrong then
 */
export function recordMovement(random: Random, desk: LaneDesk, last: LastCrossings, movement: Movement): LaneRecord {
  const { checkpoint, fate } = movement;
  const { officerId, supervisorId } = desk.staffAt(checkpoint.code);
  const onDate = localDate(new Date(movement.atMs));
  const document = readPassport(movement, onDate);
  const { inspection, hits } = inspect(random, desk, last, { movement, document, onDate, officerId });
  const { occurredAt } = inspection;
  const input = laneInput(random, movement, inspection);
  const laneJudgement = judgeDecision(inspection, { isOpener: true, isSupervisor: false }, input);
  if (!laneJudgement.isAllowed) throw new Error(`the plan's ${fate} is not allowed: ${laneJudgement.code}`);
  const decidedAt = new Date(occurredAt.getTime() + random.int(15_000, 100_000));
  const isReferred = laneJudgement.effect.referral !== null;
  const record: LaneRecord = {
    checkpoint,
    inspection,
    document,
    hits,
    lane: { input, decidedAt, referralId: isReferred ? idAt(decidedAt.getTime()) : null },
    secondLine: null,
    crossing: laneJudgement.effect.crossing,
  };
  if (isReferred && fate !== 'waiting') {
    const outcome = secondLineInput(random, movement, hits);
    const claimedAt = new Date(decidedAt.getTime() + random.int(60_000, 600_000));
    const closedAt = new Date(claimedAt.getTime() + random.int(300_000, 2_400_000));
    const referral = { cause: 'lane' as const, isProtected: false, ...inspection, hits };
    const judgement = judgeOutcome(referral, outcome, closedAt);
    if (!judgement.isAllowed) throw new Error(`the plan's ${outcome.outcome} is not allowed: ${judgement.code}`);
    record.secondLine = { input: outcome, accountId: supervisorId, claimedAt, decidedAt: closedAt };
    record.crossing = judgement.effect.act === 'close' ? judgement.effect.crossing : null;
  }
  if (record.crossing) {
    last.set(document.documentNumber, { checkpoint: checkpoint.code, direction: movement.direction, occurredAt });
  }
  return record;
}

function readPassport({ person, fate }: Movement, onDate: CalendarDate): TravelDocument {
  const lines = passportMrz(person);
  if (fate === 'misread') {
    // The reader mistakes the check digit of the number for its neighbour.
    const [first = '', second = ''] = lines;
    lines.splice(0, 2, first, `${second.slice(0, 9)}${(Number(second[9]) + 1) % 10}${second.slice(10)}`);
  }
  const reading = readMrz(lines, onDate);
  if (!reading.ok) throw new Error(`an invented passport cannot be read: ${reading.code}`);
  return reading.document;
}

function inspect(
  random: Random,
  desk: LaneDesk,
  last: LastCrossings,
  seen: { movement: Movement; document: TravelDocument; onDate: CalendarDate; officerId: string },
): { inspection: Inspection; hits: OpenHit[] } {
  const { document, onDate, officerId } = seen;
  const { checkpoint, direction, atMs, habit } = seen.movement;
  const occurredAt = new Date(atMs);
  const documents = [document];
  const answer = desk.screen({ documents, direction, onDate });
  const verdict = verdictOf(answer);
  const listAgeMs = random.int(200, 4_900);
  const nationality = factState(document.nationality);
  const age = ageOfTraveller(documents, onDate);
  const advisories = advise({
    documents,
    direction,
    onDate,
    age,
    isOpenToNationality: isOpenToNationality(checkpoint, nationality),
    isOpenNow: isAlwaysOpen(checkpoint) || isOpenAt(checkpoint, occurredAt),
    listAgeMs,
    lastCrossing: last.get(document.documentNumber) ?? null,
    seenAgain: null,
  });
  const lanes = checkpoint.lanes.filter((lane) => lane.direction === direction || lane.direction === 'both');
  const other = otherCountryOf(random, checkpoint);
  const isStated = habit.purpose !== 'not-asked';
  const inspection: Inspection = {
    id: idAt(atMs),
    site: desk.site,
    checkpoint: checkpoint.code,
    lane: lanes.length > 0 ? random.pick(lanes).code : null,
    direction,
    occurredAt,
    receivedAt: new Date(atMs + random.int(40, 900)),
    officerId,
    captureMode: 'reader',
    travellerKind: habit.kind,
    purpose: habit.purpose,
    conveyance: conveyanceOf(random, checkpoint, habit.kind),
    residence: isStated ? (nationality === HOME_STATE && habit.purpose === 'return-home' ? other : nationality) : null,
    residenceBasis: isStated ? 'declared' : 'unknown',
    fromCountry: direction === 'entry' ? other : null,
    toCountry: direction === 'exit' ? other : null,
    accompaniedBy: null,
    lateReason: null,
    documentClass: document.documentClass,
    documentFormat: document.format,
    issuingState: factState(document.issuingState),
    nationality,
    sex: document.sex,
    age,
    verdict,
    signal: signalOf(verdict, advisories),
    advisories,
    list: { ...desk.list, listAgeMs, feed: 'live' },
    tookUs: random.int(8, 60),
    isInvented: true,
  };
  return { inspection, hits: [...answer.hits] };
}

/** Saves asking for the local time, which is most of what an inspection costs here. */
function isAlwaysOpen({ openingHours, closures }: Checkpoint): boolean {
  return openingHours === null && closures.length === 0;
}

const OVERRIDE_REASONS = [
  'document examined, genuine',
  'earlier crossing was not recorded',
  'stamps seen in the passport',
];
const ENTRY_REASONS = ['no-visa', 'purpose-not-shown', 'no-means', 'stay-used-up'] as const;

function laneInput(random: Random, { fate, direction }: Movement, inspection: Inspection): DecisionInput {
  switch (fate) {
    case 'abandon':
      return { outcome: 'abandon' };
    case 'refuse':
      return { outcome: 'refuse', reason: random.pick(ENTRY_REASONS), asksForProtection: false };
    case 'refer':
      return { outcome: 'refer', reason: direction === 'entry' ? 'purpose-not-shown' : 'document-invalid' };
    case 'look-alike':
    case 'waiting':
      return { outcome: 'refer' };
    case 'admit':
    case 'misread':
      return admission(random, inspection);
  }
}

function admission(random: Random, { advisories }: Inspection): DecisionInput {
  const codes = advisories.filter(({ level }) => level === 'look').map(({ code }) => code);
  if (codes.length === 0) return { outcome: 'admit' };
  const isOverride = codes.some((code) => code !== 'minor');
  return {
    outcome: 'admit',
    acknowledged: codes,
    ...(isOverride && { overrideReason: random.pick(OVERRIDE_REASONS) }),
  };
}

function secondLineInput(random: Random, { fate, direction }: Movement, hits: readonly OpenHit[]): OutcomeInput {
  const findings = hits.map(({ entryId }): HitFinding => ({ entryId, finding: 'false-match' }));
  if (fate === 'look-alike') {
    return { outcome: 'admitted', findings, narrative: 'Another person: place of birth and face differ.' };
  }
  return direction === 'entry' && random.chance(0.7)
    ? { outcome: 'refused', findings, reason: 'purpose-not-shown', asksForProtection: false }
    : { outcome: 'withdrew', findings };
}
