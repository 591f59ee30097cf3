import { sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';

const keyOf = (importId: string) => sql`hashtextextended(${`watchlist-import ${importId}`}, 0)`;

/**
 * Says that this process is reading the file of an import: a lock that the server lets go of when the connection ends, however it
 * ends. So a staging that was killed can be told from one that another process is still at.
 * @param connection one connection, not a pool
 * @returns lets go
 */
export async function holdStaging(connection: Database, importId: string): Promise<() => Promise<void>> {
  await sql`select pg_advisory_lock(${keyOf(importId)})`.execute(connection);
  return async () => {
    // A broken connection has let go already.
    await sql`select pg_advisory_unlock(${keyOf(importId)})`.execute(connection).catch(() => {});
  };
}

/** True when nobody is reading the file of this import; until the transaction's end nobody will be. */
export async function isStagingAbandoned(tx: Tx, importId: string): Promise<boolean> {
  const { rows } = await sql<{ is_free: boolean }>`
    select pg_try_advisory_xact_lock(${keyOf(importId)}) as is_free`.execute(tx);
  return rows[0]?.is_free === true;
}
