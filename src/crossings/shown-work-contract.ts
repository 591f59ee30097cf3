import { IamisError } from '../core/errors.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import type { WorkContract } from '../documents/work-contract.ts';
import type { ShownWorkContractInput } from './inspection-schemas.ts';

/**
 * The document that the traveller travels on, with the contract that was shown beside it.
 * @throws IamisError `bad-request` when it ends before it begins
 */
export function withWorkContract(
  first: TravelDocument,
  { number, validFrom, validUntil }: ShownWorkContractInput,
): TravelDocument {
  if (validFrom !== undefined && validFrom > validUntil) {
    throw new IamisError('bad-request', {
      errors: [
        {
          ...{ pointer: '/workContract/validFrom', code: 'ends-before-it-begins' },
          detail: 'must not lie after the last day',
        },
      ],
    });
  }
  return { ...first, workContract: { number: number ?? null, validFrom: validFrom ?? null, validUntil } };
}

/**
 * The documents of a crossing with the contract as it should have been read; null: none was shown.
 * @throws IamisError `bad-request` when it does not fit, or the documents are no longer kept
 */
export function withCorrectedWorkContract(
  documents: readonly TravelDocument[],
  contract: ShownWorkContractInput | null,
): TravelDocument[] {
  const [first, ...others] = documents;
  if (!first) {
    throw new IamisError('bad-request', {
      errors: [
        {
          ...{ pointer: '/workContract', code: 'field-not-allowed' },
          detail: 'cannot be corrected: the documents of this crossing are no longer kept',
        },
      ],
    });
  }
  const { workContract: _, ...without } = first;
  return [contract ? withWorkContract(first, contract) : without, ...others];
}

export function isOtherWorkContract(one: WorkContract | undefined, other: WorkContract | undefined): boolean {
  const textOf = (contract: WorkContract | undefined) =>
    contract && [contract.number, contract.validFrom, contract.validUntil].join('|');
  return textOf(one) !== textOf(other);
}
