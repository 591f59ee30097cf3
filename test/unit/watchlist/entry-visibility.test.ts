import { describe, expect, it } from 'vitest';
import { type VisibleEntry, visibilityOf } from '../../../src/watchlist/entry-visibility.ts';

const open = { isDiscreet: false };
const discreet = { isDiscreet: true };
const OWNER = 'security-agency';

describe('what an editor or approver may know of an entry', () => {
  it.each<[string, VisibleEntry['inForce'], string, string]>([
    ['in force', open, 'whole', 'listed'],
    ['discreet', discreet, 'whole', 'nothing'],
    ['proposed, rejected, withdrawn or expired', null, 'whole', 'nothing'],
  ])('an entry that is %s', (_what, inForce, toOwner, toOthers) => {
    const entry = { ownerAgency: OWNER, inForce };
    expect(visibilityOf({ agency: OWNER }, entry)).toBe(toOwner);
    expect(visibilityOf({ agency: 'border-service' }, entry)).toBe(toOthers);
  });
});
