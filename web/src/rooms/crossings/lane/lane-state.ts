import type { FieldError, Schemas } from '../../../platform/api.ts';
import type { Direction } from './lane-place.ts';

export type Inspection = Omit<Schemas['Inspection'], 'decision'>;
export type Advisory = Inspection['advisories'][number];
export type Hit = Inspection['hits'][number];
export type TypedDocument = Schemas['TypedDocumentInput'];
export type Decision = NonNullable<LaneDecision>;
type LaneDecision =
  import('../../../platform/api-types.ts').operations['decideInspection']['requestBody']['content']['application/json'];

export type TypedVisa = Schemas['ShownVisaInput'];
export type TypedContract = Schemas['ShownWorkContractInput'];

type NewInspection = Schemas['NewInspectionInput'];

/** What may be told of the journey beside the document; nothing of it has to be. */
export type JourneyDetails = Pick<NewInspection, 'conveyance' | 'purpose' | 'travellerKind' | 'residence'>;

/** What was presented: the lines of a machine-readable zone, or a document typed by fields. */
export interface Presented {
  mrz?: readonly string[];
  document?: TypedDocument;
  /** Zones of a second and third document of the same traveller. */
  otherDocuments?: readonly (readonly string[])[];
  /** What stands on a visa and in no zone that was read. */
  visa?: TypedVisa | undefined;
  /** What a contract to work here says. */
  workContract?: TypedContract | undefined;
  details?: JourneyDetails;
  captureMode: 'reader' | 'keyboard';
}

/** Were these lines presented? In one piece or in several: a reader pressed twice may send either. */
export function isSameDocument({ mrz, otherDocuments = [] }: Presented, lines: readonly string[]): boolean {
  return [...(mrz ? [mrz] : []), ...otherDocuments].some((one) => one.join('') === lines.join(''));
}

/** Was the zone of a visa of this state read? Then number and last day are in it (Doc 9303-7). */
export function hasVisaZone({ otherDocuments = [] }: Pick<Presented, 'otherDocuments'>): boolean {
  return otherDocuments.some((lines) => /^V.KGZ/.test(lines.join('')));
}

/** One traveller at this lane; the id is made here, so that a repeated question is the same question. */
export interface Question {
  id: string;
  presented: Presented;
  askedAt: number;
  /** Found again after the page was left: what was presented is known to the server only, and can't be asked anew. */
  isLeft?: boolean;
}

/** What is being chosen while an answer is shown. */
export type Step =
  | 'choose'
  | 'protection'
  | 'refusal-reason'
  | 'override-reason'
  | 'holder'
  /** What is told of the journey. */
  | 'details'
  /** The next scan is another document of the same traveller. */
  | 'other-document'
  /** A visa is typed, or scanned. */
  | 'visa'
  /** A contract to work here is typed. */
  | 'contract'
  | 'sending';

export interface Shown {
  at: 'shown';
  question: Question;
  inspection: Inspection;
  shownAt: number;
  step: Step;
  acknowledged: readonly string[];
  /** The answer to "Is the holder the owner?", as a note for the second line. */
  holder: 'yes' | 'no' | 'unsure' | null;
  /** What was told of the journey since: it goes with the decision. */
  told: JourneyDetails | null;
  /** Why the server did not take a decision; the code of its problem. */
  problem: string | null;
  /** Another document was read meanwhile, and not taken. */
  hasOtherScan: boolean;
  /** What is being sent, while `step` says so. */
  deciding: Decision['outcome'] | null;
}

export interface Typing {
  at: 'typing';
  lines: readonly string[];
  why: 'asked' | 'incomplete' | 'unscreenable';
  /** What was typed by fields before, and had no answer or was not accepted; with what is wrong with it. */
  typed?: { document: TypedDocument; visa: TypedVisa | undefined; errors: readonly FieldError[] };
}

export type LaneState =
  | { at: 'waiting' }
  | Typing
  | { at: 'reading'; question: Question; hasOtherScan: boolean }
  /** No answer: asked again until there is one. Never a signal. */
  | { at: 'unanswered'; question: Question; hasOtherScan: boolean }
  | { at: 'not-accepted'; question: Question; problem: string; errors: readonly FieldError[] }
  | Shown
  | { at: 'correcting'; id: string | null };

/** The panel that is painted. A `hold` for want of a readable name asks for another act than a hit. */
export type PanelKind = 'go' | 'look' | 'hold' | 'manual-check' | 'not-screened';

export function panelOf({ signal, verdict }: Pick<Inspection, 'signal' | 'verdict'>): PanelKind {
  return verdict === 'unscreenable' ? 'manual-check' : signal;
}

/** Look advisories that the officer has not taken note of yet, in their order. */
export function toAcknowledge({ inspection, acknowledged }: Pick<Shown, 'inspection' | 'acknowledged'>): Advisory[] {
  return inspection.advisories.filter(({ code, level }) => level === 'look' && !acknowledged.includes(code));
}

/** A minor is admitted once noted; any other look advisory also asks why. */
export function needsOverrideReason({ advisories }: Pick<Inspection, 'advisories'>): boolean {
  return advisories.some(({ code, level }) => level === 'look' && code !== 'minor');
}

export type Way =
  | ('admit-at-once' | 'admit' | 'refuse' | 'refer' | 'protection' | 'abandon' | 'holder' | 'type')
  /** What more may be told of whoever is shown; another document is asked about anew, with the first. */
  | ('details' | 'other-document' | 'visa' | 'contract');

/** The other members of the Eurasian Economic Union: their citizens work here without a permit, for the term of a contract. */
const WORKERS_OF: readonly string[] = ['ARM', 'BLR', 'KAZ', 'RUS'];

const MOST_OTHER_DOCUMENTS = 2;

/** May the document be asked about anew? Where a wrong scan may be ended, and this page knows what was presented. */
export function canAskAnew(
  { question, inspection }: Pick<Shown, 'question' | 'inspection'>,
  direction: Direction,
): boolean {
  const { mrz = [], document } = question.presented;
  if (mrz.length === 0 && document === undefined) return false;
  return waysOf({ inspection, acknowledged: [] }, direction).includes('abandon');
}

/**
 * What more may be told of whoever is shown. What no machine can compare is read by the officer and asked anew first. Of a group the next scan
 * is the next member's: another document is none of this one's, but for a visa while its form is open.
 */
export function moreWaysOf(
  { question, inspection }: Pick<Shown, 'question' | 'inspection'>,
  direction: Direction,
  isOfGroup: boolean,
): Way[] {
  if (inspection.verdict === 'unscreenable' || question.isLeft) return [];
  const canAsk = canAskAnew({ question, inspection }, direction);
  const mayShowVisa = direction === 'entry' && inspection.document.nationality !== 'KGZ';
  const { otherDocuments = [], visa } = question.presented;
  const hasZone = hasVisaZone(question.presented);
  const takesMore = otherDocuments.length + (visa && !hasZone ? 1 : 0) < MOST_OTHER_DOCUMENTS;
  const ways: Way[] = ['details'];
  if (canAsk && takesMore && !isOfGroup) ways.push('other-document');
  if (canAsk && mayShowVisa && (takesMore || visa || hasZone)) ways.push('visa');
  if (canAsk && direction === 'entry' && WORKERS_OF.includes(inspection.document.nationality)) ways.push('contract');
  return ways;
}

const ABOUT_A_DOCUMENT = ['lost-document', 'stolen-document', 'invalidated-document'];

/** Is a listed document shown? Then whoever holds it may be its owner, who found it again. */
export function asksForHolder({ hits }: Pick<Inspection, 'hits'>): boolean {
  return hits.some(({ category }) => ABOUT_A_DOCUMENT.includes(category));
}

/**
 * The ways on that the lane has (docs/lane.md, "What a signal allows"). Enter belongs to `admit-at-once` and to nothing else: on look and
 * hold the way on must be chosen.
 */
export function waysOf(shown: Pick<Shown, 'inspection' | 'acknowledged'>, direction: Direction): Way[] {
  const { signal, verdict, document } = shown.inspection;
  const isCitizenEntering = direction === 'entry' && document.nationality === 'KGZ';
  const refuse: Way[] = isCitizenEntering ? [] : ['refuse'];
  if (signal === 'go') return ['admit-at-once', ...refuse, 'refer', 'abandon'];
  if (signal === 'look') {
    return [...(toAcknowledge(shown).length === 0 ? (['admit'] as const) : []), ...refuse, 'refer', 'abandon'];
  }
  const abandon: Way[] = verdict === 'stop' || verdict === 'review' ? [] : ['abandon'];
  const holder: Way[] = asksForHolder(shown.inspection) ? ['holder'] : [];
  // A name that no machine can compare is read by the officer, and asked anew.
  const type: Way[] = verdict === 'unscreenable' ? ['type'] : [];
  return [...holder, ...type, 'refer', 'protection', ...abandon];
}

/** A press this soon after the signal was meant for the traveller before. */
export const TOO_SOON_MS = 250;

export const ENTRY_REASONS = [
  'no-document',
  'forged-document',
  'no-visa',
  'forged-visa',
  'purpose-not-shown',
  'stay-used-up',
  'bar-running',
  'no-means',
  'listed',
  'not-open-to-nationality',
  'threat-to-health-or-order',
] as const;
export const EXIT_REASONS = ['exit-ban', 'no-parental-consent', 'wanted', 'document-invalid'] as const;
export type Reason = (typeof ENTRY_REASONS)[number] | (typeof EXIT_REASONS)[number];

export function reasonsOf(direction: Direction): readonly Reason[] {
  return direction === 'entry' ? ENTRY_REASONS : EXIT_REASONS;
}

/** The physical keys of a list's choices, in its order: 1 to 9, 0, then the two behind it. */
export const CHOICE_CODES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']
  .map((digit) => `Digit${digit}`)
  .concat('Minus', 'Equal');
