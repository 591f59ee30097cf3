import { createHmac, timingSafeEqual } from 'node:crypto';
import { REPEAT_S } from './refresh-token.ts';

/** A cookie that nobody has used for so long is over. An open console asks more often than that by itself. */
export const IDLE_S = 30 * 60;
/** After so long a cookie is replaced by its successor, in the answer to whatever was asked. */
export const ROTATE_AFTER_S = 15 * 60;
/** The last use is written down at most once a minute: a lane asks many times. */
const NOTE_USE_AFTER_S = 60;

export interface CookieState {
  issuedAt: Date;
  expiresAt: Date;
  firstUsedAt: Date | null;
  lastUsedAt: Date;
  rotatedAt: Date | null;
  /** When its successor first came from the browser; null when there is none, or it never came. */
  successorUsedAt: Date | null;
  isFamilyRevoked: boolean;
}

/**
 * `use`: as it is. `note-use`: write the use down. `rotate`: give its successor. `repeat`: give the same successor again.
 * `reuse`: somebody else has it, so the session ends. `refuse`: of no use.
 */
export type CookieVerdict = 'use' | 'note-use' | 'rotate' | 'repeat' | 'reuse' | 'refuse';

/**
 * What a cookie is worth. A replaced one stays good until its successor has come back, and 30 seconds more: an answer lost on a bad line
 * signs nobody out, and a second tab may have asked with the old one at the same moment.
 */
export function judgeCookie(cookie: CookieState, at: Date): CookieVerdict {
  const secondsSince = (then: Date) => (at.getTime() - then.getTime()) / 1000;
  if (cookie.isFamilyRevoked || cookie.expiresAt <= at) return 'refuse';
  if (cookie.successorUsedAt && secondsSince(cookie.successorUsedAt) > REPEAT_S) return 'reuse';
  if (secondsSince(cookie.lastUsedAt) >= IDLE_S) return 'refuse';
  if (cookie.rotatedAt) return 'repeat';
  if (secondsSince(cookie.issuedAt) >= ROTATE_AFTER_S) return 'rotate';
  return !cookie.firstUsedAt || secondsSince(cookie.lastUsedAt) >= NOTE_USE_AFTER_S ? 'note-use' : 'use';
}

/** What the console sends as `x-csrf-token`: the session's own, the same in each tab and after each rotation, and kept nowhere. */
export function csrfTokenOf(secret: string, sessionId: string): string {
  return createHmac('sha256', secret).update(`csrf\0${sessionId}`).digest('base64url');
}

/** Compared in constant time. */
export function isCsrfToken(secret: string, sessionId: string, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const expected = Buffer.from(csrfTokenOf(secret, sessionId));
  const received = Buffer.from(given);
  return received.length === expected.length && timingSafeEqual(received, expected);
}

/** What a browser says about where a request comes from. */
export interface RequestOrigin {
  fetchSite: string | undefined;
  origin: string | undefined;
  /** The host that the request was sent to. */
  host: string;
}

/**
 * Does the request come from the console's own pages? Browsers say it by `Sec-Fetch-Site` (Fetch Metadata), older ones and those without TLS
 * by `Origin` (RFC 6454); a program says neither, and carries no cookie that it was not given.
 * @param ownOrigin the console's address where it is configured; undefined: the host that was asked
 */
export function isOwnOrigin({ fetchSite, origin, host }: RequestOrigin, ownOrigin: string | undefined): boolean {
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  if (origin === undefined) return true;
  return ownOrigin === undefined ? URL.parse(origin)?.host === host : origin === ownOrigin;
}
