import { type CalendarDate, isCalendarDate, isPartialDate, type PartialDate } from '../core/dates.ts';
import { classifyDocument } from './document-class.ts';
import { textFindings } from './document-findings.ts';
import { isExpiryInReach, isNotAfter } from './mrz-dates.ts';
import { normaliseNumber } from './mrz-number.ts';
import { isRussianInternalPassport } from './russian-passport.ts';
import { transliterateName } from './transliterate-name.ts';
import type { DocumentChecks, DocumentFinding, Sex, TravelDocument } from './travel-document.ts';

/** A document as an officer types it when no reader could read it: any case, any script, spaces as they come. */
export interface TypedDocument {
  documentCode?: string;
  issuingState: string;
  documentNumber: string;
  surname: string;
  givenNames?: string;
  nativeName?: string;
  nationality: string;
  birthDate: PartialDate;
  sex: Sex;
  expiryDate?: CalendarDate;
  personalNumber?: string;
  /** The reader gave a number and the officer changed it. */
  isNumberCorrected?: boolean;
}

const NO_CHECKS: DocumentChecks = {
  documentNumber: 'absent',
  birthDate: 'absent',
  expiryDate: 'absent',
  personalNumber: 'absent',
  composite: 'absent',
};

/** Nobody lives so long: a year that is further back was mistyped, and would be compared with nobody's. */
const LONGEST_LIFE_YEARS = 150;

const NOT_ASCII = /[^\p{ASCII}]/u;

/**
 * The travel document of typed fields, in the same form as a read one: codes, number and names in the MRZ's letters, the name
 * as typed kept as `nativeName` when it has others. A date that can't be is null with a finding; there are no check digits.
 */
export function documentFromFields(typed: TypedDocument, readOn: CalendarDate): TravelDocument {
  const documentCode = upperCase(typed.documentCode ?? '');
  const issuingState = upperCase(typed.issuingState);
  const nationality = upperCase(typed.nationality);
  const surname = transliterateName(typed.surname);
  const givenNames = transliterateName(typed.givenNames ?? '');
  const isBirthDate =
    isPartialDate(typed.birthDate) &&
    isNotAfter(typed.birthDate, readOn) &&
    Number(readOn.slice(0, 4)) - Number(typed.birthDate.slice(0, 4)) <= LONGEST_LIFE_YEARS;
  const { expiryDate = null } = typed;
  const isExpiryDate = expiryDate !== null && isCalendarDate(expiryDate) && isExpiryInReach(expiryDate, readOn);

  const document: TravelDocument = {
    format: null,
    documentCode,
    documentClass: classifyDocument({ documentCode, issuingState, nationality }),
    issuingState,
    documentNumber: normaliseNumber(typed.documentNumber),
    surname: surname.latin,
    givenNames: givenNames.latin,
    nativeName: nativeNameOf(typed),
    isNameTruncated: false,
    nationality,
    birthDate: isBirthDate ? typed.birthDate : null,
    sex: typed.sex,
    expiryDate: isExpiryDate ? expiryDate : null,
    personalNumber: normaliseNumber(typed.personalNumber ?? '') || null,
    optionalData: null,
    rawMrz: null,
    checks: { ...NO_CHECKS },
    findings: [],
  };
  const { findings } = document;
  const add = (field: DocumentFinding['field'], code: DocumentFinding['code'], isSo: boolean) => {
    if (isSo) findings.push({ field, code });
  };
  findings.push(...textFindings(document));
  add('surname', 'invalid-character', !surname.isComplete);
  add('givenNames', 'invalid-character', !givenNames.isComplete);
  add('birthDate', 'invalid-date', !isBirthDate);
  const mustExpire = !isRussianInternalPassport(documentCode, issuingState);
  add('expiryDate', 'missing', expiryDate === null && mustExpire);
  add('expiryDate', 'invalid-date', expiryDate !== null && !isExpiryDate);
  add('documentNumber', 'number-corrected', typed.isNumberCorrected === true);
  return document;
}

function upperCase(code: string): string {
  return code.trim().toUpperCase();
}

/** The native name as given, else the name as typed when it was typed in other letters than the MRZ's. */
function nativeNameOf({ nativeName, surname, givenNames = '' }: TypedDocument): string | null {
  const given = nativeName?.trim();
  if (given) return given;
  const asTyped = `${surname} ${givenNames}`.split(/\s+/).filter(Boolean).join(' ');
  return NOT_ASCII.test(asTyped) ? asTyped.toUpperCase() : null;
}
