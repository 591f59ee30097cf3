import { entryWords } from '../../words/entry.ts';
import type { Saying } from '../../words/saying.ts';
import type { OwnEntry } from './draft.ts';

type ContentField = Exclude<
  keyof OwnEntry,
  | ('id' | 'ownerAgency' | 'isListed' | 'status' | 'version' | 'activeVersion' | 'pendingVersion' | 'latestVersion')
  | ('completeness' | 'proposal' | 'history' | 'usernames')
>;

/** An entry's fields in the order in which they are read. */
export const entryFieldNames = {
  category: entryWords.category,
  action: entryWords.action,
  names: entryWords.names,
  birthDates: entryWords.birthDates,
  sex: entryWords.sex,
  nationalities: entryWords.nationalities,
  documents: entryWords.documents,
  pin: entryWords.pin,
  birthPlace: entryWords.birthPlace,
  flags: entryWords.flags,
  legalBasis: entryWords.legalBasis,
  caseNumber: entryWords.caseNumber,
  severity: entryWords.severity,
  directions: entryWords.directions,
  onlyNationalities: entryWords.onlyNationalities,
  contact: entryWords.contact,
  validFrom: entryWords.validFrom,
  reviewDue: entryWords.reviewDue,
  validTo: entryWords.validTo,
  sourceList: entryWords.sourceList,
  sourceId: entryWords.sourceId,
} as const satisfies Record<ContentField, Saying>;

export const ENTRY_FIELDS = Object.keys(entryFieldNames) as ContentField[];
export const isEntryField = (field: string): field is ContentField => Object.hasOwn(entryFieldNames, field);

/** `/birthDates/0: must be like 1975` as the field that it is about, and what is said of it; null: about no field of an entry. */
export function fieldOfReason(reason: string): { field: ContentField | null; rest: string } {
  const [, field = '', rest = ''] = /^\/(\w+)(?:\/\w+)*: (.+)$/s.exec(reason) ?? [];
  return isEntryField(field) ? { field, rest } : { field: null, rest: reason };
}
