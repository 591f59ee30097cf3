import { describe, expect, it } from 'vitest';
import {
  type CookieState,
  csrfTokenOf,
  IDLE_S,
  isCsrfToken,
  isOwnOrigin,
  judgeCookie,
  ROTATE_AFTER_S,
} from '../../../src/accounts/cookie-session.ts';

const BEGIN = new Date('2026-11-22T03:00:00Z');
const later = (seconds: number) => new Date(BEGIN.getTime() + seconds * 1000);
const cookie = (change: Partial<CookieState> = {}): CookieState => ({
  issuedAt: BEGIN,
  expiresAt: later(12 * 3600),
  firstUsedAt: BEGIN,
  lastUsedAt: BEGIN,
  rotatedAt: null,
  successorUsedAt: null,
  isFamilyRevoked: false,
  ...change,
});

describe('a cookie', () => {
  it('is used as it is, and its use is noted at the first time and then each minute', () => {
    expect(judgeCookie(cookie({ firstUsedAt: null }), later(1))).toBe('note-use');
    expect(judgeCookie(cookie(), later(59))).toBe('use');
    expect(judgeCookie(cookie(), later(60))).toBe('note-use');
  });

  it('gets a successor after a quarter of an hour of use', () => {
    const used = (s: number) => cookie({ lastUsedAt: later(s - 5) });
    expect(judgeCookie(used(ROTATE_AFTER_S - 1), later(ROTATE_AFTER_S - 1))).toBe('use');
    expect(judgeCookie(used(ROTATE_AFTER_S), later(ROTATE_AFTER_S))).toBe('rotate');
  });

  it('ends after half an hour without use, and 12 hours after the sign-in however much it is used', () => {
    expect(judgeCookie(cookie(), later(IDLE_S - 1))).toBe('rotate');
    expect(judgeCookie(cookie(), later(IDLE_S))).toBe('refuse');
    const end = 12 * 3600;
    expect(judgeCookie(cookie({ lastUsedAt: later(end - 1) }), later(end))).toBe('refuse');
  });

  it('stays good while its successor was lost on the line', () => {
    const rotated = cookie({ rotatedAt: later(900), lastUsedAt: later(900) });
    expect(judgeCookie(rotated, later(900 + 20 * 60))).toBe('repeat');
  });

  it('ends the session when it comes back long after its successor', () => {
    const spent = cookie({ rotatedAt: later(900), lastUsedAt: later(900), successorUsedAt: later(901) });
    expect(judgeCookie(spent, later(931))).toBe('repeat');
    expect(judgeCookie(spent, later(932))).toBe('reuse');
    expect(judgeCookie(spent, later(5 * 3600))).toBe('reuse');
  });

  it('is worth nothing once the session is revoked', () => {
    expect(judgeCookie(cookie({ isFamilyRevoked: true }), later(1))).toBe('refuse');
  });
});

describe('the token against forged requests', () => {
  it('belongs to one session of one installation', () => {
    const token = csrfTokenOf('secret', 'a');
    expect(isCsrfToken('secret', 'a', token)).toBe(true);
    for (const [secret, session, given] of [
      ['secret', 'b', token],
      ['another', 'a', token],
      ['secret', 'a', `${token}x`],
      ['secret', 'a', ''],
      ['secret', 'a', undefined],
      ['secret', 'a', [token]],
    ] as const) {
      expect(isCsrfToken(secret, session, given)).toBe(false);
    }
  });
});

describe('where a request comes from', () => {
  const host = 'iamis.example';
  it.each([
    ['the console, by a modern browser', { fetchSite: 'same-origin', origin: 'https://iamis.example' }, true],
    ['a link that somebody typed', { fetchSite: 'none', origin: undefined }, true],
    ['a page of another site', { fetchSite: 'cross-site', origin: 'https://evil.example' }, false],
    ['a page of a sister host', { fetchSite: 'same-site', origin: 'https://wiki.example' }, false],
    ['the console, by an old browser', { fetchSite: undefined, origin: 'https://iamis.example' }, true],
    ['another site, by an old browser', { fetchSite: undefined, origin: 'https://evil.example' }, false],
    ['a sandboxed page', { fetchSite: undefined, origin: 'null' }, false],
    ['a program', { fetchSite: undefined, origin: undefined }, true],
  ])('%s', (_who, from, isOwn) => {
    expect(isOwnOrigin({ ...from, host }, undefined)).toBe(isOwn);
    expect(isOwnOrigin({ ...from, host }, 'https://iamis.example')).toBe(isOwn);
  });

  it('is judged by the configured address, whatever host a proxy passes on', () => {
    const from = { fetchSite: undefined, origin: 'https://iamis.example', host: '10.0.0.7:8080' };
    expect([isOwnOrigin(from, 'https://iamis.example'), isOwnOrigin(from, undefined)]).toEqual([true, false]);
  });
});
