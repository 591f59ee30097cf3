import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import { type Database, openDatabase, openPool } from './database.ts';

const MIGRATIONS_DIR = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Migrations are SQL files `NNNN-name.sql`, applied in the order of their names, each in one transaction with its record. */
const provider: MigrationProvider = {
  async getMigrations() {
    const migrations: Record<string, Migration> = {};
    for (const file of (await readdir(MIGRATIONS_DIR)).filter((name) => name.endsWith('.sql')).sort()) {
      const text = await readFile(join(MIGRATIONS_DIR, file), 'utf8');
      migrations[file.replace('.sql', '')] = {
        up: (db) =>
          sql
            .raw(text)
            .execute(db)
            .then(() => undefined),
      };
    }
    return migrations;
  },
};

function migratorOf(db: Database): Migrator {
  return new Migrator({ db, provider, migrationTableName: 'migration', migrationLockTableName: 'migration_lock' });
}

/**
 * Applies what is missing and makes the partitions of the coming months, as the owner. Two processes at once: one waits.
 * @returns names of the migrations applied now
 * @throws the database's error of the first migration that fails; it leaves nothing behind
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const db = openDatabase(
    openPool({ url: ownerUrl, poolSize: 2, name: 'migrate', statementTimeoutMs: 600_000, lockTimeoutMs: 60_000 }),
  );
  try {
    const { error, results } = await migratorOf(db).migrateToLatest();
    if (error) throw error;
    await makePartitions(db);
    return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/** Partitions of last month to six months ahead; run as the owner at the start and hourly; several processes at once wait for each other. @returns how many were made */
export async function makePartitions(db: Database): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    select make_partitions(((now() at time zone 'UTC') - interval '1 month')::date, 8) as made`.execute(db);
  return rows[0]?.made ?? 0;
}

/** Names of migrations that this program has and the database has not. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const applied = await sql<{ name: string }>`select name from migration`.execute(db);
  const names = new Set(applied.rows.map((row) => row.name));
  return Object.keys(await provider.getMigrations()).filter((name) => !names.has(name));
}
