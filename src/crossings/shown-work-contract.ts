import type { CalendarDate } from '../core/dates.ts';
import { type FieldError, IamisError } from '../core/errors.ts';
import { isExpiryInReach } from '../documents/mrz-dates.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import type { WorkContract } from '../documents/work-contract.ts';
import type { ShownWorkContractInput } from './inspection-schemas.ts';
import { keptDocuments } from './kept-documents.ts';

/**
 * The document that the traveller travels on, with the contract that was shown beside it.
 * @throws IamisError `bad-request` when it ends before it begins, or in a year that no document has: a slip would be counted as a stay for life
 */
export function withWorkContract(
  first: TravelDocument,
  { number, validFrom, validUntil }: ShownWorkContractInput,
  readOn: CalendarDate,
): TravelDocument {
  const errors: FieldError[] = [];
  if (!isExpiryInReach(validUntil, readOn))
    errors.push({
      ...{ pointer: '/workContract/validUntil', code: 'day-wrong' },
      detail: 'is not a possible date for this field',
    });
  if (validFrom !== undefined && validFrom > validUntil)
    errors.push({
      ...{ pointer: '/workContract/validFrom', code: 'ends-before-it-begins' },
      detail: 'must not lie after the last day',
    });
  if (errors.length > 0) throw new IamisError('bad-request', { errors });
  return { ...first, workContract: { number: number ?? null, validFrom: validFrom ?? null, validUntil } };
}

/**
 * The documents of a crossing with the contract as it should have been read; null: none was shown.
 * @param onDate the day of the crossing
 * @throws IamisError `bad-request` when it does not fit, or the documents are no longer kept
 */
export function withCorrectedWorkContract(
  documents: readonly TravelDocument[],
  contract: ShownWorkContractInput | null,
  onDate: CalendarDate,
): TravelDocument[] {
  const [first, ...others] = keptDocuments(documents, '/workContract');
  const { workContract: _, ...without } = first;
  return [contract ? withWorkContract(first, contract, onDate) : without, ...others];
}

export function isOtherWorkContract(one: WorkContract | undefined, other: WorkContract | undefined): boolean {
  const textOf = (contract: WorkContract | undefined) =>
    contract && [contract.number, contract.validFrom, contract.validUntil].join('|');
  return textOf(one) !== textOf(other);
}
