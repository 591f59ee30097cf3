import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Platform } from '../../../src/platform/platform.ts';
import { followStays, readAsOf, recountStays } from '../../../src/stays/fold-stays.ts';
import { openStayRules, type StayRules } from '../../../src/stays/stay-rule-reader.ts';
import { verifyStaysAtNight } from '../../../src/stays/verify-stays-at-night.ts';
import { writeCrossing } from '../../support/crossing-rows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { takeTurnElsewhere } from '../../support/taken-turn.ts';
import { openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
let rules: StayRules;
let now: Date;
let lines: { level: string; line: string; counts: Record<string, unknown> }[];

const NIGHT = new Date('2026-03-01T20:00:00Z'); // 2 o'clock in Bishkek
const hoursLater = (hours: number) => new Date(NIGHT.getTime() + hours * 3_600_000);
const SMALL = { crossingsASlice: 3, pairedASlice: 3, pairedAtATime: 2, daysASlice: 1 };
const PERSONS = 6;

beforeAll(async () => {
  database = await createTestDatabase();
  const opened = openTestPlatform(database, () => now);
  const noteAt = (level: string) => (counts: Record<string, unknown>, line: string) =>
    void lines.push({ level, line, counts });
  platform = Object.assign(opened, {
    log: Object.assign(Object.create(opened.log), { info: noteAt('info'), error: noteAt('error') }),
  });
  rules = openStayRules(platform);
  for (let one = 0; one < PERSONS; one++) {
    const document = {
      ...{ issuingState: 'TUR', documentNumber: `N${2_000_000 + one}`, surname: 'NOCHNOI', givenNames: 'MUHAMMED' },
      ...{ birthDate: `1988-04-1${one}`, sex: 'M' },
    };
    for (const [day, direction] of [[one, 'entry'] as const, [one + 9, 'exit'] as const]) {
      await writeCrossing(platform.db, {
        ...{ direction, documents: [document], occurredAt: new Date(Date.UTC(2026, 0, 5 + day, 6)) },
      });
    }
  }
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});
beforeEach(async () => {
  now = NIGHT;
  await database.asOwner('truncate stay_proof');
  await recountStays({ platform });
  await database.otherTestsAreOver();
  // Another test's transaction holds the line back for a moment.
  while ((await readAsOf(platform.db)) === null) await followStays({ platform, rules });
  lines = [];
});

const night = (sizes = SMALL, signal?: AbortSignal) => verifyStaysAtNight({ platform, rules, sizes }, signal);
const rounds = async () => (await database.asOwner('select * from stay_proof order by began_at')).rows;
const counted = { crossings: '12', persons: '6', stays: '6' };

it('each night all stays are proved once, with what was counted and as of when', async () => {
  await night();
  expect(await rounds()).toMatchObject([{ ...counted, differing: '0', as_of: expect.any(Date), proved_at: NIGHT }]);
  expect(lines).toEqual([
    { level: 'info', line: 'stays-proved', counts: expect.objectContaining({ persons: PERSONS, differing: 0 }) },
  ]);
  now = hoursLater(1);
  await night();
  expect(await rounds()).toHaveLength(1);
  now = hoursLater(24);
  await night();
  expect(await rounds()).toHaveLength(2);
});

it('by day nothing is proved', async () => {
  now = hoursLater(8);
  await night();
  expect(await rounds()).toEqual([]);
});

it('a damaged pair is found at night, told in the log without anybody’s name, and kept with the round', async () => {
  const { rows } =
    await database.asOwner(`update stay set exit_id = null, exit_at = null, exit_checkpoint = null, confidence = null,
    reason = null, class = null where id = (select id from stay order by person_id desc limit 1) returning id`);
  const fault = { fault: 'pair', what: rows[0].id };
  await night();
  expect(await rounds()).toMatchObject([{ ...counted, differing: '1', differences: [fault], proved_at: NIGHT }]);
  // At once, and when the round ends.
  expect(lines).toEqual(
    Array(2).fill({
      level: 'error',
      line: 'stays-differ',
      counts: expect.objectContaining({ differing: 1, faults: ['pair'], asOf: expect.any(String) }),
    }),
  );
});

it('a round that the morning ends goes on the next night where it was, and tells both nights’ findings', async () => {
  await database.asOwner(`update balance_day set entries = entries + 1 where day = (select max(day) from balance_day)`);
  await database.asOwner(`delete from stay where id = (select id from stay order by person_id limit 1)`);
  // The clock is looked at twice a slice: morning comes when some persons are proved. What is begun is finished.
  let looks = 0;
  const clock = () => (++looks > 12 ? hoursLater(8) : NIGHT);
  await verifyStaysAtNight({ platform: Object.assign(Object.create(platform), { clock }), rules, sizes: SMALL });
  const [unfinished] = await rounds();
  expect(unfinished).toMatchObject({ stage: 'persons', proved_at: null });
  now = hoursLater(24);
  await night();
  expect(await rounds()).toMatchObject([
    {
      ...{ began_at: unfinished.began_at, ...counted, differing: '2' },
      differences: [{ fault: 'pair' }, { fault: 'balance', what: expect.stringMatching(/^manas 2026-01-/) }],
      proved_at: now,
    },
  ]);
});

it('a program that stops leaves the rest to the next one', async () => {
  const stopping = new AbortController();
  stopping.abort();
  await night(SMALL, stopping.signal);
  expect(await rounds()).toEqual([]);
});

it('one process at a time proves, and nothing is proved while the stays are counted anew', async () => {
  const giveBack = await takeTurnElsewhere(database, 'stay-proof');
  await night();
  expect(await rounds()).toEqual([]);
  await giveBack();
  await recountStays({ platform });
  await night();
  expect(await rounds()).toEqual([]);
  expect(lines).toEqual([]);
});

it('what has arrived and is not followed yet is no difference', async () => {
  const [first] = (await database.asOwner('select inspection_id from crossing order by inspection_id limit 1')).rows;
  await database.asOwner(
    `insert into crossing select (jsonb_populate_record(c, '{"revision": 2, "kind": "void"}' || jsonb_build_object('arrived_xid', pg_current_xact_id()::text))).*
     from crossing c where inspection_id = $1 and revision = 1`,
    [first.inspection_id],
  );
  await night();
  expect(await rounds()).toMatchObject([{ differing: '0', proved_at: NIGHT }]);
});
