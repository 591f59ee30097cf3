import type { z } from 'zod';
import type { Actor } from '../core/actor.ts';
import { isPermitted, PERMISSIONS } from '../core/roles.ts';
import type { Accounts } from './account-reader.ts';
import type { meSchema } from './accounts-schemas.ts';

/** An account as it sees itself: where it works now, and what it may do. */
export async function viewMe(accounts: Accounts, actor: Actor): Promise<z.input<typeof meSchema>> {
  const loans = await accounts.listLoansNow(actor.accountId);
  return {
    id: actor.accountId,
    username: actor.username,
    agency: actor.agency,
    roles: [...actor.roles],
    checkpoints: [...actor.checkpoints],
    loans: loans.map(({ checkpoint, untilAt }) => ({ checkpoint, untilAt: untilAt.toISOString() })),
    permissions: PERMISSIONS.filter((permission) => permission !== 'public' && isPermitted(actor.roles, permission)),
  };
}
