import { type Selectable, sql } from 'kysely';
import { ROLES, type Role } from '../core/roles.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import type { Account, AccountStatus } from './account.ts';

const COLUMNS = [
  'id',
  'username',
  'agency',
  'roles',
  'checkpoints',
  'status',
  'is_invented',
  'created_at',
  'row_version',
] as const;

type AccountRow = Pick<Selectable<DB['account']>, (typeof COLUMNS)[number]>;

// A role that this program does not know gives nothing.
const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    username: row.username,
    agency: row.agency,
    roles: row.roles.filter(isRole),
    checkpoints: row.checkpoints,
    status: row.status as AccountStatus,
    isInvented: row.is_invented,
    createdAt: row.created_at,
    version: row.row_version,
  };
}

export async function findAccount(db: Database | Tx, id: string): Promise<Account | undefined> {
  const row = await db.selectFrom('account').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && accountOf(row);
}

/** The account and the hash of its password, for the one who checks it. `username` is canonical. */
export async function findCredentials(
  db: Database | Tx,
  username: string,
): Promise<{ account: Account; passwordHash: string } | undefined> {
  const row = await db
    .selectFrom('account')
    .select([...COLUMNS, 'password_hash'])
    .where('username', '=', username)
    .executeTakeFirst();
  return row && { account: accountOf(row), passwordHash: row.password_hash };
}

/** Holds the account as it is until the transaction ends: no session is begun beside its being disabled. */
export async function shareAccount(
  tx: Tx,
  id: string,
): Promise<{ account: Account; passwordHash: string } | undefined> {
  const row = await tx
    .selectFrom('account')
    .select([...COLUMNS, 'password_hash'])
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();
  return row && { account: accountOf(row), passwordHash: row.password_hash };
}

/** Locks the account for a change. */
export async function lockAccount(tx: Tx, by: { id: string } | { username: string }): Promise<Account | undefined> {
  const row = await tx
    .selectFrom('account')
    .select(COLUMNS)
    .where(({ eb }) => ('id' in by ? eb('id', '=', by.id) : eb('username', '=', by.username)))
    .forUpdate()
    .executeTakeFirst();
  return row && accountOf(row);
}

export interface NewAccount {
  id: string;
  username: string;
  agency: string;
  roles: readonly Role[];
  checkpoints: readonly string[];
  passwordHash: string;
  isInvented: boolean;
  createdAt: Date;
}

/** @throws the constraint `account_username_key` (`username-taken`) when the name is taken */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<Account> {
  const row = await tx
    .insertInto('account')
    .values({
      id: account.id,
      username: account.username,
      agency: account.agency,
      roles: [...account.roles],
      checkpoints: [...account.checkpoints],
      password_hash: account.passwordHash,
      is_invented: account.isInvented,
      created_at: account.createdAt,
      updated_at: account.createdAt,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return accountOf(row);
}

export interface AccountChange {
  status?: AccountStatus;
  roles?: readonly Role[];
  checkpoints?: readonly string[];
  passwordHash?: string;
}

/** Changes a locked account; its version goes up by one. */
export async function updateAccount(tx: Tx, id: string, change: AccountChange, at: Date): Promise<Account> {
  const row = await tx
    .updateTable('account')
    .set((eb) => ({
      ...(change.status && { status: change.status }),
      ...(change.roles && { roles: [...change.roles] }),
      ...(change.checkpoints && { checkpoints: [...change.checkpoints] }),
      ...(change.passwordHash && { password_hash: change.passwordHash }),
      updated_at: at,
      row_version: eb('row_version', '+', 1),
    }))
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return accountOf(row);
}

/** One page of accounts, newest first, before `beforeId`. */
export async function listAccounts(db: Database, limit: number, beforeId: string | undefined): Promise<Account[]> {
  const rows = await db
    .selectFrom('account')
    .select(COLUMNS)
    .$if(beforeId !== undefined, (query) => query.where('id', '<', beforeId ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(accountOf);
}

/** Officers who do not exist, disabled ones too: in whose names invented crossings are written. */
export async function selectInventedOfficers(db: Database): Promise<Account[]> {
  const rows = await db
    .selectFrom('account')
    .select(COLUMNS)
    .where('is_invented', '=', true)
    .where(sql<boolean>`'officer' = any(roles)`)
    .orderBy('id')
    .execute();
  return rows.map(accountOf);
}
