import { describe, expect, it } from 'vitest';
import { queueEvents } from '../../../src/crossings/referral-queue.ts';

const at = (id: string, version = 1, claimedBy: string | null = null) => ({ id, version, claimedBy });
const seen = (...referrals: ReturnType<typeof at>[]) => new Map(referrals.map((one) => [one.id, one]));

describe('between two looks at the queue', () => {
  it('says nothing when nothing has changed', () => {
    expect(queueEvents(seen(at('a'), at('b', 3, 'x')), [at('a'), at('b', 3, 'x')])).toEqual([]);
  });

  it('tells what was opened, claimed, taken over, released and closed', () => {
    const before = seen(at('claimed'), at('over', 2, 'x'), at('released', 2, 'x'), at('closed', 2, 'x'));
    const now = [at('claimed', 2, 'x'), at('over', 3, 'y'), at('released', 3), at('new')];
    expect(queueEvents(before, now)).toEqual([
      { kind: 'claimed', id: 'claimed' },
      { kind: 'claimed', id: 'over' },
      { kind: 'released', id: 'released' },
      { kind: 'opened', id: 'new' },
      { kind: 'closed', id: 'closed' },
    ]);
  });

  it('tells that a referral in the same hands was marked as protected', () => {
    expect(queueEvents(seen(at('a', 2, 'x')), [at('a', 3, 'x')])).toEqual([{ kind: 'changed', id: 'a' }]);
  });
});
