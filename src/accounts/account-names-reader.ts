import type { Database, Tx } from '../platform/database.ts';
import { canonicalUsername } from './account.ts';

/** User names by id, for what people sign: a sheet names its officers. */
export async function listUsernames(db: Database | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('account')
    .select(['id', 'username'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, username }) => [id, username]));
}

/** The id of a user name, of a disabled account too; undefined when nobody has it. */
export async function findAccountId(db: Database | Tx, username: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('username', '=', canonicalUsername(username))
    .executeTakeFirst();
  return row?.id;
}
