import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCheckpointReader } from '../../../src/checkpoints/checkpoint-reader.ts';
import { trafficOf } from '../../../src/demonstration/border-traffic.ts';
import { BulkPeople } from '../../../src/demonstration/bulk-people.ts';
import { planBulk } from '../../../src/demonstration/bulk-schedule.ts';
import { driftOf, spansOf } from '../../../src/stays/balance.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: ReturnType<typeof openTestPlatform>;
beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

const DAY_MS = 86_400_000;
const WEEKS = 9;

/** Entries and exits of the last weeks at each checkpoint, the last week first. */
async function weeksOf(wrongLaneAt: string | undefined) {
  const traffic = trafficOf(await openCheckpointReader(platform).list());
  const now = new Date('2026-05-20T08:00:00Z');
  const crossings = 40_000;
  const people = new BulkPeople('wrong lane', traffic, now, crossings);
  const schedule = planBulk('wrong lane', people, traffic, { now, crossings, wrongLaneAt });
  const endMs = Date.parse('2026-05-20T00:00:00+06:00');
  const days = new Map(traffic.checkpoints.map(({ code }) => [code, emptyDays()]));
  for (let month = 0; month < schedule.months.length; month++) {
    for (const { checkpoint, atMs, direction, fate } of schedule.ofMonth(month)) {
      const day = days.get(checkpoint.code)?.[Math.floor((endMs - 1 - atMs) / DAY_MS)];
      if (day && fate === 'admit') day[direction === 'entry' ? 'entries' : 'exits'] += 1;
    }
  }
  return new Map([...days].map(([code, own]) => [code, spansOf(own, 7, WEEKS)]));
}
const emptyDays = () => Array.from({ length: 7 * WEEKS }, () => ({ entries: 0, exits: 0 }));

async function drifting(wrongLaneAt: string | undefined): Promise<string[]> {
  const weeks = await weeksOf(wrongLaneAt);
  return [...weeks].flatMap(([code, [last, ...earlier]]) => (last && driftOf(last, earlier) ? [code] : []));
}

it('a simulated lane that is set wrongly is told from all others, and none is told when none is', async () => {
  expect(await drifting('dostuk')).toEqual(['dostuk']);
  expect(await drifting(undefined)).toEqual([]);
});
