import { sql } from 'kysely';
import { inTransaction, openDatabase, openPool } from './database.ts';
import { makePartitions } from './migrator.ts';

/** What the keeper removes: rows that serve requests and have outlived their use. Facts are never touched here. */
const OUTLIVED = [
  `delete from idempotency_key where created_at < now() - interval '90 days'`,
  `delete from refresh_token where expires_at < now() - interval '1 day'`,
  `delete from refresh_family_revocation where revoked_at < now() - interval '7 days'`,
  `delete from sign_in_failure where last_failed_at < now() - interval '1 day'`,
];

/** Daily work of the owner: partitions ahead of time, and what has outlived its use (as iamis_keeper, who may do just that). */
export async function keepHouse(ownerUrl: string): Promise<void> {
  const db = openDatabase(openPool({ url: ownerUrl, poolSize: 1, name: 'maintenance', statementTimeoutMs: 300_000 }));
  try {
    await makePartitions(db);
    await inTransaction(db, async (tx) => {
      await sql`set local role iamis_keeper`.execute(tx);
      for (const statement of OUTLIVED) await sql.raw(statement).execute(tx);
    });
  } finally {
    await db.destroy();
  }
}
