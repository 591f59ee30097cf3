import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { BYTEA_COLUMNS, JSONB_COLUMNS } from '../../../src/platform/commit-statement.ts';
import { type Committer, openCommitter } from '../../../src/platform/committer.ts';
import { type Database, openDatabase, openPool } from '../../../src/platform/database.ts';
import type { FactUnit } from '../../../src/platform/fact-unit.ts';
import { onPool } from '../../../src/platform/statement.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let db: Database;
let pool: pg.Pool;
let committer: Committer;

const decision = (inspectionId: string, outcome: string, over: object = {}): FactUnit => ({
  table: 'decision',
  claim: {
    inspection_id: inspectionId,
    stage: 'lane',
    site: 'hub',
    outcome,
    account_id: newId(),
    decided_at: new Date(),
    recorded_at: new Date(),
    request_hash: Buffer.from(outcome),
    ...over,
  },
  dependents: [{ table: 'decision_note', rows: [{ inspection_id: inspectionId, stage: 'lane', note: outcome }] }],
});

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(openPool({ url: database.app, poolSize: 4, name: 'test', statementTimeoutMs: 5_000 }));
  pool = openPool({ url: database.app, poolSize: 2, name: 'commits', statementTimeoutMs: 5_000, isPlanKept: true });
  committer = openCommitter(onPool(pool));
});
afterAll(async () => {
  await db.destroy();
  await pool.end();
  await database.drop();
});

describe('the committer', () => {
  it('lets the primary key decide between fifty officers who press at once, each with another outcome', async () => {
    const id = newId();
    const wins = await Promise.all(
      Array.from({ length: 50 }, (_, i) => committer.commit(decision(id, i % 2 ? 'admit' : 'refer'))),
    );
    expect(wins.filter(Boolean)).toHaveLength(1);
    const notes = await sql<{
      n: number;
    }>`select count(*)::int as n from decision_note where inspection_id = ${id}`.execute(db);
    expect(notes.rows[0]?.n).toBe(1);
  });

  it('writes the rows of two hundred concurrent requests, each with its dependents', async () => {
    const ids = Array.from({ length: 200 }, () => newId());
    const wins = await Promise.all(ids.map((id) => committer.commit(decision(id, 'admit'))));
    expect(wins.every(Boolean)).toBe(true);
    const notes = await db
      .selectFrom('decision_note')
      .select('inspection_id')
      .where('inspection_id', 'in', ids)
      .execute();
    expect(notes).toHaveLength(200);
  });

  it('fails the poisoned row alone when it shares a commit with good ones', async () => {
    const good = Array.from({ length: 20 }, () => newId());
    const outcomes = await Promise.allSettled([
      ...good.slice(0, 10).map((id) => committer.commit(decision(id, 'admit'))),
      committer.commit(decision(newId(), 'no-such-outcome')),
      ...good.slice(10).map((id) => committer.commit(decision(id, 'admit'))),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(1);
    expect(outcomes[10]?.status).toBe('rejected');
    const rows = await db.selectFrom('decision').select('inspection_id').where('inspection_id', 'in', good).execute();
    expect(rows).toHaveLength(20);
  });

  it('answers nothing as written when the connection breaks before the commit, and writes again afterwards', async () => {
    const lost = openPool({ url: database.app, poolSize: 2, name: 'lost', statementTimeoutMs: 5_000 });
    const lone = openCommitter(onPool(lost));
    const id = newId();
    const holder = new pg.Client({ connectionString: database.owner });
    await holder.connect();
    await holder.query('begin; lock table decision in access exclusive mode');
    const outcome = lone.commit(decision(id, 'admit')).then(
      () => 'answered',
      () => 'failed',
    );
    const waiting = `select pid from pg_stat_activity where application_name = 'iamis lost' and wait_event_type = 'Lock'`;
    while ((await database.asOwner(waiting)).rowCount === 0);
    await database.asOwner(`select pg_terminate_backend(pid) from (${waiting}) w`);
    expect(await outcome).toBe('failed');
    await holder.query('rollback');
    await holder.end();
    expect(await db.selectFrom('decision').select('stage').where('inspection_id', '=', id).execute()).toEqual([]);
    expect(await lone.commit(decision(id, 'admit'))).toBe(true);
    await lost.end();
  });

  it('knows which columns of the facts hold jsonb and bytea, and takes no other for one', async () => {
    const written = [
      'inspection',
      'inspection_identity',
      'hit',
      'silenced_hit',
      'discreet_hit',
      'decision',
      'decision_note',
    ];
    const { rows } = await database.asOwner(
      `select distinct column_name, data_type = 'jsonb' as is_jsonb, data_type = 'bytea' as is_bytea from information_schema.columns
       where table_schema = 'public' and table_name = any($1)`,
      [[...written, 'crossing', 'referral', 'audit_entry', 'outbox']],
    );
    const wrong = rows.filter(
      ({ column_name: name, is_jsonb, is_bytea }) =>
        JSONB_COLUMNS.has(name) !== is_jsonb || BYTEA_COLUMNS.has(name) !== is_bytea,
    );
    expect(wrong).toEqual([]);
    expect(rows.filter(({ is_bytea }) => is_bytea)).toHaveLength(BYTEA_COLUMNS.size);
    expect(rows.filter(({ is_jsonb }) => is_jsonb)).toHaveLength(JSONB_COLUMNS.size);
  });
});
