import type { z } from 'zod';
import type { Database, Tx } from '../platform/database.ts';
import type { Account } from './account.ts';
import type { accountSchema } from './accounts-schemas.ts';
import { listPendingGrants, type RoleGrant } from './role-grant-store.ts';

export type AccountView = z.infer<typeof accountSchema>;

/** With the roles that wait, never with a password's hash. */
function viewOf(account: Account, grants: readonly RoleGrant[]): AccountView {
  const grant = grants.find((one) => one.accountId === account.id);
  return {
    id: account.id,
    username: account.username,
    agency: account.agency,
    roles: [...account.roles],
    checkpoints: [...account.checkpoints],
    status: account.status,
    isInvented: account.isInvented,
    createdAt: account.createdAt.toISOString(),
    version: account.version,
    pendingGrant: grant
      ? {
          id: grant.id,
          roles: grant.roles,
          proposedBy: grant.proposedBy,
          proposedAt: grant.proposedAt.toISOString(),
        }
      : null,
  };
}

/** One account as an administrator sees it. */
export async function viewAccount(db: Database | Tx, account: Account): Promise<AccountView> {
  return viewOf(account, await listPendingGrants(db, [account.id]));
}

/** A page of accounts as an administrator sees them. */
export async function viewAccounts(db: Database | Tx, accounts: readonly Account[]): Promise<AccountView[]> {
  const grants = await listPendingGrants(
    db,
    accounts.map((account) => account.id),
  );
  return accounts.map((account) => viewOf(account, grants));
}
