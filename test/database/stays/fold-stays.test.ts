import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idAt } from '../../../src/core/ids.ts';
import { readCrossingsByIds } from '../../../src/crossings/arrived-crossing-reader.ts';
import { inTransaction } from '../../../src/platform/database.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { countStays } from '../../../src/stays/count-stays.ts';
import { foldStays, readAsOf } from '../../../src/stays/fold-stays.ts';
import { findEnds } from '../../../src/stays/stay-fold-store.ts';
import { keptCrossing } from '../../../src/stays/stay-keys.ts';
import { openStayRules, type StayRules } from '../../../src/stays/stay-rule-reader.ts';
import { type RowDocument, writeCrossing } from '../../support/crossing-rows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
let rules: StayRules;

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
  rules = openStayRules(platform);
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});
beforeEach(forget);

async function forget() {
  await database.asOwner('truncate crossing, inspection_identity');
  await countAnew();
}
async function countAnew() {
  await database.asOwner(`truncate stay, stay_crossing, stay_key, stay_end_key, balance_day;
    update stay_fold set at_xid = '0', mark_xid = null, mark_at = null, as_of = null`);
}
async function fold(arrivalsAStep = 500, pairedAtATime = 2) {
  await database.otherTestsAreOver();
  while (await foldStays({ platform, rules, arrivalsAStep, pairedAtATime }));
}

const BEGAN = Date.UTC(2026, 0, 5, 6);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (days: number) => new Date(BEGAN + days * DAY);

let numbers = 0;
function passport(changes: Partial<RowDocument> = {}): RowDocument {
  numbers += 1;
  const person = { surname: 'PROBNAIA', givenNames: 'AIGERIM', birthDate: '1991-11-23', sex: 'F' };
  return { issuingState: 'TUR', documentNumber: `N${1_000_000 + numbers}`, ...person, ...changes };
}
const staysNow = () =>
  platform.db
    .selectFrom('stay')
    .selectAll()
    .orderBy((eb) => eb.fn.coalesce('entry_at', 'exit_at'))
    .orderBy('id')
    .execute();

describe('stays follow the crossings', () => {
  it('an entry waits for its exit, and with it is a stay; an overstay is counted by the rule of its entry', async () => {
    const document = passport();
    const entry = await writeCrossing(platform.db, { direction: 'entry', occurredAt: at(0), documents: [document] });
    await fold();
    expect(await staysNow()).toMatchObject([{ id: entry, exit_id: null, authorised_until: '2026-02-03' }]);
    const exit = await writeCrossing(platform.db, { direction: 'exit', occurredAt: at(31), documents: [document] });
    await fold();
    expect(await staysNow()).toMatchObject([
      { id: entry, exit_id: exit, confidence: 'certain', over_days: 2, authorised_until: null },
    ]);
  });

  it('a late row from another post parts a stay in two', async () => {
    const document = passport();
    const cross = (direction: 'entry' | 'exit', day: number) =>
      writeCrossing(platform.db, { direction, occurredAt: at(day), documents: [document] });
    await cross('entry', 0);
    await cross('exit', 20);
    await fold();
    expect(await staysNow()).toHaveLength(1);
    await cross('entry', 15);
    await cross('exit', 5);
    await fold();
    expect((await staysNow()).map(({ entry_at, exit_at }) => [entry_at, exit_at])).toEqual([
      [at(0), at(5)],
      [at(15), at(20)],
    ]);
  });

  it('a correction of the direction, and a void, undo what they pair', async () => {
    const document = passport();
    const entry = await writeCrossing(platform.db, { direction: 'entry', occurredAt: at(0), documents: [document] });
    const wrong = { id: idAt(at(3).getTime()), occurredAt: at(3), documents: [document] };
    await writeCrossing(platform.db, { ...wrong, direction: 'entry' });
    await fold();
    expect(await staysNow()).toMatchObject([{ id: entry, entry_next_at: at(3) }, { exit_id: null }]);
    await writeCrossing(platform.db, { ...wrong, revision: 2, direction: 'exit' });
    await fold();
    expect(await staysNow()).toMatchObject([{ id: entry, exit_id: wrong.id }]);
    await writeCrossing(platform.db, { ...wrong, revision: 3, direction: 'exit', kind: 'void' });
    await fold();
    expect(await staysNow()).toMatchObject([{ id: entry, exit_id: null, entry_next_at: null }]);
  });

  it('a corrected document takes a crossing from one person to another', async () => {
    const [one, other] = [passport(), passport({ surname: 'WEBER', givenNames: 'ANNA' })];
    await writeCrossing(platform.db, { direction: 'entry', occurredAt: at(0), documents: [one] });
    await writeCrossing(platform.db, { direction: 'entry', occurredAt: at(1), documents: [other] });
    const exit = { id: idAt(at(2).getTime()), direction: 'exit' as const, occurredAt: at(2) };
    await writeCrossing(platform.db, { ...exit, documents: [one] });
    await fold();
    expect((await staysNow()).map(({ exit_id }) => exit_id)).toEqual([exit.id, null]);
    await writeCrossing(platform.db, { ...exit, revision: 2, documents: [other] });
    await fold();
    expect((await staysNow()).map(({ exit_id }) => exit_id)).toEqual([null, exit.id]);
  });

  it('a second namesake dissolves what only the name had paired', async () => {
    const cross = (direction: 'entry' | 'exit', day: number) =>
      writeCrossing(platform.db, { direction, occurredAt: at(day), documents: [passport()] });
    const entry = await cross('entry', 0);
    const exit = await cross('exit', 5);
    await fold();
    expect(await staysNow()).toMatchObject([{ id: entry, exit_id: exit, confidence: 'probable' }]);
    await cross('entry', 1);
    await fold();
    expect((await staysNow()).map(({ confidence }) => confidence)).toEqual([null, null, null]);
  });

  it('finds the open ends of each word of a name, however many others have another word; of too many the newest', async () => {
    const key = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    const end = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    await database.asOwner(`insert into stay_end_key (key, crossing_id)
      select '${key(1)}'::uuid, ('01990000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid from generate_series(1, 40) n
      union all select '${key(2)}', '${end(50)}' union all select '${key(3)}', '${end(0)}' union all select '${key(3)}', '${end(40)}'`);
    const found = await inTransaction(platform.db, (tx) => findEnds(tx, [key(1), key(2), key(3)], 3));
    expect(found).toEqual([end(0), end(38), end(39), end(40), end(50)]);
  });

  it('two whom a later crossing shows to be one are one, also when all is counted from nothing crossing by crossing', async () => {
    const [old, renewed] = [passport(), passport({ surname: 'SADYKOVA', givenNames: 'NURGUL' })];
    const entry = await writeCrossing(platform.db, { direction: 'entry', occurredAt: at(0), documents: [old] });
    const exit = await writeCrossing(platform.db, { direction: 'exit', occurredAt: at(3), documents: [renewed] });
    await writeCrossing(platform.db, { direction: 'entry', occurredAt: at(5), documents: [old, renewed] });
    await fold(1);
    expect(await staysNow()).toMatchObject([
      { id: entry, exit_id: exit, person_id: entry },
      { exit_id: null, person_id: entry },
    ]);
    const { rows } = await database.asOwner('select distinct person_id from stay_key');
    expect(rows).toEqual([{ person_id: entry }]);
  });

  it('everything that was committed before is in the stays, and they say so', async () => {
    await database.otherTestsAreOver();
    const before = new Date();
    await fold();
    await fold();
    expect((await readAsOf(platform.db))?.getTime()).toBeGreaterThanOrEqual(before.getTime() - 1000);
  });

  it('a step that fails is done again', async () => {
    const document = passport();
    const entry = await writeCrossing(platform.db, { direction: 'entry', occurredAt: at(0), documents: [document] });
    const broken = { list: async () => Promise.reject(new Error('the line broke')) };
    await expect(foldStays({ platform, rules: broken })).rejects.toThrow('the line broke');
    // Another test's transaction holds the line back, and a step would have nothing to do.
    await database.otherTestsAreOver();
    await database.asOwner('alter table stay rename to stay_away');
    await expect(foldStays({ platform, rules })).rejects.toThrow('stay');
    await database.asOwner('alter table stay_away rename to stay');
    await fold();
    expect(await staysNow()).toMatchObject([{ id: entry }]);
  });
});

const NAMES = [
  { surname: 'KADYROV', givenNames: 'ASAN', sex: 'M' },
  { surname: 'KADYROV', givenNames: 'USEN', sex: 'M' },
  { surname: 'PETROVA', givenNames: 'ANNA', sex: 'F' },
];
const DOCUMENTS = NAMES.flatMap((name, person) => [
  passport(name),
  passport({ ...name, issuingState: 'KAZ', personalNumber: person === 2 ? '987654321' : null }),
  passport({ ...name, issuingState: 'KAZ', personalNumber: person === 2 ? '987654321' : null }),
]);

const anyRevision = fc.record({
  direction: fc.constantFrom('entry' as const, 'exit' as const),
  kind: fc.constantFrom(
    'ordinary' as const,
    'ordinary' as const,
    'ordinary' as const,
    'void' as const,
    'returned' as const,
  ),
  documents: fc.uniqueArray(fc.integer({ min: 0, max: DOCUMENTS.length - 1 }), { minLength: 1, maxLength: 2 }),
});
const anyArrivals = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 60 }),
      revisions: fc.array(anyRevision, { minLength: 1, maxLength: 3 }),
    }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .chain((crossings) =>
    fc.record({
      crossings: fc.constant(crossings),
      // The order of arrival, revisions of one crossing in theirs; after each place that is drawn come some steps, so that
      // rows arrive in the middle of a backlog, too.
      order: fc.shuffledSubarray(
        crossings.flatMap(({ revisions }, crossing) => revisions.map(() => crossing)),
        { minLength: crossings.reduce((sum, { revisions }) => sum + revisions.length, 0) },
      ),
      folds: fc.array(fc.record({ place: fc.nat({ max: 20 }), steps: fc.integer({ min: 1, max: 9 }) }), {
        maxLength: 6,
      }),
      arrivalsAStep: fc.integer({ min: 1, max: 6 }),
    }),
  );

it('any crossings, corrections and voids, in any order of arrival, give the stays of a count from nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyArrivals, async ({ crossings, order, folds, arrivalsAStep }) => {
      await forget();
      const ids = crossings.map(({ day }) => idAt(at(day).getTime()));
      const arrived = new Map<number, number>();
      for (const [place, crossing] of order.entries()) {
        const revision = (arrived.get(crossing) ?? 0) + 1;
        arrived.set(crossing, revision);
        const { day, revisions } = crossings[crossing] ?? { day: 0, revisions: [] };
        const { documents, ...fact } = revisions[revision - 1] ?? { documents: [], direction: 'entry' as const };
        const shown = documents.flatMap((one) => DOCUMENTS[one] ?? []);
        await writeCrossing(platform.db, {
          ...fact,
          id: ids[crossing] ?? '',
          revision,
          occurredAt: at(day),
          documents: shown,
        });
        let steps = folds.find((one) => one.place === place)?.steps ?? 0;
        while (steps > 0 && (await foldStays({ platform, rules, arrivalsAStep, pairedAtATime: 2 }))) steps -= 1;
      }
      await fold(arrivalsAStep);
      const kept = (await readCrossingsByIds(platform.db, ids)).map((one) => keptCrossing(platform, one));
      const counted = countStays(await rules.list(), kept);
      const expected = counted.records.map(
        ({ id, exitId, personId, confidence, overDays, authorisedUntil, entryNextAt }) => ({
          ...{ id, exitId, personId, confidence, overDays, authorisedUntil, entryNextAt },
        }),
      );
      const found = (await staysNow()).map((row) => ({
        ...{ id: row.id, exitId: row.exit_id, personId: row.person_id, confidence: row.confidence },
        ...{ overDays: row.over_days, authorisedUntil: row.authorised_until, entryNextAt: row.entry_next_at },
      }));
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
      expect(found.sort(byId)).toEqual(expected.sort(byId));
      const ends = await database.asOwner('select distinct crossing_id from stay_end_key');
      expect(ends.rows.map((row) => row.crossing_id).sort()).toEqual(
        counted.ends.map(({ crossing }) => crossing.id).sort(),
      );
      const balance = await database.asOwner(
        'select coalesce(sum(entries), 0)::int as entries, coalesce(sum(exits), 0)::int as exits from balance_day',
      );
      const moved = kept.filter(({ kind }) => kind === 'ordinary');
      const entered = moved.filter(({ direction }) => direction === 'entry').length;
      expect(balance.rows[0]).toEqual({ entries: entered, exits: moved.length - entered });
      const owners = await database.asOwner('select count(*)::int as n from stay_key');
      expect(owners.rows[0].n).toBe(
        new Set(kept.flatMap((one) => (one.kind === 'void' ? [] : [...one.documentKeys, ...one.personalKeys]))).size,
      );
    }),
    { numRuns: 15 },
  );
}, 180_000);
