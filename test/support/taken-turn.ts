import pg from 'pg';
import type { TestDatabase } from './database.ts';

/** Another process has the turn of some work (platform/turn.ts). @returns what gives it back */
export async function takeTurnElsewhere(database: TestDatabase, name: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: database.app });
  await client.connect();
  // Of the session: a transaction of its own would hold back the line up to which rows are followed.
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
  return () => client.end();
}

/** Resolves once somebody stands in the queue for a turn. */
export async function somebodyWaits(database: TestDatabase): Promise<void> {
  for (let isWaiting = false; !isWaiting; ) {
    const { rows } = await database.asOwner(
      `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
       and database = (select oid from pg_database where datname = current_database())`,
    );
    isWaiting = rows[0].n > 0;
  }
}
