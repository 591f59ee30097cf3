import { canonicalState } from '../core/countries.ts';
import type { DocumentAgreement, PinAgreement } from './compare.ts';
import { encodeListedDate } from './listed-date.ts';
import type { ListedEntry, ListedName } from './listed-entry.ts';
import { splitName } from './name-tokens.ts';
import { POLICY } from './policy.ts';
import type { EvidenceLine } from './question.ts';
import type { Score } from './scored.ts';
import type { Traveller } from './traveller.ts';

const DOCUMENT_BITS = {
  strict: POLICY.document.strict,
  number: POLICY.document.numberAlone,
  folded: POLICY.document.folded,
};

/** The bits of documents and personal numbers, which are compared by text. */
export function numberBits(document: DocumentAgreement | undefined, pin: PinAgreement | undefined): number {
  const pinBits = pin ? (pin.isEqual ? POLICY.personalNumber.equal : POLICY.personalNumber.different) : 0;
  return (document ? DOCUMENT_BITS[document.kind] : 0) + pinBits;
}

/** The reasons of a hit, one line for each feature that both sides know. Their bits sum to the score exactly. */
export function evidenceOf(
  traveller: Traveller,
  entry: ListedEntry,
  listedName: ListedName,
  score: Score,
  document: DocumentAgreement | undefined,
  pin: PinAgreement | undefined,
): EvidenceLine[] {
  const lines: EvidenceLine[] = [];
  if (document) {
    lines.push({ feature: 'document-number', ...values(document), bits: numberBits(document, undefined) });
  }
  if (pin) lines.push({ feature: 'personal-number', ...values(pin), bits: numberBits(undefined, pin) });
  if (score.name) {
    const name = traveller.names[score.name.traveller]?.text ?? '';
    lines.push({ feature: 'name', traveller: name, listed: listedName.text, bits: score.name.bits });
  }
  if (score.birthDate) {
    const listed = readableDates(entry)[score.birthDate.listed] ?? '';
    lines.push({
      feature: 'birth-date',
      traveller: traveller.document.birthDate ?? '',
      listed,
      bits: score.birthDate.bits,
    });
  }
  const { sex, nationality } = traveller.document;
  if (score.sex !== undefined) {
    lines.push({ feature: 'sex', traveller: sex, listed: entry.sex ?? '', bits: score.sex });
  }
  if (score.nationality) {
    const equal = entry.nationalities.find((state) => canonicalState(state) === traveller.nationality);
    const listed = equal ?? entry.nationalities.join(' ');
    lines.push({ feature: 'nationality', traveller: nationality, listed, bits: score.nationality.bits });
  }
  return lines;
}

/** The listed name that agreed best: places count only names with a token, of which the record has `nameCount`. */
export function listedNameOf(entry: ListedEntry, score: Score, nameCount: number): ListedName {
  if (!score.name) return NAMELESS;
  if (entry.names.length === nameCount) return entry.names[score.name.listed] ?? NAMELESS;
  let left = score.name.listed;
  for (const name of entry.names) if (splitName(name.text).length > 0 && left-- === 0) return name;
  return NAMELESS;
}

const NAMELESS: ListedName = { text: '', kind: 'primary' };

/** The listed dates as the record counts them: readable ones, equal ones once. */
function readableDates(entry: ListedEntry): string[] {
  const byNumber = new Map<number, string>();
  for (const date of entry.birthDates) {
    const number = encodeListedDate(date);
    if (number !== 0 && !byNumber.has(number)) byNumber.set(number, date);
  }
  return [...byNumber.values()];
}

function values({ traveller, listed }: { traveller: string; listed: string }): { traveller: string; listed: string } {
  return { traveller, listed };
}
