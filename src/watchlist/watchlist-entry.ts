import { createHash } from 'node:crypto';
import type { CalendarDate } from '../core/dates.ts';
import type { Action, Category, Flag, ListedName } from '../screening/listed-entry.ts';
import { type BirthDate, type BirthDatePrecision, birthDatePrecision } from './birth-date.ts';

export const SEVERITIES = ['low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const DIRECTIONS = ['entry', 'exit'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A listed document. `state` is the issuing state (ICAO code); null when the source does not say. `number` as written. */
export interface ListedDocument {
  state: string | null;
  number: string;
}

/** The whole content of one version of a watchlist entry. Immutable: a change is a new version. */
export interface EntryContent {
  readonly category: Category;
  readonly action: Action;
  readonly names: readonly ListedName[];
  readonly birthDates: readonly BirthDate[];
  readonly sex: 'F' | 'M' | 'X' | null;
  /** ISO 3166-1 alpha-3 or ICAO codes. */
  readonly nationalities: readonly string[];
  readonly documents: readonly ListedDocument[];
  readonly pin: string | null;
  readonly birthPlace: string | null;
  readonly flags: readonly Flag[];
  readonly legalBasis: string | null;
  readonly caseNumber: string | null;
  readonly severity: Severity | null;
  /** Empty: the action's own directions hold. */
  readonly directions: readonly Direction[];
  /** Whom it means by name; absent: travellers of any nationality. */
  readonly onlyNationalities?: readonly string[];
  /** Whom the second line reaches at any hour. */
  readonly contact: string | null;
  readonly validFrom: CalendarDate | null;
  readonly reviewDue: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  /** Which list it came from and its id there; both null for an entry typed in by an editor. */
  readonly sourceList: string | null;
  readonly sourceId: string | null;
}

/**
 * What each known thing adds to the completeness of an entry, in hundredths; together 100. The weights follow what tells
 * two people apart at the lane: a birth date and a document far more than a birthplace. A birth date counts by precision.
 */
export const COMPLETENESS_WEIGHTS = {
  birthDate: { day: 25, month: 20, year: 15, vague: 10 } satisfies Record<BirthDatePrecision, number>,
  document: 20,
  nationality: 15,
  sex: 10,
  nativeScript: 10,
  legalBasis: 10,
  contact: 5,
  birthPlace: 5,
} as const;

/** A letter of another script than Latin; modifier apostrophes belong to no script and do not count. */
const NATIVE_LETTER = /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])\p{L}/u;

/** What an entry could still say, in the words of the table of weights. */
export const GAP_PARTS = [
  'birthDate',
  'document',
  'nationality',
  'sex',
  'nativeScript',
  'legalBasis',
  'contact',
  'birthPlace',
] as const;

export interface CompletenessGap {
  part: (typeof GAP_PARTS)[number];
  /** What it would add, 0 to 1; of a birth date that is known in part, what the day would. */
  adds: number;
}

/** What would make an entry more complete, the most telling first. With `completenessOf` it always comes to 1. */
export function completenessGaps(content: EntryContent): CompletenessGap[] {
  const weights = COMPLETENESS_WEIGHTS;
  const known = Math.max(0, ...content.birthDates.map((date) => weights.birthDate[birthDatePrecision(date)]));
  const open: Record<(typeof GAP_PARTS)[number], number> = {
    birthDate: weights.birthDate.day - known,
    document: content.documents.length > 0 || content.pin !== null ? 0 : weights.document,
    nationality: content.nationalities.length > 0 ? 0 : weights.nationality,
    sex: content.sex !== null ? 0 : weights.sex,
    nativeScript: content.names.some((name) => NATIVE_LETTER.test(name.text)) ? 0 : weights.nativeScript,
    legalBasis: content.legalBasis !== null ? 0 : weights.legalBasis,
    contact: content.contact !== null ? 0 : weights.contact,
    birthPlace: content.birthPlace !== null ? 0 : weights.birthPlace,
  };
  return GAP_PARTS.map((part) => ({ part, adds: open[part] / 100 }))
    .filter(({ adds }) => adds > 0)
    .sort((a, b) => b.adds - a.adds);
}

/** 0 to 1 with two decimals. What is missing lowers it; it never refuses an entry. A PIN counts as a document. */
export function completenessOf(content: EntryContent): number {
  return Math.round(100 - 100 * completenessGaps(content).reduce((sum, { adds }) => sum + adds, 0)) / 100;
}

/** Actions that deprive someone of liberty, or of knowing: nobody approves them without a law and someone to ring. */
const NEEDS_BASIS_AND_CONTACT: ReadonlySet<Action> = new Set(['arrest', 'refuse-exit', 'report-discreetly']);

/** The fields an approver must see filled before this entry may become active; empty when nothing is missing. */
export function missingForApproval(content: EntryContent): ('legalBasis' | 'contact')[] {
  if (!NEEDS_BASIS_AND_CONTACT.has(content.action)) return [];
  return (['legalBasis', 'contact'] as const).filter((field) => content[field] === null);
}

/** By code unit, not by locale: the order, and so the hash, must be the same on every machine. */
function sortedOnce<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  const byKey = new Map(values.map((value) => [keyOf(value), value]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value);
}

const itself = (value: string): string => value;

/** The same content with every set in one order, without repetitions, and its fields in the order of the interface. */
export function canonicalContent(content: EntryContent): EntryContent {
  const documents = content.documents.map(({ state, number }) => ({ state, number }));
  return {
    category: content.category,
    action: content.action,
    names: sortedOnce(
      content.names.map(({ text, kind }) => ({ text, kind })),
      (name) => JSON.stringify([name.kind, name.text]),
    ),
    birthDates: sortedOnce(content.birthDates, itself),
    sex: content.sex,
    nationalities: sortedOnce(content.nationalities, itself),
    documents: sortedOnce(documents, (document) => JSON.stringify([document.state, document.number])),
    pin: content.pin,
    birthPlace: content.birthPlace,
    flags: sortedOnce(content.flags, itself),
    legalBasis: content.legalBasis,
    caseNumber: content.caseNumber,
    severity: content.severity,
    directions: sortedOnce(content.directions, itself),
    // Absent when empty: the hash of an entry that doesn't narrow itself is what it was before it could.
    ...(content.onlyNationalities?.length && { onlyNationalities: sortedOnce(content.onlyNationalities, itself) }),
    contact: content.contact,
    validFrom: content.validFrom,
    reviewDue: content.reviewDue,
    validTo: content.validTo,
    sourceList: content.sourceList,
    sourceId: content.sourceId,
  };
}

/** SHA-256 (hex) of the canonical content: the same record read again has the same hash, however its source orders it. */
export function contentHash(content: EntryContent): string {
  return createHash('sha256')
    .update(JSON.stringify(canonicalContent(content)))
    .digest('hex');
}
