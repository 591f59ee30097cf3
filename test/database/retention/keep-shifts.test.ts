import { afterAll, beforeAll, expect, it } from 'vitest';
import { idAt, newId } from '../../../src/core/ids.ts';
import { keepRetention } from '../../../src/retention/keep-retention.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const YEAR_MS = 365.25 * 86_400_000;

async function write(yearsAgo: number): Promise<void> {
  const at = new Date(Date.now() - yearsAgo * YEAR_MS);
  const [shiftId, groupId, account] = [idAt(at.getTime()), idAt(at.getTime()), newId()];
  await database.asOwner(
    `insert into shift (id, site, checkpoint, leader_id, opened_at, counts_from, checks, status, closed_at)
     values ($1, 'hub', 'manas', $2, $3, $3, '[]', 'closed', $3)`,
    [shiftId, account, at],
  );
  await database.asOwner(
    `insert into shift_handover (shift_id, site, counts_until, sheet, note) values ($1, 'hub', $2, '{"from": "x"}', 'a name')`,
    [shiftId, at],
  );
  await database.asOwner(
    `insert into traveller_group (id, site, checkpoint, direction, kind, label, declared_count, opened_by, opened_at, status, closed_by,
       closed_at, seen_count, difference_reason)
     values ($1, 'hub', 'manas', 'entry', 'bus', '01KG111', 2, $2, $3, 'closed', $2, $3, 1, 'a name')`,
    [groupId, account, at],
  );
}

it('clears what may tell of a person from handovers and groups after five years, and leaves their figures', async () => {
  await write(6);
  await write(4);
  const platform = openTestPlatform(database);
  await keepRetention(platform, { ownerUrl: database.owner, isDryRun: false });
  await platform.close();
  const { rows: notes } = await database.asOwner('select note, sheet from shift_handover order by shift_id');
  expect(notes).toEqual([
    { note: null, sheet: { from: 'x' } },
    { note: 'a name', sheet: { from: 'x' } },
  ]);
  const { rows: groups } = await database.asOwner(
    'select label, difference_reason, seen_count from traveller_group order by id',
  );
  expect(groups).toEqual([
    { label: null, difference_reason: '', seen_count: 1 },
    { label: '01KG111', difference_reason: 'a name', seen_count: 1 },
  ]);
});
