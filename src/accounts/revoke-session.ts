import { recordAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { findAccount } from './account-store.ts';
import { type Carrier, lockRefreshToken, revokeFamily } from './refresh-store.ts';
import { refreshTokenHash } from './refresh-token.ts';

/** Signs out: no token of this family is worth anything afterwards. An unknown token is no error (RFC 7009, 2.2). */
export async function revokeSession(tx: Tx, platform: Platform, token: string, carrier: Carrier): Promise<void> {
  const stored = await lockRefreshToken(tx, refreshTokenHash(platform.secrets.tokenSecret, token), carrier);
  if (!stored || !(await revokeFamily(tx, stored.familyId, 'signed-out', platform.clock()))) return;
  const account = await findAccount(tx, stored.accountId);
  await recordAudit(tx, platform, {
    actor: account ? { ...account, accountId: account.id } : null,
    action: 'sign-out',
    object: { kind: 'session', id: stored.familyId },
  });
}
