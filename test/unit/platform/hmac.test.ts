import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hmacSha256 } from '../../../src/platform/hmac.ts';

describe('the keyed hash of a request', () => {
  it('is HMAC-SHA-256, whatever the lengths of key and message', () => {
    for (const keyLength of [0, 1, 32, 63, 64, 65, 200]) {
      for (const messageLength of [0, 1, 55, 64, 1000]) {
        const key = 'kÿ'.repeat(200).slice(0, keyLength);
        const message = 'паспорт '.repeat(200).slice(0, messageLength);
        expect(hmacSha256(key, message)).toEqual(createHmac('sha256', key).update(message).digest());
      }
    }
  });

  it('is Jefe’s of RFC 4231, 4.3', () => {
    expect(hmacSha256('Jefe', 'what do ya want for nothing?').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});
