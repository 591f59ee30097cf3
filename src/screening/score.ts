import type { Compared, Comparison } from './compare.ts';
import { POLICY } from './policy.ts';
import type { EvidenceLine, Feature } from './question.ts';

const BITS = POLICY.bits;
const MAX_NAME_TOKENS = 3;

/** The reasons of a match, one line for each feature that both sides know. Their bits sum to the score. */
export function evidenceOf(comparison: Comparison): { score: number; evidence: EvidenceLine[] } {
  const { document, pin, name, birthDate, sex, nationality } = comparison;
  const evidence: EvidenceLine[] = [];
  const add = (feature: Feature, compared: Compared<string>, bits: number): void => {
    evidence.push({ feature, traveller: compared.traveller, listed: compared.listed, bits });
  };
  if (document) add('document-number', document, DOCUMENT_BITS[document.agreement]);
  if (pin)
    add('personal-number', pin, pin.agreement === 'equal' ? BITS.personalNumberEqual : BITS.personalNumberDifferent);
  if (name) add('name', name, nameBits(name));
  if (birthDate) add('birth-date', birthDate, birthDateBits(birthDate));
  if (sex) add('sex', sex, sex.agreement === 'equal' ? BITS.sexEqual : BITS.sexDifferent);
  if (nationality) {
    add(
      'nationality',
      nationality,
      nationality.agreement === 'equal' ? BITS.nationalityEqual : BITS.nationalityDifferent,
    );
  }
  return { score: evidence.reduce((sum, line) => sum + line.bits, 0), evidence };
}

const DOCUMENT_BITS = {
  strict: BITS.documentStrict,
  number: BITS.documentNumberAlone,
  folded: BITS.documentNumberFolded,
};

const BIRTH_DATE_BITS = {
  equal: BITS.birthDateEqual,
  compatible: BITS.birthDateCompatible,
  swapped: BITS.birthDateSwapped,
  near: BITS.birthDateWithinTenYears,
  far: BITS.birthDateFarther,
};

function nameBits(name: NonNullable<Comparison['name']>): number {
  if (name.agreement === 'different') return BITS.nameDifferent;
  const bitsPerToken = name.agreement === 'equal' ? BITS.nameToken : BITS.nameTokenUnsure;
  return Math.min(name.tokenCount, MAX_NAME_TOKENS) * bitsPerToken;
}

function birthDateBits({ agreement, listed }: NonNullable<Comparison['birthDate']>): number {
  if (agreement === 'equal' && listed.endsWith('-01-01')) return BITS.birthDateEqualFirstOfJanuary;
  return BIRTH_DATE_BITS[agreement];
}
