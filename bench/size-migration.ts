import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { seededRandom } from '../src/demonstration/seeded-random.ts';
import { completeIndexes } from '../src/platform/complete-indexes.ts';
import { openDatabase, openPool } from '../src/platform/database.ts';
import { givingWay, LOCK_TIMEOUT_MS } from '../src/platform/migrator.ts';
import type { Program } from '../test/support/program.ts';
import { decisionFor, inventTraveller, LaneClient, quantile } from './lane-client.ts';

/** What a lane felt while something was done to the big tables. */
export interface Felt {
  while: string;
  tookMs: number;
  pairs: number;
  refused: number;
  p50Ms: number;
  p99Ms: number;
  mostMs: number;
}

const LANES = 2;
const PAUSE_MS = 20;

/**
 * A lane goes on with inspections and decisions while columns and indexes are added to its tables, as `migrate` does it; once while a
 * report holds the tables for seconds, which no migration may wait for in front of everybody.
 */
export async function tryMigrations(ownerUrl: string, program: Program): Promise<Felt[]> {
  const client = new LaneClient(program.url, LANES);
  await client.signIn('officer', program.passwordOf('officer'));
  const pool = { url: ownerUrl, statementTimeoutMs: 3_600_000, poolSize: 1 };
  const owner = openDatabase(openPool({ ...pool, name: 'bench migrate', lockTimeoutMs: LOCK_TIMEOUT_MS }));
  const beside = openDatabase(openPool({ ...pool, name: 'bench index', lockTimeoutMs: 3_600_000 }));
  const run = (text: string) => givingWay(() => sql.raw(text).execute(owner));
  try {
    return [
      await whileWorking(client, 'nothing else is done', () => pause(5_000)),
      await whileWorking(client, 'a column is added to inspection and audit_entry', async () => {
        await run('alter table inspection add column bench_flag boolean not null default false');
        await run('alter table audit_entry add column bench_note text');
      }),
      await whileWorking(client, 'a column is added to inspection while a report reads it for 3 s', async () => {
        const report = holdByReport(ownerUrl);
        await pause(200);
        await run('alter table inspection add column bench_more text');
        await report;
      }),
      await whileWorking(client, 'an index is added to audit_entry and inspection', async () => {
        await run('create index bench_action on only audit_entry (action)');
        await run('create index bench_nationality on only inspection (nationality)');
        await completeIndexes(beside);
      }),
    ];
  } finally {
    await run('drop index if exists bench_action').catch(() => {});
    await run('drop index if exists bench_nationality').catch(() => {});
    await run('alter table inspection drop column if exists bench_flag, drop column if exists bench_more').catch(
      () => {},
    );
    await run('alter table audit_entry drop column if exists bench_note').catch(() => {});
    await Promise.all([owner.destroy(), beside.destroy()]);
    client.close();
  }
}

async function holdByReport(ownerUrl: string): Promise<void> {
  const report = new pg.Client({ connectionString: ownerUrl });
  await report.connect();
  await report.query('begin; select count(*) from (select from inspection limit 1) i; select pg_sleep(3); commit');
  await report.end();
}

/** Does the work while lanes go on, and says what they felt. */
export async function whileWorking(client: LaneClient, what: string, work: () => Promise<unknown>): Promise<Felt> {
  const times: number[] = [];
  let refused = 0;
  let isOver = false;
  const random = seededRandom(what);
  const lane = async () => {
    while (!isOver) {
      const traveller = inventTraveller(random, 'manas');
      const startedMs = performance.now();
      const opened = await client.call('PUT', `/v1/inspections/${traveller.id}`, traveller.inspection);
      const openedMs = performance.now();
      times.push(openedMs - startedMs);
      if (opened.status === 201) {
        const decided = await client.call('PUT', `/v1/inspections/${traveller.id}/decision`, decisionFor(opened.body));
        times.push(performance.now() - openedMs);
        if (decided.status !== 201) refused += 1;
      } else refused += 1;
      await pause(PAUSE_MS);
    }
  };
  const lanes = Array.from({ length: LANES }, lane);
  await pause(500);
  const startedMs = performance.now();
  await work();
  const tookMs = Math.round(performance.now() - startedMs);
  await pause(500);
  isOver = true;
  await Promise.all(lanes);
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    ...{ while: what, tookMs, pairs: Math.floor(times.length / 2), refused },
    ...{ p50Ms: round(quantile(times, 0.5)), p99Ms: round(quantile(times, 0.99)), mostMs: round(Math.max(...times)) },
  };
}
