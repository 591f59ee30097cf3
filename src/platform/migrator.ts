import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  type DatabaseIntrospector,
  Kysely,
  PostgresDialect,
  PostgresIntrospector,
  sql,
  type TableMetadata,
} from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import { completeIndexes } from './complete-indexes.ts';
import { type Database, isDatabaseBusy, openDatabase, openPool } from './database.ts';
import type { DB } from './tables.ts';

const MIGRATION_TABLE = 'migration';
const MIGRATION_LOCK_TABLE = 'migration_lock';
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

/**
 * The migrator asks twice before each migration which tables there are, with their columns, and looks for two of them: once there are partitions
 * that takes as long as migrating.
 */
class TableNames extends PostgresIntrospector {
  readonly #db: Kysely<DB>;

  constructor(db: Kysely<DB>) {
    super(db);
    this.#db = db;
  }

  override async getTables(): Promise<TableMetadata[]> {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name in (${MIGRATION_TABLE}, ${MIGRATION_LOCK_TABLE})`.execute(this.#db);
    return rows.map(({ name }) => ({ name, isView: false, isForeign: false, columns: [] }));
  }
}

class MigrationDialect extends PostgresDialect {
  override createIntrospector(db: Kysely<DB>): DatabaseIntrospector {
    return new TableNames(db);
  }
}

function migratorOf(db: Database): Migrator {
  return new Migrator({
    ...{ db, provider, migrationTableName: MIGRATION_TABLE, migrationLockTableName: MIGRATION_LOCK_TABLE },
  });
}

/** A lock that is waited for makes everybody behind it wait: no migration waits longer than this, it tries again. */
export const LOCK_TIMEOUT_MS = 250;
const PAUSE_MS = 500;
/** Two minutes of reports that overlap without end. */
const MOST_TRIES = 160;

/**
 * Applies what is missing and makes the partitions of the coming months, as the owner. Two processes at once: one waits. A
 * migration that finds a table in use gives way to the lanes and tries again; indexes that it left open are made month by month after it.
 * @returns names of the migrations applied now
 * @throws the database's error of the first migration that fails; it leaves nothing behind
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const pool = { url: ownerUrl, statementTimeoutMs: 3_600_000 };
  const migrating = openPool({ ...pool, poolSize: 2, name: 'migrate', lockTimeoutMs: LOCK_TIMEOUT_MS });
  const db = new Kysely<DB>({ dialect: new MigrationDialect({ pool: migrating }) });
  // An index that is made beside the lanes waits for old transactions, and keeps nobody else waiting.
  const indexes = openDatabase(openPool({ ...pool, poolSize: 1, name: 'indexes', lockTimeoutMs: 3_600_000 }));
  try {
    return await indexes.connection().execute(async (beside) => {
      await lockMigrations(beside);
      const applied: string[] = [];
      for (;;) {
        await completeIndexes(beside);
        const name = await givingWay(() => migrateOnce(db));
        if (name === undefined) break;
        applied.push(name);
      }
      await givingWay(() => makePartitions(db));
      return applied;
    });
  } finally {
    await Promise.all([db.destroy(), indexes.destroy()]);
  }
}

/** One process at a time, until its connection ends. Asked for again and again: a query that waits would keep an index from being made. */
async function lockMigrations(db: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(7301003) as taken`.execute(db);
    if (rows[0]?.taken) return;
    await setTimeout(200);
  }
}

async function migrateOnce(db: Database): Promise<string | undefined> {
  const { error, results } = await migratorOf(db).migrateUp();
  if (error) throw error;
  return results?.find(({ status }) => status === 'Success')?.migrationName;
}

/** Work that meets a lock or a deadlock is let go and tried again. @throws what it throws after two minutes of tries, or anything else */
export async function givingWay<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseBusy(error) || tries >= MOST_TRIES) throw error;
      await setTimeout(PAUSE_MS);
    }
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
