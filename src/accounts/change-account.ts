import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Role } from '../core/roles.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type Account, type AccountStatus, requireFittingRoles, rolesToConfirm } from './account.ts';
import { lockAccount, updateAccount } from './account-store.ts';
import { revokeSessions } from './refresh-store.ts';
import { closeGrant, listPendingGrants, proposeRoles } from './role-grant-store.ts';

type Deps = Pick<Platform, 'site' | 'clock'>;

/**
 * An administrator changes another's status, roles or checkpoints. Approver and auditor, when they are new, wait for a second
 * administrator; a proposal that waited before is replaced. A disabled account's sessions end.
 * @throws IamisError `account-not-found`, `precondition-failed`, `second-administrator-required` for the own account,
 *   `roles-incompatible`
 */
export async function changeAccount(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  input: { id: string; version: number; status?: AccountStatus; roles?: Role[]; checkpoints?: string[] },
): Promise<Account> {
  if (input.id === actor.accountId) throw new IamisError('second-administrator-required');
  const account = await lockAccount(tx, { id: input.id });
  if (!account) throw new IamisError('account-not-found');
  if (account.version !== input.version) throw new IamisError('precondition-failed');

  const pending = await listPendingGrants(tx, [account.id]);
  const wanted = input.roles ?? [...account.roles, ...pending.flatMap((grant) => grant.roles)];
  const checkpoints = input.checkpoints && [...new Set(input.checkpoints)];
  if (input.roles || checkpoints) {
    requireFittingRoles({ ...account, roles: wanted, checkpoints: checkpoints ?? account.checkpoints });
  }
  const at = deps.clock();
  const waitingRoles = input.roles ? rolesToConfirm(wanted).filter((role) => !account.roles.includes(role)) : [];
  const changed = await updateAccount(
    tx,
    account.id,
    {
      ...(input.status && { status: input.status }),
      ...(input.roles && { roles: wanted.filter((role) => !waitingRoles.includes(role)) }),
      ...(checkpoints && { checkpoints }),
    },
    at,
  );
  if (input.status === 'disabled') await revokeSessions(tx, account.id, at);
  await recordAudit(tx, deps, {
    actor,
    action: 'change-account',
    object: { kind: 'account', id: account.id },
    details: {
      from: { status: account.status, roles: [...account.roles], checkpoints: [...account.checkpoints] },
      to: { status: changed.status, roles: [...changed.roles], checkpoints: [...changed.checkpoints] },
    },
  });
  if (input.roles) for (const grant of pending) await closeGrant(tx, grant.id, 'rejected', null, at);
  if (waitingRoles.length > 0) await proposeRoles(tx, deps, actor, account.id, waitingRoles);
  return changed;
}
