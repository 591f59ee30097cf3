import { describe, expect, it } from 'vitest';
import type { InspectionState } from '../../../src/crossings/inspection.ts';
import { countGroup, judgeClosing } from '../../../src/shifts/group.ts';

const member = (state: InspectionState, isFaceSeen = true) => ({ state, isFaceSeen });
const many = (count: number) => Array.from({ length: count }, () => member('decided'));
const bus = { status: 'open', declaredCount: 45 } as const;

describe('a group', () => {
  it('counts faces, not passports; a wrong scan is nobody, and the second line looks at faces itself', () => {
    const members = [...many(3), member('decided', false), member('abandoned'), member('referred', false)];
    expect(countGroup(members)).toEqual({ scannedCount: 5, seenCount: 4 });
  });

  it('is closed at 45 of 45', () => {
    expect(judgeClosing(bus, many(45), undefined)).toBe(45);
    expect(judgeClosing(bus, [...many(44), member('referred', false)], undefined)).toBe(45);
  });

  it('is not closed at 44 of 45 without a reason, nor at 46', () => {
    expect(() => judgeClosing(bus, many(44), undefined)).toThrow('44 of 45 seen.');
    expect(() => judgeClosing(bus, [...many(44), member('decided', false)], undefined)).toThrow('44 of 45 seen.');
    expect(() => judgeClosing(bus, many(46), undefined)).toThrow('46 of 45 seen.');
    expect(judgeClosing(bus, many(44), 'one stayed behind in Almaty')).toBe(44);
  });

  it('is not closed while somebody is undecided, whatever is said', () => {
    expect(() => judgeClosing(bus, [...many(44), member('open')], 'in a hurry')).toThrow('group-undecided');
  });

  it('is closed once', () => {
    expect(() => judgeClosing({ status: 'closed', declaredCount: 1 }, many(1), undefined)).toThrow('group-closed');
  });
});
