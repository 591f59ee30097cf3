import { canonicalState } from '../core/countries.ts';
import type { ListedEntry } from './listed-entry.ts';
import { foldConfusions, normaliseDocumentNumber, normalisePersonalNumber } from './normalise-number.ts';
import type { Traveller } from './traveller.ts';

/** `strict`: issuing state and number. `number`: number, another or unknown state. `folded`: only when misread. */
export interface DocumentAgreement {
  kind: 'strict' | 'number' | 'folded';
  traveller: string;
  listed: string;
}

export interface PinAgreement {
  isEqual: boolean;
  traveller: string;
  listed: string;
}

/** The listed document that agrees best; undefined when none does. */
export function compareDocuments(traveller: Traveller, entry: ListedEntry): DocumentAgreement | undefined {
  if (traveller.number === '') return undefined;
  let best: DocumentAgreement | undefined;
  for (const { state, number } of entry.documents) {
    const listedNumber = normaliseDocumentNumber(number);
    if (foldConfusions(listedNumber) !== traveller.foldedNumber) continue;
    const isNumberEqual = listedNumber === traveller.number;
    const isStateEqual = state !== null && canonicalState(state) === traveller.state;
    const kind = !isNumberEqual ? 'folded' : isStateEqual ? 'strict' : 'number';
    if (best && (kind === 'folded' || best.kind === 'strict')) continue;
    const { issuingState, documentNumber } = traveller.document;
    best = { kind, traveller: `${issuingState} ${documentNumber}`, listed: state ? `${state} ${number}` : number };
  }
  return best;
}

/** Different numbers say something only when one state gave both: one length, one nationality. */
export function comparePins(traveller: Traveller, entry: ListedEntry): PinAgreement | undefined {
  if (traveller.pin === '' || entry.pin === null) return undefined;
  const listed = normalisePersonalNumber(entry.pin);
  if (listed === '') return undefined;
  const values = { traveller: traveller.document.personalNumber ?? '', listed: entry.pin ?? '' };
  if (traveller.pin === listed) return { isEqual: true, ...values };
  const isOfOneState = entry.nationalities.some((state) => canonicalState(state) === traveller.nationality);
  return isOfOneState && traveller.pin.length === listed.length ? { isEqual: false, ...values } : undefined;
}
