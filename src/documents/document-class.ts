import type { DocumentClass } from './travel-document.ts';

interface ClassifiedFields {
  documentCode: string;
  issuingState: string;
  nationality: string;
}

/** Second letter of a passport's code (Doc 9303-4, 4.4). */
const PASSPORT_CLASSES: Readonly<Record<string, DocumentClass>> = {
  PD: 'diplomatic',
  PE: 'return-certificate', // emergency passport
  PL: 'laissez-passer',
  PM: 'service', // military
  PO: 'service', // official
  PR: 'refugee',
  PS: 'service', // Doc 9303 says stateless, but most states in reach mean «служебный»; XXA decides first, below
  PT: 'other', // alien's passport
  PU: 'return-certificate', // single sheet, Doc 9303-8
};

/** States that had given the second letter a meaning of their own before Doc 9303 did. */
const NATIONAL_CLASSES: Readonly<Record<string, DocumentClass>> = {
  'PE CHN': 'service', // passport for public affairs
  'PO CHN': 'ordinary',
  'PT CHN': 'return-certificate', // Chinese travel document
  'PN RUS': 'identity-card', // internal passport
  'C1 USA': 'other', // permanent resident cards
  'C2 USA': 'other',
};

/** Cards (Doc 9303-5 and -6, 4.2.2): the second character is the issuer's own but for AC; IR and AR are residence permits. */
const CARD_CLASSES: Readonly<Record<string, DocumentClass>> = {
  AC: 'crew', // crew member certificate, Doc 9303-5, appendix C
  AR: 'other',
  IR: 'other',
  IS: 'seafarer', // seafarer's identity document, ILO convention 185
};

/** Persons without a nationality (Doc 9303-3, 5, part E): what they hold follows from who they are. */
const PERSON_CLASSES: Readonly<Record<string, DocumentClass>> = { XXA: 'stateless', XXB: 'refugee', XXC: 'refugee' };

/** Organisations that issue travel documents (Doc 9303-3, 5, parts B to D). The Order of Malta issues passports. */
const ORGANISATIONS: ReadonlySet<string> = new Set([
  ...['EUE', 'UNO', 'UNA', 'UNK', 'XBA', 'XIM', 'XCC', 'XCE', 'XCO', 'XEC', 'XPO', 'XES', 'XMP', 'XDC'],
]);

/** The first character says what kind of document it is (Doc 9303-4 to -7, 4.2.2). */
export function isDocumentCode(code: string): boolean {
  return /^[ACIPV][A-Z0-9]?$/.test(code);
}

/**
 * What class of document this is: from its code, and where the code means different things, from who issued it and for
 * whom. Pure table; fields without fillers, in upper case. `other` when nothing is known.
 */
export function classifyDocument({ documentCode, issuingState, nationality }: ClassifiedFields): DocumentClass {
  const kind = documentCode.charAt(0);
  if (kind === 'V') return 'visa';
  const national = NATIONAL_CLASSES[`${documentCode} ${issuingState}`];
  if (national) return national;
  if (kind === 'P') {
    const isFixed = documentCode === 'PD' || documentCode === 'PL' || documentCode === 'PR';
    const person = isFixed ? undefined : PERSON_CLASSES[nationality];
    if (person) return person;
    const named = PASSPORT_CLASSES[documentCode];
    if (ORGANISATIONS.has(issuingState)) return named === 'diplomatic' ? named : 'laissez-passer';
    return named ?? 'ordinary';
  }
  if (kind === 'A' || kind === 'C' || kind === 'I') return CARD_CLASSES[documentCode] ?? 'identity-card';
  return 'other';
}
