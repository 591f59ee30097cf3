import { canonicalState } from '../core/countries.ts';
import type { CalendarDate } from '../core/dates.ts';

export const CATEGORIES = [
  'wanted-for-arrest',
  'refusal-of-entry',
  'exit-ban',
  'missing-or-vulnerable-person',
  'child-at-risk',
  'judicial-procedure',
  'discreet-check',
  'inquiry-check',
  'lost-document',
  'stolen-document',
  'invalidated-document',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const ACTIONS = [
  'arrest',
  'refuse-entry',
  'refuse-exit',
  'refer',
  'protect',
  'report-discreetly',
  'seize-document',
] as const;
export type Action = (typeof ACTIONS)[number];

export const FLAGS = ['armed', 'violent', 'escape-risk', 'self-harm', 'with-a-child'] as const;
export type Flag = (typeof FLAGS)[number];

/** How sure a match is, the surest first. */
export const BANDS = ['stop', 'review', 'log'] as const;
export type Band = (typeof BANDS)[number];

export interface ListedName {
  /** As the list writes it, in any script. */
  text: string;
  kind: 'primary' | 'alias' | 'weak';
}

/** One active version of a watchlist entry, as screening needs it. */
export interface ListedEntry {
  entryId: string;
  version: number;
  category: Category;
  action: Action;
  flags: readonly Flag[];
  names: readonly ListedName[];
  /** `1975-03-02`, `1975-03`, `1975`, `c1970` (about) or `1970/1975` (a year in between). Anything else is unknown. */
  birthDates: readonly string[];
  sex: 'F' | 'M' | 'X' | null;
  /** ISO 3166-1 alpha-3 or ICAO's codes. */
  nationalities: readonly string[];
  documents: readonly { state: string | null; number: string }[];
  pin: string | null;
  /** Empty: by the action's default. */
  directions: readonly ('entry' | 'exit')[];
  /** Not empty: by name it means travellers of these nationalities only. */
  onlyNationalities: readonly string[];
  validFrom: CalendarDate | null;
  /** Includes that day. */
  validTo: CalendarDate | null;
  ownerAgency: string;
}

/** The one meaning of discreet: readable by its owner agency only, and never felt at the lane. */
export function isDiscreet(entry: Pick<ListedEntry, 'action'>): boolean {
  return entry.action === 'report-discreetly';
}

/**
 * True when the entry speaks of a booklet, not of a person. The name on it is the owner's, often the victim's, who
 * travels on with a new passport: such an entry is found by its document only.
 */
export function isAboutDocument(entry: Pick<ListedEntry, 'category'>): boolean {
  return (
    entry.category === 'lost-document' ||
    entry.category === 'stolen-document' ||
    entry.category === 'invalidated-document'
  );
}

/**
 * Does the entry hold for this direction on this local day? Without directions of its own, refuse-entry holds on
 * entry, refuse-exit on exit, everything else both ways. `validFrom` and `validTo` are part of the validity.
 */
export function appliesTo(
  entry: Pick<ListedEntry, 'action' | 'directions' | 'validFrom' | 'validTo'>,
  direction: 'entry' | 'exit',
  onDate: CalendarDate,
): boolean {
  if (entry.validFrom !== null && onDate < entry.validFrom) return false;
  if (entry.validTo !== null && onDate > entry.validTo) return false;
  if (entry.directions.length > 0) return entry.directions.includes(direction);
  if (entry.action === 'refuse-entry') return direction === 'entry';
  if (entry.action === 'refuse-exit') return direction === 'exit';
  return true;
}

/** In force for every traveller on every day in both directions, about a person, and without a personal number that could contradict. */
export function isUnconditional(entry: ListedEntry): boolean {
  const { pin, directions, validFrom, validTo, onlyNationalities, action } = entry;
  if (pin !== null || validFrom !== null || validTo !== null || isAboutDocument(entry)) return false;
  return directions.length + onlyNationalities.length === 0 && action !== 'refuse-entry' && action !== 'refuse-exit';
}

/**
 * May the entry mean a traveller of this nationality (canonical; '' where a document has none)? An entry of a popular name narrows itself so.
 * What isn't known excludes nobody; documents and personal numbers are not asked.
 */
export function meansNationality(entry: Pick<ListedEntry, 'onlyNationalities'>, nationality: string): boolean {
  if (entry.onlyNationalities.length === 0 || nationality === '') return true;
  return entry.onlyNationalities.some((state) => canonicalState(state) === nationality);
}
