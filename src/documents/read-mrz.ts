import type { CalendarDate } from '../core/dates.ts';
import { classifyDocument } from './document-class.ts';
import { isPlain, isPlainName, textFindings } from './document-findings.ts';
import { checkElement } from './mrz-check-digit.ts';
import { readBirthDate, readExpiryDate } from './mrz-dates.ts';
import { compositeText, cutElements, type MrzElements, textOf } from './mrz-format.ts';
import { mayGoOn, splitName } from './mrz-names.ts';
import { type MrzRefusal, recogniseMrz } from './mrz-noise.ts';
import { readNumber } from './mrz-number.ts';
import { personalNumberIn } from './personal-number.ts';
import { cyrillicFromMrz, isRussianInternalPassport, joinSeries } from './russian-passport.ts';
import { transliterateName } from './transliterate-name.ts';
import type { DocumentChecks, DocumentField, MrzFormat, Sex, TravelDocument } from './travel-document.ts';

/** The characters as the reader sent them, fillers and letter case included; dates are YYMMDD. */
export interface MrzFieldsAsRead {
  documentCode: string;
  issuingState: string;
  documentNumber: string;
  surname: string;
  givenNames: string;
  nationality: string;
  birthDate: string;
  sex: string;
  expiryDate: string;
  optionalData: string;
  /** Second line of a TD1; empty elsewhere. */
  optionalData2: string;
}

export type MrzReading = { ok: true; document: TravelDocument; asRead: MrzFieldsAsRead } | MrzRefusal;

/**
 * Reads a machine-readable zone (Doc 9303 parts 3 to 7) as a reader sent it; see {@link recogniseMrz} for what is taken as
 * noise. `readOn` is the local day, which decides the centuries.
 *
 * What is wrong inside a zone is a finding, and nothing is corrected. Refused are only: no zone of Doc 9303
 * (`unsupported-document`), and neither a shape nor a number nor a name (`document-unreadable`). Never throws.
 */
export function readMrz(lines: readonly string[], readOn: CalendarDate): MrzReading {
  const recognised = recogniseMrz(lines);
  if (!recognised.ok) return recognised;
  const { format } = recognised;
  const rawMrz = recognised.lines.map(upperCase);
  const document = readDocument(format, rawMrz, readOn);
  if (document.documentNumber === '' && document.surname === '' && document.givenNames === '') {
    const fields = ['documentNumber', 'surname', 'givenNames'].map((field) => ({
      field,
      detail: 'nothing is readable',
    }));
    return { ok: false, code: 'document-unreadable', fields };
  }
  return { ok: true, document, asRead: fieldsAsRead(format, cutElements(format, recognised.lines)) };
}

function readDocument(format: MrzFormat, rawMrz: string[], readOn: CalendarDate): TravelDocument {
  const elements = cutElements(format, rawMrz);
  const number = readNumber(format, elements);
  const birthDate = readBirthDate(elements.birthDate, readOn);
  const expiryDate = readExpiryDate(elements.expiryDate, readOn);
  const optionalParts = [number.optionalData, elements.optionalData2].map(textOf).filter(Boolean);
  const documentCode = textOf(elements.documentCode);
  const issuingState = textOf(elements.issuingState);
  const nationality = textOf(elements.nationality);
  const isRussian = isRussianInternalPassport(documentCode, issuingState);
  const documentNumber = number.number.replaceAll('<', '');

  const document: TravelDocument = {
    format,
    documentCode,
    documentClass: classifyDocument({ documentCode, issuingState, nationality }),
    issuingState,
    documentNumber: isRussian ? joinSeries(documentNumber, number.optionalData) : documentNumber,
    ...readName(elements.name, isRussian),
    isNameTruncated: mayGoOn(elements.name),
    nationality,
    birthDate: birthDate.date,
    sex: readSex(elements.sex),
    expiryDate: expiryDate.date,
    personalNumber: personalNumberIn(issuingState, optionalParts),
    optionalData: optionalParts.join(' ') || null,
    rawMrz,
    checks: {
      documentNumber: number.check,
      birthDate: checkElement(elements.birthDate, elements.birthDateCheck),
      expiryDate: checkElement(elements.expiryDate, elements.expiryDateCheck),
      personalNumber: format === 'TD3' ? checkElement(elements.optionalData, elements.optionalDataCheck) : 'absent',
      composite: checkElement(compositeText(format, rawMrz), elements.compositeCheck),
    },
    findings: [],
  };
  const { findings } = document;
  findings.push(...textFindings(document));
  for (const field of foreignFields(document, elements)) findings.push({ field, code: 'invalid-character' });
  if (birthDate.problem) findings.push({ field: 'birthDate', code: birthDate.problem });
  const mayLackExpiry = isRussian && expiryDate.problem === 'missing';
  if (expiryDate.problem && !mayLackExpiry) findings.push({ field: 'expiryDate', code: expiryDate.problem });
  for (const field of failedChecks(document.checks)) findings.push({ field, code: 'check-digit-failed' });
  return document;
}

/** Latin and native names. A Russian internal passport gives the Cyrillic one, from which ICAO's Latin one follows. */
function readName(element: string, isRussian: boolean): Pick<TravelDocument, 'surname' | 'givenNames' | 'nativeName'> {
  const parts = splitName(element);
  const surname = textOf(parts.surname);
  const givenNames = textOf(parts.givenNames);
  if (isRussian) {
    const native = [surname, givenNames].map(cyrillicFromMrz);
    const [latinSurname, latinGiven] = native.map((name) => name && transliterateName(name).latin);
    return {
      surname: latinSurname ?? surname,
      givenNames: latinGiven ?? givenNames,
      nativeName: native.includes(null) ? null : native.join(' ').trim(),
    };
  }
  return { surname, givenNames, nativeName: null };
}

/** A filler means unspecified (Doc 9303-4, 4.2.2.2, position 21); anything unreadable is unspecified too, with a finding. */
function readSex(element: string): Sex {
  return element === 'F' || element === 'M' ? element : 'X';
}

/** Fields with characters that can't stand there. Dates and codes are judged by their own rules. */
function foreignFields(document: TravelDocument, elements: MrzElements): DocumentField[] {
  const fields: DocumentField[] = [];
  if (!isPlainName(document.surname)) fields.push('surname');
  if (!isPlainName(document.givenNames)) fields.push('givenNames');
  if (!['F', 'M', 'X', '<'].includes(elements.sex)) fields.push('sex');
  if (!isPlain(elements.optionalData + elements.optionalData2)) fields.push('optionalData');
  return fields;
}

function failedChecks(checks: DocumentChecks): DocumentField[] {
  const fields = ['documentNumber', 'birthDate', 'expiryDate', 'personalNumber', 'composite'] as const;
  return fields.filter((field) => checks[field] === 'fail');
}

function fieldsAsRead(format: MrzFormat, elements: MrzElements): MrzFieldsAsRead {
  const { number, optionalData } = readNumber(format, elements);
  const { documentCode, issuingState, nationality, birthDate, sex, expiryDate, optionalData2 } = elements;
  const name = splitName(elements.name);
  return {
    documentCode,
    issuingState,
    documentNumber: number,
    ...name,
    nationality,
    birthDate,
    sex,
    expiryDate,
    optionalData,
    optionalData2,
  };
}

/** ASCII only: `ß` and `ı` must not become letters that nobody printed. */
function upperCase(line: string): string {
  return line.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
