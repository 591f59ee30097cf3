import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  owner: string;
  app: string;
  keeper: string;
  /** Runs SQL as the owner: what an attacker or an administrator of the database could do. */
  asOwner(text: string, values?: unknown[]): Promise<pg.QueryResult>;
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
    drop: async () => {
      await run(server, `drop database if exists ${name} with (force)`);
    },
  };
}
