import { isPartialDate, type PartialDate } from '../../src/core/dates.ts';
import type { ScreenedDocument, ScreeningQuestion } from '../../src/screening/question.ts';
import { valuesOf } from './shared-data.ts';

/** The day of all evaluated inspections. */
export const ON_DATE = '2026-07-01';

export interface KnownOfTraveller {
  name: string;
  birthDate?: PartialDate | null;
  nationality?: string;
}

/** A traveller of whom no more is known; the name whole, in its own script and order. */
export function documentOf({ name, birthDate = null, nationality = '' }: KnownOfTraveller): ScreenedDocument {
  return {
    issuingState: '',
    documentNumber: '',
    surname: name,
    givenNames: '',
    nativeName: null,
    isNameTruncated: false,
    birthDate,
    sex: 'X',
    nationality,
    personalNumber: null,
  };
}

export function questionOf(document: ScreenedDocument): ScreeningQuestion {
  return { documents: [document], direction: 'entry', onDate: ON_DATE };
}

/**
 * The one date that a traveller of a row presents: the first of several; of `c1970` and of a range the (first) year; of an
 * impossible day what is possible of it.
 */
export function presentedDate(cell: string): PartialDate | null {
  const [first = ''] = valuesOf(cell);
  const parts = /^c?(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(\/)?/.exec(first);
  if (!parts) return null;
  const [, year = '', month, day, range] = parts;
  const isRange = range !== undefined || first.startsWith('c');
  const full = [year, ...(isRange ? [] : [month, day])].filter((part) => part !== undefined);
  for (let length = full.length; length > 0; length--) {
    const date = full
      .slice(0, length)
      .map((part, at) => part.padStart(at === 0 ? 4 : 2, '0'))
      .join('-');
    if (isPartialDate(date)) return date;
  }
  return null;
}

export function presentedNationality(cell: string): string {
  return valuesOf(cell)[0] ?? '';
}
