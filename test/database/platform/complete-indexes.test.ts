import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { migrate } from '../../../src/platform/migrator.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const state = async () =>
  (
    await database.asOwner(`
      select i.indisvalid as valid, (select count(*)::int from pg_inherits h where h.inhparent = i.indexrelid) as children,
        (select count(*)::int from pg_inherits h where h.inhparent = 'decision'::regclass) as months
      from pg_index i where i.indexrelid = 'decision_by_account'::regclass`)
  ).rows[0];

describe('an index that a migration adds to a big table', () => {
  it('is made month by month after the migration, and is whole with the last', async () => {
    await database.asOwner(
      `insert into decision (inspection_id, stage, site, outcome, account_id, decided_at, recorded_at, request_hash)
       select $1, 'lane', 'hub', 'admit', $1, now(), now(), ''`,
      [newId()],
    );
    await database.asOwner('create index decision_by_account on only decision (account_id)');
    expect(await state()).toMatchObject({ valid: false, children: 0 });
    expect(await migrate(database.owner)).toEqual([]);
    const { valid, children, months } = await state();
    expect({ valid, children }).toEqual({ valid: true, children: months });
    expect(months).toBeGreaterThan(8);
  });

  it('is made anew where a killed run left it half made', async () => {
    await database.asOwner('drop index decision_by_account');
    await database.asOwner('create index decision_by_account on only decision (account_id)');
    const part = (await database.asOwner(`select to_char(now() at time zone 'UTC', '"decision_"YYYY_MM') as name`))
      .rows[0].name;
    await database.asOwner(`create index ${part}_decision_by_account on parts.${part} (account_id)`);
    await database.asOwner(
      `update pg_index set indisvalid = false where indexrelid = 'parts.${part}_decision_by_account'::regclass`,
    );
    await migrate(database.owner);
    expect((await state()).valid).toBe(true);
  });

  it('is there in the months to come', async () => {
    await database.asOwner(`select make_partitions((now() + interval '3 years')::date, 1)`);
    const { valid, children, months } = await state();
    expect({ valid, children }).toEqual({ valid: true, children: months });
  });
});
