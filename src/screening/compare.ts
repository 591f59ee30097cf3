import { canonicalState } from '../core/countries.ts';
import { type BirthDateAgreement, compareBirthDates } from './birth-date.ts';
import type { ListedEntry } from './listed-entry.ts';
import { nameForms } from './normalise-name.ts';
import { foldConfusions, normaliseDocumentNumber, normalisePersonalNumber } from './normalise-number.ts';
import type { Traveller } from './traveller.ts';

/** One feature of both sides. A feature that either side doesn't know is left undefined: silence is no evidence. */
export interface Compared<Agreement> {
  agreement: Agreement;
  traveller: string;
  listed: string;
}

/** `strict`: issuing state and number. `number`: number, another or unknown state. `folded`: only when misread. */
export type DocumentAgreement = 'strict' | 'number' | 'folded';

/** `unsure`: equal, but a weak alias, or the MRZ may have cut the name. */
export type NameAgreement = 'equal' | 'unsure' | 'different';

/** How a traveller's document and an entry agree, feature by feature. */
export interface Comparison {
  document: Compared<DocumentAgreement> | undefined;
  pin: Compared<'equal' | 'different'> | undefined;
  name: (Compared<NameAgreement> & { tokenCount: number }) | undefined;
  birthDate: Compared<BirthDateAgreement> | undefined;
  sex: Compared<'equal' | 'different'> | undefined;
  nationality: Compared<'equal' | 'different'> | undefined;
}

export function compare(traveller: Traveller, entry: ListedEntry): Comparison {
  const birthDate = compareBirthDates(traveller.birthDate, entry.birthDates);
  const nationality = compareNationalities(traveller, entry);
  return {
    document: compareDocuments(traveller, entry),
    pin: comparePins(traveller, entry, nationality?.agreement === 'equal'),
    name: compareNames(traveller, entry),
    birthDate: birthDate && { ...birthDate, traveller: traveller.birthDate ?? '' },
    sex: compareSexes(traveller, entry),
    nationality,
  };
}

function compareDocuments(traveller: Traveller, entry: ListedEntry): Comparison['document'] {
  if (traveller.number === '') return undefined;
  let best: Comparison['document'];
  for (const { state, number } of entry.documents) {
    const listedNumber = normaliseDocumentNumber(number);
    if (foldConfusions(listedNumber) !== traveller.foldedNumber) continue;
    const isNumberEqual = listedNumber === traveller.number;
    const isStateEqual = state !== null && canonicalState(state) === traveller.state;
    const agreement = !isNumberEqual ? 'folded' : isStateEqual ? 'strict' : 'number';
    if (best && (agreement === 'folded' || best.agreement === 'strict')) continue;
    const { issuingState, documentNumber } = traveller.document;
    best = { agreement, traveller: `${issuingState} ${documentNumber}`, listed: state ? `${state} ${number}` : number };
  }
  return best;
}

/** Different numbers say something only when one state gave both: one length, one nationality. */
function comparePins(traveller: Traveller, entry: ListedEntry, isSameNationality: boolean): Comparison['pin'] {
  const listed = normalisePersonalNumber(entry.pin);
  if (traveller.pin === '' || listed === '') return undefined;
  const values = { traveller: traveller.document.personalNumber ?? '', listed: entry.pin ?? '' };
  if (traveller.pin === listed) return { agreement: 'equal', ...values };
  return isSameNationality && traveller.pin.length === listed.length
    ? { agreement: 'different', ...values }
    : undefined;
}

function compareNames(traveller: Traveller, entry: ListedEntry): Comparison['name'] {
  const [firstListed] = entry.names;
  if (!firstListed) return undefined;
  let unsure: Comparison['name'];
  let isListedReadable = false;
  for (const listed of entry.names) {
    const forms = nameForms(listed.text);
    if (forms.some((form) => form.isReadable)) isListedReadable = true;
    const spellings = forms.map((form) => form.tokens.join(' '));
    for (const name of traveller.names) {
      if (!spellings.includes(name.normalised)) continue;
      const agreement = listed.kind === 'weak' || name.isTruncated ? 'unsure' : 'equal';
      const compared = {
        agreement,
        traveller: name.text,
        listed: listed.text,
        tokenCount: name.tokens.length,
      } as const;
      if (agreement === 'equal') return compared;
      unsure ??= compared;
    }
  }
  // A cut name that isn't equal may still be the same one: it says nothing.
  const whole = traveller.names.find((name) => name.isReadable && !name.isTruncated);
  if (unsure || !isListedReadable || !whole) return unsure;
  return { agreement: 'different', traveller: whole.text, listed: firstListed.text, tokenCount: 0 };
}

function compareSexes(traveller: Traveller, entry: ListedEntry): Comparison['sex'] {
  const { sex } = traveller.document;
  if (sex === 'X' || entry.sex === null || entry.sex === 'X') return undefined;
  return { agreement: sex === entry.sex ? 'equal' : 'different', traveller: sex, listed: entry.sex };
}

function compareNationalities(traveller: Traveller, entry: ListedEntry): Comparison['nationality'] {
  if (traveller.nationality === '' || entry.nationalities.length === 0) return undefined;
  const equal = entry.nationalities.find((listed) => canonicalState(listed) === traveller.nationality);
  return {
    agreement: equal === undefined ? 'different' : 'equal',
    traveller: traveller.document.nationality,
    listed: equal ?? entry.nationalities.join(' '),
  };
}
