import type { AuditAction } from '../audit/audit-action.ts';
import { recordAudit } from '../audit/audit-entry.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { findAccount } from './account-store.ts';
import { judgeCookie } from './cookie-session.ts';
import { findCookie, noteCookieUse, type StoredCookie } from './cookie-store.ts';
import { insertRefreshToken, markRotated, revokeFamily } from './refresh-store.ts';
import { refreshTokenHash, successorOf } from './refresh-token.ts';

/** A browser's living session. */
export interface CookieSession {
  sessionId: string;
  accountId: string;
}

export interface UsedCookie extends CookieSession {
  /** The cookie that takes the place of this one; null while this one stays. */
  successor: string | null;
}

/**
 * Whose cookie is this? Renews the session by its use: after a quarter of an hour by a successor. A spent cookie that comes back ends the session.
 * Most uses are one read without a lock.
 * @returns undefined for a cookie that is worth nothing
 */
export async function useCookie(platform: Platform, token: string): Promise<UsedCookie | undefined> {
  const secret = platform.secrets.tokenSecret;
  const successor = successorOf(secret, token);
  const hashes = { token: refreshTokenHash(secret, token), successor: refreshTokenHash(secret, successor) };
  const cookie = await findCookie(platform.db, hashes);
  if (!cookie) return undefined;

  const at = platform.clock();
  const answer = ({ familyId, accountId }: StoredCookie, next: string | null): UsedCookie => ({
    ...{ sessionId: familyId, accountId, successor: next },
  });
  switch (judgeCookie(cookie, at)) {
    case 'refuse':
      return undefined;
    case 'use':
      return answer(cookie, null);
    case 'note-use':
      await noteCookieUse(platform.db, hashes.token, at);
      return answer(cookie, null);
    case 'repeat':
      return answer(cookie, successor);
  }
  return inTransaction(platform.db, async (tx) => {
    // What was read without a lock may be over: of two tabs the second finds what the first has made.
    const locked = await findCookie(tx, hashes, true);
    if (!locked) return undefined;
    const verdict = judgeCookie(locked, at);
    if (verdict === 'refuse') return undefined;
    if (verdict === 'reuse') {
      await endReused(tx, platform, locked, at);
      return undefined;
    }
    if (verdict === 'rotate') await rotate(tx, platform, { cookie: locked, hashes, at });
    return answer(locked, successor);
  });
}

async function rotate(
  tx: Tx,
  platform: Platform,
  { cookie, hashes, at }: { cookie: StoredCookie; hashes: { token: Buffer; successor: Buffer }; at: Date },
): Promise<void> {
  await noteCookieUse(tx, hashes.token, at);
  await markRotated(tx, hashes.token, at);
  await insertRefreshToken(tx, { ...cookie, hash: hashes.successor, issuedAt: at, isCookie: true });
  await recordSession(tx, platform, cookie, 'refresh-session');
}

async function endReused(tx: Tx, platform: Platform, cookie: StoredCookie, at: Date): Promise<void> {
  if (await revokeFamily(tx, cookie.familyId, 'reuse', at)) {
    await recordSession(tx, platform, cookie, 'refresh-token-reused');
  }
}

async function recordSession(
  tx: Tx,
  platform: Platform,
  { familyId, accountId }: StoredCookie,
  action: AuditAction,
): Promise<void> {
  const account = await findAccount(tx, accountId);
  await recordAudit(tx, platform, {
    actor: account ? { ...account, accountId } : null,
    action,
    object: { kind: 'session', id: familyId },
  });
}
