import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/database.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { inTx } from '../../../src/platform/statement.ts';
import { findStays } from '../../../src/stays/stay-reader-store.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

it('a lane reads a traveller’s own stays only, also of a table that was just filled and that nobody has analysed', async () => {
  await database.asOwner(`
    alter table stay set (autovacuum_enabled = off);
    alter table stay_key set (autovacuum_enabled = off);
    insert into stay (id, person_id, entry_id, entry_at, nationality, sex, traveller_kind, purpose, is_invented)
      select person, person, person, timestamptz '2026-01-05' + n * interval '1 minute', 'KAZ', 'F', 'ordinary', 'holiday', true
      from (select n, gen_random_uuid() as person from generate_series(1, 20000) n) p;
    insert into stay_key (key, person_id) select id, person_id from stay`);
  const { rows } = await database.asOwner('select key from stay_key limit 1');
  const found = await inTransaction(platform.db, async (tx) => {
    // As the lanes' connections are set up.
    await sql`set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off`.execute(tx);
    const { records } = await findStays(inTx(tx), [rows[0].key]);
    const read = await sql<{ rows: number }>`
      select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables where relname = 'stay'`.execute(
      tx,
    );
    return { stays: records.length, rowsRead: read.rows[0]?.rows ?? 0 };
  });
  expect(found.stays).toBe(1);
  expect(found.rowsRead).toBeLessThan(20);
});
