import { isSpecimenState } from '../core/countries.ts';
import { type CalendarDate, daysBetween } from '../core/dates.ts';
import type { DocumentField, DocumentFinding, TravelDocument } from '../documents/travel-document.ts';

export type AdvisoryLevel = 'hold' | 'look' | 'note';

/** The gravest first. What an officer is told beside the hits; each code has one level. */
export const ADVISORY_LEVELS = {
  'document-expired': 'hold',
  'specimen-document': 'hold',
  'not-open-to-nationality': 'hold',
  'bar-running': 'hold',
  'check-digit-failed': 'look',
  'field-unreadable': 'look',
  'number-corrected': 'look',
  minor: 'look',
  'already-inside': 'look',
  'already-outside': 'look',
  'document-seen-again': 'look',
  'checkpoint-closed-now': 'look',
  'list-aged': 'look',
  'stay-used-up': 'look',
  'visa-required': 'look',
  'document-expiring': 'note',
} as const satisfies Record<string, AdvisoryLevel>;

export type AdvisoryCode = keyof typeof ADVISORY_LEVELS;
export const ADVISORY_CODES = Object.keys(ADVISORY_LEVELS) as [AdvisoryCode, ...AdvisoryCode[]];

export interface Advisory {
  code: AdvisoryCode;
  level: AdvisoryLevel;
  /** Which document it speaks of, when it is not the first: 2 or 3. */
  document?: number;
  /** Fields of the document; never what stands in them. */
  fields?: DocumentField[];
  /** Completed years. */
  age?: number;
  /** Days until the document expires; 0 on its last day. */
  daysLeft?: number;
  /** Where and when the person crossed last, or the document was seen. */
  checkpoint?: string;
  occurredAt?: string;
  /** The last authorised day, or the last one on which nobody enters; included. */
  until?: CalendarDate;
  /** By how many days a stay was too long. */
  overDays?: number;
}

const ADULT_AGE = 18;
const EXPIRING_WITHIN_DAYS = 30;
export const SEEN_AGAIN_WITHIN_MS = 10 * 60_000;
const LIST_AGED_AFTER_MS = 60 * 60_000;

/** An earlier act at the border, as an advisory tells of it. */
export interface EarlierAct {
  checkpoint: string;
  occurredAt: Date;
}

export interface AdvisoryFacts {
  /** One to three documents; the first is the one that the traveller travels on. */
  documents: readonly TravelDocument[];
  direction: 'entry' | 'exit';
  /** The local day of the inspection. */
  onDate: CalendarDate;
  /** Completed years on that day; null when no document tells. */
  age: number | null;
  isOpenToNationality: boolean;
  isOpenNow: boolean;
  listAgeMs: number;
  lastCrossing: (EarlierAct & { direction: 'entry' | 'exit' }) | null;
  seenAgain: EarlierAct | null;
  /** What is known of the authorised stay; nothing where it was not asked. */
  stay?: StayFacts | null;
}

export interface StayFacts {
  isUsedUp: boolean;
  /** A rule says that who enters needs a visa, and none was shown. */
  isVisaRequired: boolean;
  until: CalendarDate | null;
  overDays: number;
  barredUntil: CalendarDate | null;
  /** On what it rests; null: none is known. */
  rule: { basis: string } | null;
}

/** Everything worth telling about an inspection beside its hits, the gravest first. */
export function advise(facts: AdvisoryFacts): Advisory[] {
  const advisories = [
    ...facts.documents.flatMap((document, index) => adviseOnDocument(document, index + 1)),
    ...adviseOnValidity(facts),
    ...adviseOnPerson(facts),
    ...adviseOnStay(facts),
    ...adviseOnPlace(facts),
  ];
  return advisories.sort((a, b) => ADVISORY_CODES.indexOf(a.code) - ADVISORY_CODES.indexOf(b.code));
}

function advisory(code: AdvisoryCode, more: Omit<Advisory, 'code' | 'level'> = {}): Advisory {
  return { code, level: ADVISORY_LEVELS[code], ...more };
}

function adviseOnDocument(document: TravelDocument, ordinal: number): Advisory[] {
  const which = ordinal > 1 ? { document: ordinal } : {};
  const fieldsWith = (isMeant: (finding: DocumentFinding) => boolean) => [
    ...new Set(document.findings.filter(isMeant).map(({ field }) => field)),
  ];
  const advisories: Advisory[] = [];
  const add = (code: AdvisoryCode, fields: DocumentField[]) => {
    if (fields.length > 0) advisories.push(advisory(code, { ...which, fields }));
  };
  if (isSpecimenState(document.issuingState) || isSpecimenState(document.nationality)) {
    advisories.push(advisory('specimen-document', which));
  }
  add(
    'check-digit-failed',
    fieldsWith(({ code }) => code === 'check-digit-failed'),
  );
  add(
    'number-corrected',
    fieldsWith(({ code }) => code === 'number-corrected'),
  );
  add(
    'field-unreadable',
    fieldsWith((finding) => isUnreadable(finding, document)),
  );
  return advisories;
}

const UNREADABLE: readonly string[] = ['invalid-date', 'incomplete-date', 'unknown-state', 'invalid-character'];

/** A field that a rule goes by and that could not be read: check digits cover neither the names nor the states. */
function isUnreadable({ field, code }: DocumentFinding, document: TravelDocument): boolean {
  if (field === 'optionalData' || field === 'personalNumber') return false;
  if (UNREADABLE.includes(code)) return true;
  // An officer who types leaves out what the document does not have; a zone has a place for each of these.
  return code === 'missing' && document.format !== null && field !== 'surname';
}

/** Beside the first document only what the stay rests on must be valid: people show an expired passport for the visa in it. */
function adviseOnValidity({ documents, direction, onDate, stay }: AdvisoryFacts): Advisory[] {
  const expired = documents.flatMap(({ permit, expiryDate }, index) => {
    const isNeeded = direction === 'entry' && permit !== undefined && permit.basis === stay?.rule?.basis;
    return isNeeded && index > 0 && expiryDate !== null && expiryDate < onDate
      ? [advisory('document-expired', { document: index + 1 })]
      : [];
  });
  const expiryDate = documents[0]?.expiryDate ?? null;
  if (expiryDate === null) return expired;
  const daysLeft = daysBetween(onDate, expiryDate);
  if (daysLeft < 0) return [advisory('document-expired'), ...expired];
  return [...expired, ...(daysLeft <= EXPIRING_WITHIN_DAYS ? [advisory('document-expiring', { daysLeft })] : [])];
}

function adviseOnPerson({ direction, age, lastCrossing, seenAgain }: AdvisoryFacts): Advisory[] {
  const advisories: Advisory[] = [];
  if (age !== null && age < ADULT_AGE) advisories.push(advisory('minor', { age }));
  const told = ({ checkpoint, occurredAt }: EarlierAct) => ({ checkpoint, occurredAt: occurredAt.toISOString() });
  if (lastCrossing && lastCrossing.direction === direction) {
    advisories.push(advisory(direction === 'entry' ? 'already-inside' : 'already-outside', told(lastCrossing)));
  }
  if (seenAgain) advisories.push(advisory('document-seen-again', told(seenAgain)));
  return advisories;
}

/** On entry nothing is left, a bar runs, or a visa is needed and none was shown; on exit an overstay is found. */
function adviseOnStay({ direction, stay }: AdvisoryFacts): Advisory[] {
  if (!stay) return [];
  const advisories: Advisory[] = [];
  const until = stay.until ?? undefined;
  if (direction === 'entry' && stay.barredUntil !== null) {
    advisories.push(advisory('bar-running', { until: stay.barredUntil }));
  }
  if (direction === 'entry' && stay.isUsedUp) advisories.push(advisory('stay-used-up'));
  if (direction === 'entry' && stay.isVisaRequired) advisories.push(advisory('visa-required'));
  if (direction === 'exit' && stay.overDays > 0) {
    advisories.push(advisory('stay-used-up', { until, overDays: stay.overDays }));
  }
  return advisories;
}

function adviseOnPlace({ isOpenToNationality, isOpenNow, listAgeMs }: AdvisoryFacts): Advisory[] {
  const advisories: Advisory[] = [];
  if (!isOpenToNationality) advisories.push(advisory('not-open-to-nationality'));
  if (!isOpenNow) advisories.push(advisory('checkpoint-closed-now'));
  if (listAgeMs > LIST_AGED_AFTER_MS) advisories.push(advisory('list-aged'));
  return advisories;
}
