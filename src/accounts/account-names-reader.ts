import type { Database, Tx } from '../platform/database.ts';

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
