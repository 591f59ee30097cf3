import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type Account, requireFittingRoles } from './account.ts';
import { lockAccount, updateAccount } from './account-store.ts';
import { closeGrant, findGrant } from './role-grant-store.ts';

/**
 * A second administrator confirms or rejects roles that another one proposed. The proposer can take the proposal back
 * (`rejected`) but never confirm it.
 * @throws IamisError `role-grant-not-found`, `own-proposal`, `role-grant-closed`, `roles-incompatible` when the account has
 *   changed meanwhile
 */
export async function decideRoleGrant(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: { id: string; status: 'confirmed' | 'rejected' },
): Promise<Account> {
  const grant = await findGrant(tx, input.id);
  // The account first, as everybody who changes grants does: nobody waits in a circle.
  const account = grant && (await lockAccount(tx, { id: grant.accountId }));
  if (!grant || !account) throw new IamisError('role-grant-not-found');
  const isOwn = grant.proposedBy === actor.accountId;
  if (input.status === 'confirmed' && (isOwn || account.id === actor.accountId)) throw new IamisError('own-proposal');

  const at = deps.clock();
  const isOpen = await closeGrant(tx, grant.id, input.status, isOwn ? null : actor.accountId, at);
  if (!isOpen) throw new IamisError('role-grant-closed');
  await recordAudit(tx, deps, {
    actor,
    action: input.status === 'confirmed' ? 'confirm-roles' : 'reject-roles',
    object: { kind: 'role-grant', id: grant.id },
    details: { account: account.id, roles: grant.roles },
  });
  if (input.status === 'rejected') return account;
  const roles = [...new Set([...account.roles, ...grant.roles])];
  requireFittingRoles({ ...account, roles });
  return updateAccount(tx, account.id, { roles }, at);
}
