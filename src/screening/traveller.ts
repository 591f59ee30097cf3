import { canonicalState } from '../core/countries.ts';
import { stateNumber } from './entry-record.ts';
import { encodeDate } from './listed-date.ts';
import { splitName } from './name-tokens.ts';
import { foldConfusions, normaliseDocumentNumber, normalisePersonalNumber } from './normalise-number.ts';
import type { ScreenedDocument, Unscreenable } from './question.ts';
import type { HashedToken, TokenReader } from './token-columns.ts';

export interface TravellerName {
  /** As presented. */
  text: string;
  tokens: readonly HashedToken[];
  /** The first token's number among all tokens of the question. */
  firstNumber: number;
  isTruncated: boolean;
  /** At least one token is in A to Z. */
  isReadable: boolean;
}

/** What one document says about its holder, made ready for comparing once, not once a candidate. */
export interface Traveller {
  document: ScreenedDocument;
  state: string;
  number: string;
  foldedNumber: string;
  pin: string;
  names: readonly TravellerName[];
  /** As a number (listed-date.ts); 0 when not known. */
  birthDate: number;
  /** 1 for F, 2 for M, 0 for X. */
  sex: number;
  nationality: string;
  nationalityNumber: number;
}

export function readTraveller(document: ScreenedDocument, reader: TokenReader): Traveller {
  const number = normaliseDocumentNumber(document.documentNumber);
  const name = readTravellerName(
    `${document.surname} ${document.givenNames}`.trim(),
    document.isNameTruncated,
    0,
    reader,
  );
  const names = [name];
  if (document.nativeName !== null) {
    names.push(readTravellerName(document.nativeName, false, name.tokens.length, reader));
  }
  const nationality = canonicalState(document.nationality);
  return {
    document,
    state: canonicalState(document.issuingState),
    number,
    foldedNumber: foldConfusions(number),
    pin: normalisePersonalNumber(document.personalNumber),
    names: names.filter(({ tokens }) => tokens.length > 0),
    birthDate: readDate(document.birthDate),
    sex: document.sex === 'F' ? 1 : document.sex === 'M' ? 2 : 0,
    nationality,
    nationalityNumber: nationality === '' ? 0 : stateNumber(nationality),
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

function readDate(date: string | null): number {
  if (date === null) return 0;
  return encodeDate(Number(date.slice(0, 4)), 0, Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

function readTravellerName(
  text: string,
  isTruncated: boolean,
  firstNumber: number,
  reader: TokenReader,
): TravellerName {
  const tokens = splitName(text).map((token) => reader.read(token));
  return { text, tokens, firstNumber, isTruncated, isReadable: tokens.some((token) => token.isReadable) };
}
