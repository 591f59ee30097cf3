import type { CalendarDate, PartialDate } from '../core/dates.ts';
import type { StayGrant } from './stay-grant.ts';
import type { WorkContract } from './work-contract.ts';

/** Sizes of ICAO Doc 9303: TD1 (part 5), TD2 (part 6), TD3 (part 4), visas MRV-A and MRV-B (part 7). */
export const MRZ_FORMATS = ['TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B'] as const;
export type MrzFormat = (typeof MRZ_FORMATS)[number];

export const DOCUMENT_CLASSES = [
  'ordinary',
  'diplomatic',
  'service',
  'seafarer',
  'crew',
  'return-certificate',
  'refugee',
  'stateless',
  'laissez-passer',
  'identity-card',
  'visa',
  'other',
] as const;
export type DocumentClass = (typeof DOCUMENT_CLASSES)[number];

export const SEXES = ['F', 'M', 'X'] as const;
export type Sex = (typeof SEXES)[number];

/** `absent`: the format has no such digit, or both the field and its digit are left blank, or it was typed by hand. */
export const CHECK_RESULTS = ['pass', 'fail', 'absent'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

export interface DocumentChecks {
  documentNumber: CheckResult;
  birthDate: CheckResult;
  expiryDate: CheckResult;
  /** Positions 29 to 42 of a TD3, whatever stands there; no other format has this digit. */
  personalNumber: CheckResult;
  composite: CheckResult;
}

export const DOCUMENT_FINDING_CODES = [
  'check-digit-failed',
  'invalid-date',
  /** A known day without its month, or a month without its year. */
  'incomplete-date',
  'unknown-state',
  'unknown-document-code',
  'invalid-character',
  'number-corrected',
  'missing',
] as const;
export type DocumentFindingCode = (typeof DOCUMENT_FINDING_CODES)[number];

/** What is odd about one field. It names the field and never carries its value: findings may be logged and shown. */
export interface DocumentFinding {
  field: DocumentField;
  code: DocumentFindingCode;
}

export type DocumentField =
  | 'documentCode'
  | 'issuingState'
  | 'documentNumber'
  | 'surname'
  | 'givenNames'
  | 'nationality'
  | 'birthDate'
  | 'sex'
  | 'expiryDate'
  | 'personalNumber'
  | 'optionalData'
  | 'composite';

/** A passport, card or visa as it was presented: read from its machine-readable zone or typed. */
export interface TravelDocument {
  /** null: typed by fields. */
  format: MrzFormat | null;
  /** One or two characters without fillers (`P`, `PD`, `ID`); empty when a typed document does not say. */
  documentCode: string;
  documentClass: DocumentClass;
  /** ISO 3166-1 alpha-3 or ICAO's own code as read (`D` stays `D`; see `canonicalState`). */
  issuingState: string;
  /** Letters and digits only, whole: what continued in the optional data is joined. */
  documentNumber: string;
  /** Primary identifier in the letters of the MRZ: A to Z and single spaces. Empty when nobody could read it. */
  surname: string;
  /** Secondary identifier, likewise; empty when the holder has one name only. */
  givenNames: string;
  /** Surname and given names in their own script, where the document or the officer gives it. */
  nativeName: string | null;
  /** The name field is filled to its last position, so the name may go on (Doc 9303-4, 4.2.3). */
  isNameTruncated: boolean;
  nationality: string;
  birthDate: PartialDate | null;
  sex: Sex;
  /** null when the document has none (Russian internal passport) or it can't be read; then there is a finding. */
  expiryDate: CalendarDate | null;
  /** The state's number of the person, where it is known where that state writes it. */
  personalNumber: string | null;
  /** All optional data as read, fillers as single spaces; the personal number is part of it. */
  optionalData: string | null;
  /** The lines in upper case, one a line of the document, fillers included; null when typed. */
  rawMrz: string[] | null;
  checks: DocumentChecks;
  findings: DocumentFinding[];
  /** What it grants: only of a visa or a residence permit of this state, as it was shown at the lane. */
  permit?: StayGrant;
  /** Only of the first one: what its holder showed of a contract to work here. */
  workContract?: WorkContract;
}
