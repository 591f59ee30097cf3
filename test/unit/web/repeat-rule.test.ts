import { describe, expect, it } from 'vitest';
import { mayRepeat, repeatAfterMs, retryAfterMs } from '../../../web/src/platform/repeat-rule.ts';

const busy = { code: 'overloaded', afterMs: 10_000 };
const silent = { code: 'silent', afterMs: null };

describe('a question that was not answered', () => {
  it('is asked again when the server is busy and says when, five times at most', () => {
    expect([0, 1, 4, 5].map((count) => mayRepeat(count, busy))).toEqual([true, true, true, false]);
    expect(mayRepeat(0, { ...busy, afterMs: null })).toBe(false);
  });

  it('is asked again once when nothing was said', () => {
    expect([0, 1].map((count) => mayRepeat(count, silent))).toEqual([true, false]);
  });

  it('is not asked again when the answer was a no', () => {
    for (const code of ['forbidden', 'range-too-long', 'internal-error'])
      expect(mayRepeat(0, { code, afterMs: 1_000 })).toBe(false);
  });

  it('is never asked again sooner than the server has said, and not all at one moment', () => {
    expect(repeatAfterMs(busy, 0)).toBe(10_000);
    expect(repeatAfterMs(busy, 1)).toBe(12_000);
    expect(repeatAfterMs({ afterMs: 1_000 }, 0.5)).toBe(1_500);
    expect(repeatAfterMs(silent, 1)).toBe(1_000);
  });

  it('reads the seconds of Retry-After, and nothing else', () => {
    expect([null, '10', '0', 'Sun, 06 Nov 1994 08:49:37 GMT', ''].map(retryAfterMs)).toEqual([
      ...[null, 10_000, 0, null, null],
    ]);
  });
});
