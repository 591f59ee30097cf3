import { describe, expect, it } from 'vitest';
import { countApproval } from '../../../src/watchlist/second-approval.ts';

const [one, other] = [{ accountId: 'one' }, { accountId: 'other' }];

describe('approvals of an entry that would have stopped many', () => {
  it('are one when one is enough', () => {
    expect(countApproval(one, [], 1)).toBe('approved');
  });

  it('are two by different accounts', () => {
    expect(countApproval(one, [], 2)).toBe('first-of-two');
    expect(countApproval(other, ['one'], 2)).toBe('approved');
    expect(() => countApproval(one, ['one'], 2)).toThrow('second-approver-required');
  });

  it('stay two once the first was given, whatever a new count says', () => {
    expect(() => countApproval(one, ['one'], 1)).toThrow('second-approver-required');
    expect(countApproval(other, ['one'], 1)).toBe('approved');
  });
});
