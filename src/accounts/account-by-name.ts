import type { Actor } from '../core/actor.ts';
import type { Database } from '../platform/database.ts';
import { canonicalUsername } from './account.ts';
import { findCredentials, listAccounts, selectInventedOfficers } from './account-store.ts';

/** The account in whose name a command acts; undefined when there is none of this name, or it is disabled. Without loans. */
export async function findActorByName(db: Database, username: string): Promise<Actor | undefined> {
  const found = await findCredentials(db, canonicalUsername(username));
  if (found?.account.status !== 'active') return undefined;
  const { id: accountId, username: name, agency, roles, checkpoints } = found.account;
  return { accountId, username: name, agency, roles, checkpoints };
}

/** Has anybody an account yet? */
export async function hasAccounts(db: Database): Promise<boolean> {
  return (await listAccounts(db, 1, undefined)).length > 0;
}

/** Officers who do not exist, disabled ones too: in whose names invented crossings are written. None: this is no demonstration. */
export async function listInventedOfficers(db: Database): Promise<Actor[]> {
  const found = await selectInventedOfficers(db);
  return found.map(({ id: accountId, username, agency, roles, checkpoints }) => ({
    ...{ accountId, username, agency, roles, checkpoints },
  }));
}
