import type { CalendarDate } from '../core/dates.ts';
import { permitShown } from '../documents/stay-permit.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import type { ShownVisaInput } from './inspection-schemas.ts';
import { keptDocuments } from './kept-documents.ts';
import { withVisa } from './shown-visa.ts';

/** What a correction says of the visa: it as it should have been read; null: none was shown. */
export type CorrectedVisa = ShownVisaInput | null;

/**
 * The documents of a crossing with the visa as it should have been read. Its terms are told whole: what is left out, it does not say. Number
 * and last day stay as they were read where they are left out; with another one the visa is one that was typed, without a zone.
 * @param onDate the day of the crossing; of several visas the one that the stay rests on is corrected
 * @throws IamisError `bad-request` with the fields that don't fit
 */
export function withCorrectedVisa(
  documents: readonly TravelDocument[],
  visa: CorrectedVisa,
  onDate: CalendarDate,
): TravelDocument[] {
  const [first, ...others] = keptDocuments(documents, '/visa');
  const before = visaShown(documents, onDate);
  if (visa === null) return documents.filter((document) => document !== before);
  const isVisa = (document: TravelDocument) => document.permit?.basis === 'visa';
  const told = {
    ...visa,
    number: visa.number ?? before?.documentNumber,
    validUntil: visa.validUntil ?? before?.expiryDate ?? undefined,
  };
  const besides = others.filter((document) => !isVisa(document));
  const typed = withVisa(first, besides, told, onDate).at(-1);
  if (!typed) return [...documents];
  if (!before) return [...documents, typed];
  const isSame = typed.documentNumber === before.documentNumber && typed.expiryDate === before.expiryDate;
  const corrected = isSame && typed.permit ? { ...before, permit: typed.permit } : typed;
  return documents.map((document) => (document === before ? corrected : document));
}

/** The visa that a stay would rest on; of several that one, else the first. */
function visaShown(documents: readonly TravelDocument[], onDate: CalendarDate): TravelDocument | undefined {
  const visas = documents.filter(({ permit }) => permit?.basis === 'visa');
  const best = permitShown(visas, onDate);
  return visas.find(({ documentNumber }) => documentNumber === best?.number) ?? visas[0];
}

export interface VisaChange {
  /** Number, days or anything else of it is another than before. */
  isChanged: boolean;
  /** A number that was not screened when the crossing was recorded. */
  isNewNumber: boolean;
}

/** What is new of the documents beside the first. */
export function visaChange(before: readonly TravelDocument[], after: readonly TravelDocument[]): VisaChange {
  const textOf = ({ documentNumber, expiryDate, permit }: TravelDocument) =>
    JSON.stringify([
      ...[documentNumber, expiryDate, permit?.basis, permit?.type, permit?.entries],
      ...[permit?.validFrom, permit?.days],
    ]);
  const [known, now] = [before.slice(1), after.slice(1)];
  const numbers = new Set(known.map(({ documentNumber }) => documentNumber));
  return {
    isChanged: known.map(textOf).join() !== now.map(textOf).join(),
    isNewNumber: now.some(({ documentNumber }) => !numbers.has(documentNumber)),
  };
}
