import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../../src/platform/platform.ts';
import { foldStays, followStays, readAsOf, recountStays } from '../../../src/stays/fold-stays.ts';
import { openStayRules, type StayRules } from '../../../src/stays/stay-rule-reader.ts';
import { verifyStays } from '../../../src/stays/verify-stays.ts';
import { type RowDocument, writeCrossing } from '../../support/crossing-rows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { somebodyWaits, takeTurnElsewhere } from '../../support/taken-turn.ts';
import { openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
let rules: StayRules;

const at = (day: number) => new Date(Date.UTC(2026, 0, 5 + day, 6));
const person = (number: number, changes: Partial<RowDocument> = {}): RowDocument => ({
  ...{ issuingState: 'TUR', documentNumber: `W${1_000_000 + number}`, surname: 'PROBNAIA', givenNames: 'AIGERIM' },
  ...{ birthDate: `1991-11-${10 + number}`, sex: 'F', ...changes },
});
const cross = (direction: 'entry' | 'exit', day: number, document: RowDocument) =>
  writeCrossing(platform.db, { direction, occurredAt: at(day), documents: [document] });
const SMALL = { crossingsASlice: 3, pairedASlice: 3, pairedAtATime: 2, daysASlice: 1 };
const prove = async (sizes = {}) => {
  await database.otherTestsAreOver();
  return verifyStays({ platform, rules, sizes });
};
/** Until all is paired: another test's transaction, begun in between, keeps what is counted below itself. */
const isPaired = (pair: () => Promise<void>) =>
  expect
    .poll(
      async () => {
        await pair();
        return readAsOf(platform.db);
      },
      { timeout: 20_000 },
    )
    .not.toBeNull();

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
  rules = openStayRules(platform);
  for (let one = 0; one < 8; one++) {
    await cross('entry', one, person(one));
    if (one < 5) await cross('exit', one + 4, person(one));
    // Left on another passport: only the name says so.
    else if (one === 5) await cross('exit', one + 4, person(one, { documentNumber: 'OTHER5', issuingState: 'AZE' }));
  }
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});
beforeEach(async () => {
  await recountStays({ platform });
  await isPaired(async () => {
    await database.otherTestsAreOver();
    while (await foldStays({ platform, rules }));
  });
});

it('the stays are proved to equal a pairing from nothing, also after they were paired anew', async () => {
  expect(await prove()).toEqual({ crossings: 14, persons: 9, stays: 8, differing: 0, differences: [] });
  await recountStays({ platform });
  expect(await readAsOf(platform.db)).toBeNull();
  await isPaired(async () => expect((await prove()).differing).toBe(0));
});

it.each([
  [
    'a pair that was torn',
    `update stay set exit_id = null, exit_at = null, confidence = null, reason = null, class = null
    where confidence = 'certain' and entry_at = (select min(entry_at) from stay)`,
    ['pair'],
  ],
  [
    'a pair too many days long',
    `update stay set over_days = 7 where entry_at = (select min(entry_at) from stay)`,
    ['pair'],
  ],
  ['a stay that is gone', `delete from stay where entry_at = (select max(entry_at) from stay)`, ['pair']],
  [
    'a crossing kept the wrong way round',
    `update stay_crossing set direction = 'exit' where occurred_at = (select min(occurred_at) from stay_crossing)`,
    ['crossing'],
  ],
  [
    'a crossing that is not kept',
    `delete from stay_crossing where occurred_at = (select max(occurred_at) from stay_crossing)`,
    ['forgotten'],
  ],
  [
    'a document that belongs to somebody else',
    `update stay_key set person_id = (select max(person_id::text)::uuid from stay_key) where key = (select key from stay_key where person_id <> (select max(person_id::text)::uuid from stay_key) limit 1)`,
    ['person'],
  ],
  [
    'an open end that nobody finds',
    `delete from stay_end_key where crossing_id = (select max(crossing_id::text)::uuid from stay_end_key)`,
    ['end'],
  ],
  [
    'a day with an entry too many',
    `update balance_day set entries = entries + 1 where day = (select min(day) from balance_day)`,
    ['balance'],
  ],
])('%s is told', async (_, tamper, faults) => {
  await database.asOwner(tamper);
  const { differing, differences } = await prove();
  expect(differing).toBeGreaterThan(0);
  expect(differences.map(({ fault }) => fault)).toEqual(expect.arrayContaining(faults));
  // Read three crossings and a day at a time, it is the same.
  expect(await prove(SMALL)).toMatchObject({ differing, differences: expect.arrayContaining(differences) });
});

/** What a reader of the stays sees of them. */
const pairs = () =>
  platform.db
    .selectFrom('stay')
    .select(['id', 'person_id', 'exit_id', 'exit_person_id', 'confidence', 'reason', 'over_days', 'name_score'])
    .orderBy('id')
    .execute();

describe('while another process has the turn', () => {
  it('a recount and a proof wait for it, and then finish', async () => {
    const giveBack = await takeTurnElsewhere(database, 'stay-fold');
    const proved = recountStays({ platform }).then(() => prove(SMALL));
    await somebodyWaits(database);
    await giveBack();
    expect(await proved).toEqual({ crossings: 14, persons: 9, stays: 8, differing: 0, differences: [] });

    await recountStays({ platform });
    const giveBackAgain = await takeTurnElsewhere(database, 'stay-fold');
    const followed = followStays({ platform, rules }).then(pairs);
    await somebodyWaits(database);
    await giveBackAgain();
    expect(await followed).toHaveLength(8);
  });

  it('neither waits for ever, nor says that it was done', async () => {
    const giveBack = await takeTurnElsewhere(database, 'stay-fold');
    const busy = { code: 'overloaded', detail: expect.stringContaining('Another process') };
    await expect(followStays({ platform, rules }, 1)).rejects.toMatchObject(busy);
    await expect(recountStays({ platform }, 1)).rejects.toMatchObject(busy);
    await giveBack();
    expect((await prove()).stays).toBe(8);
  });
});

describe('when retention has dropped documents', () => {
  it('a recount gives the same pairs as before, again and again, also of rows that come once more', async () => {
    await prove();
    const before = await pairs();
    const keys = await platform.db.selectFrom('stay_key').selectAll().orderBy('key').execute();
    expect(before.filter(({ exit_id }) => exit_id !== null)).toHaveLength(6);
    await database.asOwner(`delete from inspection_identity where inspection_id in
      (select inspection_id from crossing where occurred_at < timestamptz '2026-01-11T12:00:00Z')`);
    // A few crossings at a time; the second recount begins in the middle of the first.
    await recountStays({ platform });
    await database.otherTestsAreOver();
    for (let step = 0; step < 4; step++) await foldStays({ platform, rules, arrivalsAStep: 1 });
    await recountStays({ platform });
    for (let isMore = true; isMore; ) isMore = await foldStays({ platform, rules, arrivalsAStep: 1, pairedAtATime: 1 });
    expect(await pairs()).toEqual(before);
    expect(await platform.db.selectFrom('stay_key').selectAll().orderBy('key').execute()).toEqual(keys);
    expect(await platform.db.selectFrom('stay_spared_key').selectAll().execute()).toEqual([]);
    expect((await prove()).differing).toBe(0);
    // As after a restore from a dump: every crossing is taken once more.
    await database.asOwner(`update stay_fold set at_xid = '0'`);
    await database.otherTestsAreOver();
    await followStays({ platform, rules });
    expect(await pairs()).toEqual(before);
  });
});
