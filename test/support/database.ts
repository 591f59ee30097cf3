import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  owner: string;
  app: string;
  keeper: string;
  /** Runs SQL as the owner: what an attacker or an administrator of the database could do. */
  asOwner(text: string, values?: unknown[]): Promise<pg.QueryResult>;
  /**
   * The line up to which audit entries can be sealed is the whole server's: a transaction in another test's database holds it back. Waits for
   * those that began before now.
   */
  otherTestsAreOver(): Promise<void>;
  drop(): Promise<void>;
}

let made = 0;

/** A database of the test file's own, copied from the migrated template in a few milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = inject('databaseUrls');
  made += 1;
  const name = `test_${process.pid}_${made}_${Date.now().toString(36)}`;
  const rename = (url: string, database: string) => url.replace('/iamis_template', `/${database}`);
  const run = async (url: string, text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await client.query(text, values);
    } finally {
      await client.end();
    }
  };
  const server = rename(template.owner, 'postgres');
  await run(server, `create database ${name} template iamis_template`);
  const owner = rename(template.owner, name);
  return {
    owner,
    app: rename(template.app, name),
    keeper: rename(template.keeper, name),
    asOwner: (text, values) => run(owner, text, values),
    otherTestsAreOver: async () => {
      const now = await run(
        owner,
        'select pg_snapshot_xmax(pg_current_snapshot())::text::numeric % 4294967296 as xmax',
      );
      for (let isOver = false; !isOver; ) {
        const older = await run(
          owner,
          `select count(*)::int as n from pg_stat_activity
           where datname <> current_database() and backend_xid::text::numeric < $1`,
          [now.rows[0].xmax],
        );
        isOver = older.rows[0].n === 0;
      }
    },
    drop: async () => {
      await run(server, `drop database if exists ${name} with (force)`);
    },
  };
}
