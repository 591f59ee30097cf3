import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import type { Role } from '../core/roles.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';

/** Roles that wait for a second administrator. */
export interface RoleGrant {
  id: string;
  accountId: string;
  roles: Role[];
  proposedBy: string | null;
  proposedAt: Date;
  status: 'pending' | 'confirmed' | 'rejected';
}

const COLUMNS = ['id', 'account_id', 'roles', 'proposed_by', 'proposed_at', 'status'] as const;

const grantOf = (row: {
  id: string;
  account_id: string;
  roles: string[];
  proposed_by: string | null;
  proposed_at: Date;
  status: string;
}): RoleGrant => ({
  id: row.id,
  accountId: row.account_id,
  roles: row.roles as Role[],
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  status: row.status as RoleGrant['status'],
});

/** Puts roles before a second administrator. The caller has locked or just made the account, so that at most one proposal waits. */
export async function proposeRoles(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  accountId: string,
  roles: readonly Role[],
): Promise<void> {
  const id = newId();
  await tx
    .insertInto('role_grant')
    .values({
      id,
      account_id: accountId,
      roles: [...roles],
      proposed_by: actor.accountId,
      proposed_at: deps.clock(),
    })
    .execute();
  await recordAudit(tx, deps, {
    actor,
    action: 'propose-roles',
    object: { kind: 'role-grant', id },
    details: { account: accountId, roles: [...roles] },
  });
}

export async function findGrant(db: Database | Tx, id: string): Promise<RoleGrant | undefined> {
  const row = await db.selectFrom('role_grant').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && grantOf(row);
}

/** What waits for these accounts. */
export async function listPendingGrants(db: Database | Tx, accountIds: readonly string[]): Promise<RoleGrant[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('role_grant')
    .select(COLUMNS)
    .where('account_id', 'in', [...accountIds])
    .where('status', '=', 'pending')
    .execute();
  return rows.map(grantOf);
}

/** @returns false when it no longer waits */
export async function closeGrant(
  tx: Tx,
  id: string,
  status: 'confirmed' | 'rejected',
  decidedBy: string | null,
  at: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable('role_grant')
    .set({ status, decided_by: decidedBy, decided_at: at })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
