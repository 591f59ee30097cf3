import { describe, expect, test } from 'vitest';
import { idAt } from '../../../src/core/ids.ts';
import { ageOfTraveller, factState, occurredAtOf, requireIdTime, stateOf } from '../../../src/crossings/inspection.ts';

const NOW = new Date('2026-05-01T06:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const idAfter = (ms: number) => idAt(NOW.getTime() + ms);
const code = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('the time inside an id', () => {
  const officer = { isSupervisor: false, lateReason: 'paper' };
  const check = (ms: number, by: { isSupervisor: boolean; lateReason: string | undefined } = officer) =>
    code(() => requireIdTime(idAfter(ms), NOW, by));

  test('lies between 72 hours ago and 5 minutes ahead', () => {
    expect(check(-72 * HOUR)).toBeUndefined();
    expect(check(5 * MINUTE)).toBeUndefined();
    expect(check(-72 * HOUR - 1)).toBe('id-time-out-of-range');
    expect(check(5 * MINUTE + 1)).toBe('id-time-out-of-range');
  });

  test('may be older for a supervisor who says why, and never further ahead', () => {
    expect(check(-100 * HOUR, { isSupervisor: true, lateReason: 'line was down' })).toBeUndefined();
    expect(check(-100 * HOUR, { isSupervisor: true, lateReason: undefined })).toBe('late-reason-required');
    expect(check(6 * MINUTE, { isSupervisor: true, lateReason: 'x' })).toBe('id-time-out-of-range');
  });
});

describe('the time of an inspection', () => {
  const at = (ms: number) => new Date(NOW.getTime() + ms).toISOString();

  test("is the id's when nothing else is stated", () => {
    expect(occurredAtOf(idAfter(-HOUR), undefined, NOW)).toEqual(new Date(NOW.getTime() - HOUR));
  });

  test('may be stated from 72 hours before the id to 5 minutes after it', () => {
    const id = idAfter(-HOUR);
    expect(occurredAtOf(id, at(-73 * HOUR), NOW)).toEqual(new Date(NOW.getTime() - 73 * HOUR));
    expect(occurredAtOf(id, at(-55 * MINUTE), NOW)).toEqual(new Date(NOW.getTime() - 55 * MINUTE));
    expect(code(() => occurredAtOf(id, at(-73 * HOUR - 1), NOW))).toBe('occurred-at-out-of-range');
    expect(code(() => occurredAtOf(id, at(-55 * MINUTE + 1), NOW))).toBe('occurred-at-out-of-range');
  });

  test('is never in the future, beyond what a clock may run ahead', () => {
    expect(code(() => occurredAtOf(idAfter(5 * MINUTE), at(6 * MINUTE), NOW))).toBe('occurred-at-out-of-range');
  });
});

test('an inspection is open until the lane decides, and a referral until its outcome', () => {
  const so = (laneOutcome: string | null, secondLineOutcome: string | null = null, hasOpenReferral = false) =>
    stateOf({ laneOutcome, secondLineOutcome, hasOpenReferral });
  expect(so(null)).toBe('open');
  expect(so('admit')).toBe('decided');
  expect(so('refuse')).toBe('decided');
  expect(so('abandon')).toBe('abandoned');
  expect(so('refer', null, true)).toBe('referred');
  expect(so('refuse', null, true)).toBe('referred');
  expect(so('refer', 'admitted')).toBe('decided');
});

test('figures know one code for each state and none that does not exist', () => {
  expect(factState('D')).toBe('DEU');
  expect(factState('KGZ')).toBe('KGZ');
  expect(factState('KGI')).toBe('XXX');
  expect(factState('')).toBe('XXX');
});

test('the age is that of the first document that tells a birth date, by the local day', () => {
  expect(ageOfTraveller([{ birthDate: null }, { birthDate: '2008-05-02' }], '2026-05-01')).toBe(17);
  expect(ageOfTraveller([{ birthDate: '2008-05-01' }], '2026-05-01')).toBe(18);
  expect(ageOfTraveller([{ birthDate: null }], '2026-05-01')).toBeNull();
  expect(ageOfTraveller([{ birthDate: '1700-01-01' }], '2026-05-01')).toBeNull();
});
