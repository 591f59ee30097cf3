import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyHash } from '../../../src/screening/hash.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';

function hex(key: string, text: string): string {
  const { high, low } = KeyHash.fromHex(key).of(text);
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

describe('the keyed hash', () => {
  it('depends on every part of the secret, but not on its case', () => {
    const ofKey = hex(KEY, 'NURLAN');
    expect(hex(KEY.toUpperCase(), 'NURLAN')).toBe(ofKey);
    for (let at = 0; at < KEY.length; at++) {
      const other = KEY.slice(0, at) + (KEY[at] === '7' ? '8' : '7') + KEY.slice(at + 1);
      expect(hex(other, 'NURLAN')).not.toBe(ofKey);
    }
    expect(hex(`${KEY}00`, 'NURLAN')).not.toBe(ofKey);
  });

  it.each(['', 'abc', 'zz'.repeat(16), '00'.repeat(15), '0'.repeat(33)])('refuses the secret %j', (key) => {
    expect(() => KeyHash.fromHex(key)).toThrow(RangeError);
  });

  it('tells texts apart, also those that end in NUL characters', () => {
    expect(new Set(['', '\0', '\0\0', '\0\0\0', 'A', 'A\0'].map((text) => hex(KEY, text))).size).toBe(6);
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => (hex(KEY, one) === hex(KEY, other)) === (one === other)),
    );
  });

  it('spreads both lanes evenly: 100,000 texts over 256 buckets', () => {
    const hash = KeyHash.fromHex(KEY);
    const highs = new Array<number>(256).fill(0);
    const lows = new Array<number>(256).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const { high, low } = hash.of(`D${i}`);
      highs[high >>> 24] = (highs[high >>> 24] ?? 0) + 1;
      lows[low & 255] = (lows[low & 255] ?? 0) + 1;
    }
    // 390 each on average; five standard deviations are 99.
    for (const count of [...highs, ...lows]) expect(Math.abs(count - 390)).toBeLessThan(120);
  });
});
