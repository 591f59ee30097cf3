import { isStateCode } from '../core/countries.ts';
import { isDocumentCode } from './document-class.ts';
import type { DocumentField, DocumentFinding, DocumentFindingCode, MrzFormat } from './travel-document.ts';

interface JudgedFields {
  /** null: typed; then the document code may be left out. */
  format: MrzFormat | null;
  documentCode: string;
  issuingState: string;
  documentNumber: string;
  surname: string;
  givenNames: string;
  nationality: string;
}

function stateFinding(code: string): DocumentFindingCode | null {
  if (code === '') return 'missing';
  return isStateCode(code) ? null : 'unknown-state';
}

/** What is missing or unknown in fields that are texts: the same for a document read and a document typed. */
export function textFindings(fields: JudgedFields): DocumentFinding[] {
  const findings: DocumentFinding[] = [];
  const add = (field: DocumentField, code: DocumentFindingCode | null) => {
    if (code) findings.push({ field, code });
  };
  const isCodeLeftOut = fields.format === null && fields.documentCode === '';
  if (!isCodeLeftOut && !isDocumentCode(fields.documentCode)) add('documentCode', 'unknown-document-code');
  add('issuingState', stateFinding(fields.issuingState));
  add('nationality', stateFinding(fields.nationality));
  if (fields.documentNumber === '') add('documentNumber', 'missing');
  else if (!isPlain(fields.documentNumber)) add('documentNumber', 'invalid-character');
  if (fields.surname === '') add('surname', 'missing');
  return findings;
}

/** True when the text has no characters but A to Z, 0 to 9 and the filler. */
export function isPlain(text: string): boolean {
  return /^[A-Z0-9<]*$/.test(text);
}

/** True when the text has no characters but A to Z and spaces: names carry no digits (Doc 9303-3, 4.6). */
export function isPlainName(text: string): boolean {
  return /^[A-Z ]*$/.test(text);
}
