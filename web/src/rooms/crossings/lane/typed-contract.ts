import { readTypedDate, typedDay } from '../../../platform/typed-date.ts';
import type { contractFaultWords } from '../../../words/contract.ts';
import type { TypedContract } from './lane-state.ts';

export const CONTRACT_FIELDS = ['validUntil', 'validFrom', 'number'] as const;
export type ContractField = (typeof CONTRACT_FIELDS)[number];
export type ContractFault = keyof typeof contractFaultWords;
export type ContractFaults = ReadonlyMap<ContractField, ContractFault>;

/** A contract as it is being typed, right or wrong. */
export type ContractDraft = Readonly<Record<ContractField, string>>;

export function contractDraftOf(contract: TypedContract | undefined): ContractDraft {
  const { number = '', validFrom, validUntil } = contract ?? {};
  return { number, validFrom: typedDay(validFrom), validUntil: typedDay(validUntil) };
}

/** What was typed of a contract; undefined where nothing was. @returns or what is wrong, by field */
export function readContract(
  draft: ContractDraft,
): { contract: TypedContract | undefined } | { wrong: ContractFaults } {
  const text = (field: ContractField) => draft[field].trim();
  if (CONTRACT_FIELDS.every((field) => text(field) === '')) return { contract: undefined };
  const wrong = new Map<ContractField, ContractFault>();
  const dayOf = (field: 'validFrom' | 'validUntil') => {
    if (text(field) === '') return undefined;
    const date = readTypedDate(text(field));
    if (date?.length === 10) return date;
    wrong.set(field, 'no-day');
    return undefined;
  };
  const [validFrom, validUntil] = [dayOf('validFrom'), dayOf('validUntil')];
  if (text('validUntil') === '') wrong.set('validUntil', 'needed');
  if (validFrom !== undefined && validUntil !== undefined && validFrom > validUntil)
    wrong.set('validFrom', 'after-last');
  if (wrong.size > 0 || validUntil === undefined) return { wrong };
  const number = text('number');
  return { contract: { validUntil, ...(validFrom !== undefined && { validFrom }), ...(number !== '' && { number }) } };
}

/** The fields that the server did not take; none: it refused something else. */
export function refusedContractFields(errors: readonly { pointer: string }[]): ContractFaults {
  const refused = CONTRACT_FIELDS.filter((field) => errors.some(({ pointer }) => pointer === `/workContract/${field}`));
  return new Map(refused.map((field) => [field, 'not-taken']));
}
