import { sql } from 'kysely';
import { inTransaction, openDatabase, openPool } from './database.ts';
import { makePartitions } from './migrator.ts';
import type { Platform } from './platform.ts';

/**
 * Hourly work of the owner: partitions ahead of time, and what has outlived its use (as iamis_keeper, who may do just that).
 * @param outlived statements over rows that serve requests; facts are never touched here
 */
export async function keepHouse(ownerUrl: string, outlived: readonly string[]): Promise<void> {
  const db = openDatabase(openPool({ url: ownerUrl, poolSize: 1, name: 'maintenance', statementTimeoutMs: 300_000 }));
  try {
    await makePartitions(db);
    await inTransaction(db, async (tx) => {
      await sql`set local role iamis_keeper`.execute(tx);
      for (const statement of outlived) await sql.raw(statement).execute(tx);
    });
  } finally {
    await db.destroy();
  }
}

/** An alarm for rows that lie outside the monthly partitions: then nobody made the partition of their month. */
export async function watchPartitions(platform: Pick<Platform, 'db' | 'log' | 'metrics'>): Promise<void> {
  const { rows } = await sql<{ table_name: string; row_count: number }>`select * from default_partition_rows()`.execute(
    platform.db,
  );
  for (const { table_name: table, row_count: rowCount } of rows) {
    platform.metrics.defaultPartitionRows.set({ table }, rowCount);
    if (rowCount > 0) platform.log.error({ table, rowCount }, 'rows-in-default-partition');
  }
}
