import { createHmac } from 'node:crypto';
import { canonicalState } from '../core/countries.ts';
import { nameKeyOf } from '../crossings/inspection-rows.ts';
import type { Platform } from '../platform/platform.ts';
import { normaliseDocumentNumber, normalisePersonalNumber } from '../screening/normalise-number.ts';
import type { ScreenedDocument } from '../screening/question.ts';

/** What of a document tells its holder; the rest may change from one passport to the next. */
export type HolderFields = Pick<
  ScreenedDocument,
  | 'issuingState'
  | 'documentNumber'
  | 'personalNumber'
  | 'surname'
  | 'givenNames'
  | 'nativeName'
  | 'birthDate'
  | 'sex'
  | 'nationality'
>;

/**
 * By what a person is known again: PIN, else issuing state and number, together with name, birth date, sex and nationality; anything
 * else, and it is another person. Null when one of them is not known: what isn't known can't be equal.
 */
export function personFieldsOf(document: HolderFields): readonly string[] | null {
  const state = canonicalState(document.issuingState);
  const pin = normalisePersonalNumber(document.personalNumber);
  const number = normaliseDocumentNumber(document.documentNumber);
  const name = nameKeyOf(document);
  if ((pin === '' && number === '') || name === '' || document.birthDate === null) return null;
  const key = pin === '' ? ['document', state, number] : ['personal-number', state, pin];
  return [...key, name, document.birthDate, document.sex, canonicalState(document.nationality)];
}

/**
 * The same as a keyed hash (HMAC-SHA-256, 32 bytes), from which nobody reads who it is. Its key is the screening secret: whoever
 * changes that starts with an empty memory, and every hit speaks again.
 */
export function personKeyOf({ secrets }: Pick<Platform, 'secrets'>, document: HolderFields): Buffer | null {
  const fields = personFieldsOf(document);
  if (fields === null) return null;
  return createHmac('sha256', secrets.screeningKey)
    .update(`person\0${fields.join('\0')}`)
    .digest();
}
