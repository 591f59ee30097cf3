import { describe, expect, it } from 'vitest';
import { judgeRefresh, makeRefreshToken, refreshTokenHash, successorOf } from '../../../src/accounts/refresh-token.ts';

const AT = new Date('2026-03-01T08:00:00Z');
const ago = (seconds: number) => new Date(AT.getTime() - seconds * 1000);
const FRESH = { expiresAt: ago(-60), rotatedAt: null, isFamilyRevoked: false, isAccountActive: true };

describe('a refresh token', () => {
  it.each([
    ['of first use', {}, 'rotate'],
    ['used 30 seconds ago', { rotatedAt: ago(30) }, 'repeat'],
    ['used by a clock that runs ahead', { rotatedAt: ago(-2) }, 'repeat'],
    ['used 31 seconds ago', { rotatedAt: ago(31) }, 'reuse'],
    ['whose session has ended', { expiresAt: AT }, 'refuse'],
    ['whose family is revoked', { isFamilyRevoked: true, rotatedAt: ago(31) }, 'refuse'],
    ['of a disabled account', { isAccountActive: false }, 'refuse'],
  ])('%s: %j is answered %s', (_name, change, verdict) => {
    expect(judgeRefresh({ ...FRESH, ...change }, AT)).toBe(verdict);
  });

  it('has one successor, which nobody without the secret can tell', () => {
    const token = makeRefreshToken();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(successorOf('s', token)).toBe(successorOf('s', token));
    expect(successorOf('s', token)).toMatch(/^[\w-]{43}$/);
    expect(successorOf('t', token)).not.toBe(successorOf('s', token));
  });

  it('is not kept in the clear, and its hash is not its successor', () => {
    const token = makeRefreshToken();
    const hash = refreshTokenHash('s', token);
    expect(hash.toString('base64url')).not.toBe(token);
    expect(hash.toString('base64url')).not.toBe(successorOf('s', token));
  });
});
