import { type CalendarDate, isCalendarDate } from '../../core/dates.ts';
import type { ListedName } from '../../screening/listed-entry.ts';
import type { BirthDate } from '../birth-date.ts';
import { canonicalContent, type EntryContent, type ListedDocument } from '../watchlist-entry.ts';
import { type ListDefaults, type ListFormat, SOURCE_LISTS } from './list-record.ts';
import { shortText, usableNames } from './list-text.ts';

/** Per person; the real lists have at most 14 birth dates and 25 documents. */
const MAX_VALUES = 100;

/** What a foreign list says about one person, not yet cleaned. Unknown things are absent. */
export interface ListedFacts {
  names: Iterable<ListedName>;
  birthDates?: Iterable<BirthDate | undefined>;
  sex?: string;
  nationalities?: Iterable<string | undefined>;
  documents?: Iterable<ListedDocument | undefined>;
  birthPlace?: string;
  legalBasis?: string;
  caseNumber?: string;
  validFrom?: string;
}

function known<T>(values: Iterable<T | undefined> = []): T[] {
  const found: T[] = [];
  for (const value of values) {
    if (value !== undefined) found.push(value);
    if (found.length === MAX_VALUES) break;
  }
  return found;
}

const SEXES: Readonly<Record<string, 'F' | 'M' | 'X'>> = { male: 'M', female: 'F', m: 'M', f: 'F', other: 'X', x: 'X' };

/**
 * The content of an entry from one record of a foreign list; undefined when no usable name is left. Only what describes the
 * person goes in, never when the source last touched its record: else every file would change every entry.
 */
export function listedContent(
  format: ListFormat,
  sourceId: string,
  defaults: ListDefaults,
  facts: ListedFacts,
): EntryContent | undefined {
  const names = usableNames(facts.names);
  if (names.length === 0) return undefined;
  const validFrom: CalendarDate | null = facts.validFrom && isCalendarDate(facts.validFrom) ? facts.validFrom : null;
  const sex = facts.sex?.trim().toLowerCase() ?? '';
  return canonicalContent({
    category: defaults.category,
    action: defaults.action,
    names,
    birthDates: known(facts.birthDates),
    sex: (Object.hasOwn(SEXES, sex) ? SEXES[sex] : undefined) ?? null,
    nationalities: known(facts.nationalities),
    documents: known(facts.documents),
    pin: null,
    birthPlace: shortText(facts.birthPlace, 200),
    flags: [],
    legalBasis: shortText(facts.legalBasis, 500),
    caseNumber: shortText(facts.caseNumber, 100),
    severity: null,
    directions: [],
    contact: null,
    validFrom,
    reviewDue: null,
    validTo: null,
    sourceList: SOURCE_LISTS[format],
    sourceId,
  });
}
