import { recordAudit } from '../audit/audit-entry.ts';
import { IamisError } from '../core/errors.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { shareAccount } from './account-store.ts';
import { insertRefreshToken, lockRefreshToken, markRotated, revokeFamily } from './refresh-store.ts';
import { judgeRefresh, refreshTokenHash, successorOf } from './refresh-token.ts';
import type { Session } from './sign-in.ts';

/**
 * Continues a session: the old token is spent and its successor given. The same old token within 30 seconds has the same
 * successor; later it means that two hold it, and the whole family ends.
 * @throws IamisError `refresh-token-invalid`
 */
export async function refreshSession(platform: Platform, token: string): Promise<Session> {
  // A reuse is written down and committed before it is refused.
  const session = await inTransaction(platform.db, (tx) => spendToken(tx, platform, token));
  if (!session) throw new IamisError('refresh-token-invalid');
  return session;
}

async function spendToken(tx: Tx, platform: Platform, token: string): Promise<Session | undefined> {
  const secret = platform.secrets.tokenSecret;
  const hash = refreshTokenHash(secret, token);
  const stored = await lockRefreshToken(tx, hash, 'body');
  const current = stored && (await shareAccount(tx, stored.accountId));
  if (!stored || !current) return undefined;

  const at = platform.clock();
  const { account } = current;
  const actor = { ...account, accountId: account.id };
  const object = { kind: 'session', id: stored.familyId };
  const verdict = judgeRefresh({ ...stored, isAccountActive: account.status === 'active' }, at);
  if (verdict === 'refuse') return undefined;
  if (verdict === 'reuse') {
    await revokeFamily(tx, stored.familyId, 'reuse', at);
    await recordAudit(tx, platform, { actor, action: 'refresh-token-reused', object });
    return undefined;
  }
  const successor = successorOf(secret, token);
  if (verdict === 'rotate') {
    await markRotated(tx, hash, at);
    await insertRefreshToken(tx, {
      ...{ ...stored, hash: refreshTokenHash(secret, successor), issuedAt: at },
      isCookie: false,
    });
    await recordAudit(tx, platform, { actor, action: 'refresh-session', object });
  }
  return { accountId: account.id, sessionId: stored.familyId, refreshToken: successor };
}
