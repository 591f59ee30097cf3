import type { ListedEntry } from '../../../src/screening/listed-entry.ts';
import type { ScreenedDocument, ScreeningAnswer } from '../../../src/screening/question.ts';
import { createScreeningIndex } from '../../../src/screening/screening-index.ts';

/** Invented throughout. */
export const KEY = '5eed5eed5eed5eed5eed5eed5eed5eed';

/** A wanted man with two passports and a weak alias; everything can be replaced. */
export function listedEntry(changes: Partial<ListedEntry> = {}): ListedEntry {
  return {
    entryId: 'entry-1',
    version: 1,
    category: 'wanted-for-arrest',
    action: 'arrest',
    flags: ['armed'],
    names: [
      { text: 'Молдокулов Нурлан', kind: 'primary' },
      { text: 'Nurlan Asanbekov', kind: 'alias' },
      { text: 'Nurik Batyr', kind: 'weak' },
    ],
    birthDates: ['1975-03-02'],
    sex: 'M',
    nationalities: ['KGZ'],
    documents: [{ state: 'KGZ', number: 'AC 1234567' }],
    pin: '20203197500123',
    directions: [],
    onlyNationalities: [],
    validFrom: null,
    validTo: null,
    ownerAgency: 'security-agency',
    ...changes,
  };
}

/** A traveller who has nothing in common with that entry. */
export function screenedDocument(changes: Partial<ScreenedDocument> = {}): ScreenedDocument {
  return {
    issuingState: 'KAZ',
    documentNumber: 'N07654321',
    surname: 'OSPANOVA',
    givenNames: 'AIGERIM',
    nativeName: null,
    isNameTruncated: false,
    birthDate: '1991-11-23',
    sex: 'X',
    nationality: 'KAZ',
    personalNumber: null,
    ...changes,
  };
}

export function screen(
  entries: readonly ListedEntry[],
  documents: readonly ScreenedDocument[],
  direction: 'entry' | 'exit' = 'entry',
): ScreeningAnswer {
  const index = createScreeningIndex({ key: KEY });
  index.apply(entries.map((entry) => ({ kind: 'put', entry })));
  return index.screen({ documents, direction, onDate: '2026-05-01' });
}
