import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { keepHouse } from '../../../src/platform/maintenance.ts';
import { migrate } from '../../../src/platform/migrator.ts';
import { HOURLY_STATEMENTS } from '../../../src/retention/retention.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('two processes that start at once on an empty database', () => {
  it('make the schema and its partitions once, and both go on', async () => {
    const template = inject('databaseUrls').owner;
    const name = `empty_${newId().replaceAll('-', '')}`;
    const server = new pg.Client({ connectionString: template.replace('/iamis_template', '/postgres') });
    await server.connect();
    try {
      await server.query(`create database ${name}`);
      const url = template.replace('/iamis_template', `/${name}`);
      const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
      expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    } finally {
      await server.query(`drop database if exists ${name} with (force)`);
      await server.end();
    }
  });
});

describe('the hourly maintenance', () => {
  it('removes repeated requests after 90 days and sign-in counters after a day, and nothing younger', async () => {
    await database.asOwner(
      `insert into idempotency_key (account_id, key, request_hash, created_at)
       select '${newId()}', 'days-' || days, '', now() - make_interval(days => days) from unnest(array[89, 91]) days`,
    );
    await database.asOwner(
      `insert into sign_in_failure (subject_hash, failure_count, last_failed_at)
       select convert_to('hours-' || hours, 'UTF8'), 1, now() - make_interval(hours => hours) from unnest(array[23, 25]) hours`,
    );
    await keepHouse(database.owner, HOURLY_STATEMENTS);
    const keys = await database.asOwner('select key from idempotency_key');
    expect(keys.rows).toEqual([{ key: 'days-89' }]);
    const counters = await database.asOwner(
      `select convert_from(subject_hash, 'UTF8') as subject from sign_in_failure`,
    );
    expect(counters.rows).toEqual([{ subject: 'hours-23' }]);
  });

  it('goes on where rows of a month without a partition lie in the default one', async () => {
    // Two years ahead: the month has no partition yet, so its row falls into the default one.
    await database.asOwner(
      `insert into decision_note (inspection_id, revision, stage)
       select (left(id_floor(now() + interval '2 years')::text, 14) || '7000-8000-000000000000')::uuid, 1, 'lane'`,
    );
    const made = await database.asOwner(`select make_partitions((now() + interval '2 years')::date, 2) as made`);
    const facts = await database.asOwner('select count(*)::int as n from partitioned_fact');
    expect(made.rows[0].made).toBe(facts.rows[0].n * 2 - 1);
    await keepHouse(database.owner, HOURLY_STATEMENTS);
  });
});
