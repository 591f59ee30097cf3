import { describe, expect, it } from 'vitest';
import {
  contractDraftOf,
  readContract,
  refusedContractFields,
} from '../../../web/src/rooms/crossings/lane/typed-contract.ts';

const draft = (changes: Partial<ReturnType<typeof contractDraftOf>> = {}) => ({
  ...contractDraftOf(undefined),
  ...changes,
});
const wrongOf = (changes: Parameters<typeof draft>[0]) => {
  const read = readContract(draft(changes));
  return 'wrong' in read ? [...read.wrong] : [];
};

describe('a contract that is typed', () => {
  it('needs its last day only', () => {
    expect(readContract(draft({ validUntil: '31.12.2027' }))).toEqual({ contract: { validUntil: '2027-12-31' } });
    expect(readContract(draft({ number: ' TD-17/2026 ', validFrom: '01.01.2027', validUntil: '31 12 2027' }))).toEqual({
      contract: { number: 'TD-17/2026', validFrom: '2027-01-01', validUntil: '2027-12-31' },
    });
  });

  it('is none while every field is empty', () => {
    expect(readContract(draft({ number: '  ' }))).toEqual({ contract: undefined });
  });

  it('tells what is wrong at its field', () => {
    expect(wrongOf({ number: 'TD-1' })).toEqual([['validUntil', 'needed']]);
    expect(wrongOf({ validUntil: '31.02.2027' })).toEqual([['validUntil', 'no-day']]);
    expect(wrongOf({ validUntil: '2027' })).toEqual([['validUntil', 'no-day']]);
    expect(wrongOf({ validFrom: '02.01.2027', validUntil: '01.01.2027' })).toEqual([['validFrom', 'after-last']]);
  });

  it('comes back into its fields as it was typed', () => {
    const contract = { number: 'TD-1', validFrom: '2027-01-01', validUntil: '2027-12-31' };
    expect(readContract(contractDraftOf(contract))).toEqual({ contract });
  });

  it('has marked what the server did not take', () => {
    expect([...refusedContractFields([{ pointer: '/workContract/validFrom' }])]).toEqual([['validFrom', 'not-taken']]);
    expect(refusedContractFields([{ pointer: '/visa/validFrom' }]).size).toBe(0);
  });
});
