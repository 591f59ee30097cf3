import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCheckpointReader } from '../../../src/checkpoints/checkpoint-reader.ts';
import { addDays, localDate } from '../../../src/core/dates.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { foldStays } from '../../../src/stays/fold-stays.ts';
import { openStayRules } from '../../../src/stays/stay-rule-reader.ts';
import { watchBalance } from '../../../src/stays/watch-balance.ts';
import { writeCrossing } from '../../support/crossing-rows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
const DAY = 86_400_000;

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

it('a lane that records exits as entries for a day raises one notice, at its own checkpoint only', async () => {
  const noon = Date.parse(`${localDate(new Date())}T06:00:00Z`);
  const writes: Promise<string>[] = [];
  for (let back = 1; back <= 9; back++) {
    for (let n = 0; n < 60; n++) {
      const occurredAt = new Date(noon - back * DAY + n);
      const isWrong = back === 1 && n % 2 === 1;
      const direction = n % 2 === 0 || isWrong ? 'entry' : 'exit';
      writes.push(
        writeCrossing(platform.db, { direction, occurredAt, documents: [], nationality: 'KAZ', checkpoint: 'ak-jol' }),
      );
      const rightly = n % 2 === 0 ? 'entry' : 'exit';
      writes.push(writeCrossing(platform.db, { direction: rightly, occurredAt, documents: [], nationality: 'KAZ' }));
    }
    await Promise.all(writes.splice(0));
  }
  await database.otherTestsAreOver();
  while (await foldStays({ platform, rules: openStayRules(platform) }));
  const deps = { platform, checkpoints: openCheckpointReader(platform) };
  // While a backlog is followed, or all is counted anew, the half of it that is in says nothing.
  const noonToday = `timestamptz '${new Date(noon).toISOString()}'`;
  for (const asOf of ['null', "now() - interval '11 minutes'", `${noonToday} - interval '2 days'`]) {
    await database.asOwner(`update stay_fold set as_of = ${asOf}`);
    expect(await watchBalance(deps)).toBe(0);
  }
  await database.asOwner('update stay_fold set as_of = now()');
  // Of all nationalities together, and of the one that there is.
  expect(await watchBalance(deps)).toBe(2);
  expect(await watchBalance(deps)).toBe(0);
  const notices = await platform.db.selectFrom('balance_notice').selectAll().orderBy('nationality').execute();
  expect(notices).toMatchObject([
    {
      checkpoint: 'ak-jol',
      nationality: 'KAZ',
      day: addDays(localDate(new Date()), -1),
      days: 1,
      entries: 60,
      exits: 0,
    },
    { checkpoint: 'ak-jol', nationality: null, share: 1, usual_share: 0.5 },
  ]);
});
