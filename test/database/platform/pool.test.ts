import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { openPool } from '../../../src/platform/database.ts';
import { createTestDatabase } from '../../support/database.ts';

it('outlives the end of a connection that is lent out but not asking anything', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const pool = openPool({ url: database.app, poolSize: 2, name: 'test', statementTimeoutMs: 5_000 });
  onTestFinished(() => pool.end());
  const thrown: unknown[] = [];
  const note = (error: unknown) => void thrown.push(error);
  const handlers = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException').on('uncaughtException', note);
  onTestFinished(() => {
    process.removeListener('uncaughtException', note);
    for (const handler of handlers) process.on('uncaughtException', handler);
  });

  const client = await pool.connect();
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const ended = new Promise((resolve) => {
    client.once('end', resolve);
    process.once('uncaughtException', resolve);
  });
  const other = new pg.Client({ connectionString: database.app });
  await other.connect();
  await other.query('select pg_terminate_backend($1)', [rows[0].pid]);
  await other.end();
  await ended;
  const next = client.query('select 1').then(
    () => 'answered',
    () => 'refused',
  );
  expect([thrown, await next]).toEqual([[], 'refused']);
  client.release(true);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

it('keeps plans that go by an index also where the table is small when they are made', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  await database.asOwner('analyze stay_fold');
  const planOf = async (isPlanKept: boolean) => {
    const options = { url: database.app, poolSize: 1, name: 'test', statementTimeoutMs: 5_000 };
    const pool = openPool({ ...options, isPlanKept });
    onTestFinished(() => pool.end());
    const { rows } = await pool.query("explain select as_of from stay_fold where name = 'stays'");
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  expect(await planOf(false)).toContain('Seq Scan');
  expect(await planOf(true)).toContain('Index Scan using stay_fold_pkey');
});
