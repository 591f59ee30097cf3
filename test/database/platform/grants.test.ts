import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let app: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  app = new pg.Client({ connectionString: database.app });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await database.drop();
});

const codeOf = (statement: string) =>
  app.query(statement).then(
    () => 'allowed',
    (error: { code: string }) => error.code,
  );

const FACTS = [
  'inspection',
  'inspection_identity',
  'hit',
  'discreet_hit',
  'decision',
  'decision_note',
  'crossing',
  'referral_finding',
  'audit_entry',
  'audit_seal',
  'watchlist_version',
  'watchlist_change',
  'agency_notice',
  'lending',
  'false_match',
  'false_match_key',
  'false_match_revocation',
  'silenced_hit',
  'late_hit',
  'watchlist_approval',
  'shift_handover',
  'shift_sign_off',
  'group_member',
  'group_face',
];

describe('what the database itself refuses to the serving role', () => {
  it.each(FACTS)('%s can be neither changed nor removed nor emptied nor locked', async (table) => {
    const column = (
      await database.asOwner(`select column_name from information_schema.columns where table_name = $1 limit 1`, [
        table,
      ])
    ).rows[0].column_name;
    expect(await codeOf(`update ${table} set ${column} = ${column}`)).toBe('42501');
    expect(await codeOf(`delete from ${table}`)).toBe('42501');
    expect(await codeOf(`truncate ${table}`)).toBe('42501');
    expect(await codeOf(`select 1 from ${table} for update`)).toBe('42501');
  });

  it('tables can be neither made nor dropped nor altered', async () => {
    expect(await codeOf('create table mine (a int)')).toBe('42501');
    expect(await codeOf('drop table crossing')).toBe('42501');
    expect(await codeOf('alter table crossing add column a int')).toBe('42501');
    expect(await codeOf('create table parts.mine (a int)')).toBe('42501');
  });
});

describe('partitions by month', () => {
  it('exist for last month and half a year ahead', async () => {
    const { rows } = await database.asOwner(
      `select count(*)::int as n from pg_tables where schemaname = 'parts' and tablename like 'crossing\\_2%'`,
    );
    expect(rows[0].n).toBeGreaterThanOrEqual(8);
  });

  it('catch a row of an unforeseen month in the default partition, and say so', async () => {
    const far = `0fffffff-ffff-7${newId().slice(15)}`;
    await app.query(`insert into decision_note (inspection_id, stage) values ($1, 'lane')`, [far]);
    const { rows } = await app.query(
      `select row_count::int as n from default_partition_rows() where table_name = 'decision_note'`,
    );
    expect(rows[0].n).toBe(1);
  });
});
