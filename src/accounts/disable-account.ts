import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type Account, canonicalUsername } from './account.ts';
import { lockAccount, updateAccount } from './account-store.ts';
import { revokeSessions } from './refresh-store.ts';

/**
 * Disables an account by its name and ends its sessions: the door for the command line. Disabling it twice is no error.
 * @throws IamisError `account-not-found`
 */
export async function disableAccount(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  actor: Actor | null,
  username: string,
): Promise<Account> {
  const account = await lockAccount(tx, { username: canonicalUsername(username) });
  if (!account) throw new IamisError('account-not-found');
  const at = deps.clock();
  const disabled = await updateAccount(tx, account.id, { status: 'disabled' }, at);
  await revokeSessions(tx, account.id, at);
  await recordAudit(tx, deps, { actor, action: 'disable-account', object: { kind: 'account', id: account.id } });
  return disabled;
}
