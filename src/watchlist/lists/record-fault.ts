import { FIELD_FAULT_CODES } from '../../core/field-fault.ts';
import type { Action } from '../../screening/listed-entry.ts';

/** Why a record of a list file becomes no entry. Those of the second part are no faults: the record is about nobody who is listed. */
export const RECORD_FAULT_CODES = [
  'not-json',
  'not-utf-8',
  'line-too-long',
  'record-too-large',
  'quotes-misplaced',
  'quotes-in-field-broken',
  'columns-wrong',
  'number-missing',
  'record-unknown',
  'id-unusable',
  'id-repeated',
  'name-unusable',
  ...FIELD_FAULT_CODES,

  'not-a-person',
  'alias-of-nobody',
  'replaced-later',
  'deleted-by-change',
  'document-of-holder',
  'not-listed-itself',
] as const;
export type RecordFaultCode = (typeof RECORD_FAULT_CODES)[number];

/** One thing about one record, for programs; `faultText` is the same for people at a terminal. Nothing in it is a value of the file. */
export interface RecordFault {
  code: RecordFaultCode;
  /** JSON pointer into the record, or the name that the format has for it. */
  field?: string;
  /** Of `needed-for-action`. */
  action?: Action;
  /** Of `columns-wrong`. */
  found?: number;
  expected?: number;
  /** The part of the upload, when it is not the list itself. */
  part?: 'alt';
}

const TEXTS: Readonly<Record<RecordFaultCode, (fault: RecordFault) => string>> = {
  'not-json': () => 'the line is not a JSON object',
  'not-utf-8': () => 'the line is not UTF-8',
  'line-too-long': () => 'the line is too long',
  'record-too-large': () => 'is too large',
  'quotes-misplaced': () => 'misplaced quotes',
  'quotes-in-field-broken': () => 'has broken quotes inside a field',
  'columns-wrong': ({ found, expected }) => `has ${found} columns, not ${expected}`,
  'number-missing': () => 'does not begin with a number',
  'record-unknown': () => 'is no record that this format knows',
  'id-unusable': ({ field }) => (field === undefined ? 'has no usable id' : `has no ${field}`),
  'id-repeated': () => 'an earlier record has the same id',
  'name-unusable': () => 'has no usable name',
  'key-unknown': ({ field }) => `${field ?? '/'}: is not a known key`,
  'field-missing': ({ field }) => `${field}: is missing`,
  'field-empty': ({ field }) => `${field}: is empty or too short`,
  'field-too-long': ({ field }) => `${field}: is too long`,
  'field-not-among': ({ field }) => `${field}: is not one of the values that it may have`,
  'number-too-small': ({ field }) => `${field}: is too small`,
  'number-too-large': ({ field }) => `${field}: is too large`,
  'field-wrong': ({ field }) => `${field}: is wrong`,
  'field-unknown': ({ field }) => `${field}: is not known`,
  'field-repeated': ({ field }) => `${field}: is named twice`,
  'field-not-allowed': ({ field }) => `${field}: does not go with the rest`,
  'time-out-of-range': ({ field }) => `${field}: lies too early or too late`,
  'day-wrong': ({ field }) => `${field}: must be a day of the calendar`,
  'birth-date-wrong': ({ field }) => `${field}: must be a date of birth`,
  'state-unknown': ({ field }) => `${field}: must be the code of a state`,
  'ends-before-it-begins': ({ field }) => `${field}: must not be before validFrom`,
  'needed-for-action': ({ field, action }) => `${action} needs ${field?.slice(1)}`,
  'not-a-person': () => 'is not a person',
  'alias-of-nobody': () => 'alias of no person in this file',
  'replaced-later': () => 'a later line of the change file replaces it',
  'deleted-by-change': () => 'the change file deletes it',
  'document-of-holder': () => 'is a document; it is part of its holder',
  'not-listed-itself': () => 'is not listed itself',
};

export function columnsWrong(found: number, expected: number): RecordFault {
  return { code: 'columns-wrong', found, expected };
}

export function faultText(fault: RecordFault): string {
  return `${fault.part === 'alt' ? 'alias file: ' : ''}${TEXTS[fault.code](fault)}`;
}
