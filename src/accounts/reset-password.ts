import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type Account, canonicalUsername, rolesToConfirm } from './account.ts';
import { lockAccount, updateAccount } from './account-store.ts';
import { requirePassword } from './create-account.ts';
import { hashPassword } from './password.ts';
import { revokeSessions } from './refresh-store.ts';
import { closeGrant, listPendingGrants, proposeRoles } from './role-grant-store.ts';

type Deps = Pick<Platform, 'site' | 'clock'>;

/**
 * Gives an account another password by its name, without an actor: the door for the command line. Ends its sessions and
 * leaves its status and roles.
 * @throws IamisError `account-not-found`, `bad-request` for a password too short or too long
 */
export async function resetPassword(tx: Tx, deps: Deps, username: string, password: string): Promise<Account> {
  requirePassword(password);
  const passwordHash = await hashPassword(password);
  const account = await lockAccount(tx, { username: canonicalUsername(username) });
  if (!account) throw new IamisError('account-not-found');
  return writePassword(tx, deps, null, account, passwordHash);
}

/**
 * An administrator gives another account a new password; its sessions end. Whoever knows an approver's or auditor's password is
 * the approver or auditor: these roles wait again for a second administrator.
 * @param passwordHash made before the transaction
 * @throws IamisError `account-not-found`, `second-administrator-required` for the own account
 */
export async function replacePassword(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  input: { id: string; passwordHash: string },
): Promise<void> {
  if (input.id === actor.accountId) throw new IamisError('second-administrator-required');
  const account = await lockAccount(tx, { id: input.id });
  if (!account) throw new IamisError('account-not-found');
  const pending = await listPendingGrants(tx, [account.id]);
  const pendingRoles = pending.flatMap((grant) => grant.roles);
  const heldRoles = rolesToConfirm(account.roles);
  await writePassword(tx, deps, actor, account, input.passwordHash);
  // What waited for a confirmation is proposed anew too, so that the one who knows the password can't be the one who confirms.
  for (const grant of pending) await closeGrant(tx, grant.id, 'rejected', null, deps.clock());
  const waitingRoles = [...new Set([...heldRoles, ...pendingRoles])];
  if (waitingRoles.length > 0) await proposeRoles(tx, deps, actor, account.id, waitingRoles);
}

async function writePassword(
  tx: Tx,
  deps: Deps,
  actor: Actor | null,
  account: Account,
  passwordHash: string,
): Promise<Account> {
  const at = deps.clock();
  const roles = actor ? account.roles.filter((role) => !rolesToConfirm(account.roles).includes(role)) : account.roles;
  const changed = await updateAccount(tx, account.id, { passwordHash, roles }, at);
  await revokeSessions(tx, account.id, at);
  await recordAudit(tx, deps, { actor, action: 'reset-password', object: { kind: 'account', id: account.id } });
  return changed;
}
