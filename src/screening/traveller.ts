import { canonicalState } from '../core/countries.ts';
import type { PartialDate } from '../core/dates.ts';
import { type NameForm, nameForms } from './normalise-name.ts';
import { foldConfusions, normaliseDocumentNumber, normalisePersonalNumber } from './normalise-number.ts';
import type { ScreenedDocument, Unscreenable } from './question.ts';

export interface TravellerName extends NameForm {
  /** As presented. */
  text: string;
  /** The tokens in one string: equal names have equal ones. */
  normalised: string;
  isTruncated: boolean;
}

/** What one document says about its holder, made ready for comparing once, not once a candidate. */
export interface Traveller {
  document: ScreenedDocument;
  state: string;
  number: string;
  foldedNumber: string;
  pin: string;
  names: readonly TravellerName[];
  birthDate: PartialDate | null;
  nationality: string;
}

export function readTraveller(document: ScreenedDocument): Traveller {
  const number = normaliseDocumentNumber(document.documentNumber);
  const names = readName(`${document.surname} ${document.givenNames}`.trim(), document.isNameTruncated);
  if (document.nativeName !== null) names.push(...readName(document.nativeName, false));
  return {
    document,
    state: canonicalState(document.issuingState),
    number,
    foldedNumber: foldConfusions(number),
    pin: normalisePersonalNumber(document.personalNumber),
    names,
    birthDate: document.birthDate,
    nationality: canonicalState(document.nationality),
  };
}

/**
 * Null when a name of the traveller could be compared. One readable name among several documents is enough: the others
 * add documents, not persons.
 */
export function whyUnscreenable(travellers: readonly Traveller[]): Unscreenable | null {
  if (travellers.some((traveller) => traveller.names.some((name) => name.isReadable))) return null;
  const isNamed = travellers.some(({ document }) =>
    /[\p{L}\p{N}]/u.test(`${document.surname}${document.givenNames}${document.nativeName ?? ''}`),
  );
  return isNamed ? 'unreadable-name' : 'no-name';
}

function readName(text: string, isTruncated: boolean): TravellerName[] {
  return nameForms(text).map((form) => ({ ...form, text, normalised: form.tokens.join(' '), isTruncated }));
}
