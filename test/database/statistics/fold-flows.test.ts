import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCheckpointReader } from '../../../src/checkpoints/checkpoint-reader.ts';
import { atOnce } from '../../../src/core/steps.ts';
import type { CrossingKind } from '../../../src/crossings/crossing.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { DIMENSIONS, EXTRA_MEASURES, type FlowQuestion, PERIODS } from '../../../src/statistics/flow.ts';
import { FlowMonths } from '../../../src/statistics/flow-months.ts';
import { tellFlows } from '../../../src/statistics/flow-rows.ts';
import { followFlows, recountFlows } from '../../../src/statistics/fold-flows.ts';
import { type GatherDeps, gatherFlows } from '../../../src/statistics/gather-flows.ts';
import { verifyFlows } from '../../../src/statistics/verify-flows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type Journey, type Journeys, newJourney, openJourneys } from '../../support/flow-journeys.ts';
import { somebodyWaits, takeTurnElsewhere } from '../../support/taken-turn.ts';
import { openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
let deps: GatherDeps;
let fold: Journeys['fold'];
let inspect: Journeys['inspect'];
let cross: Journeys['cross'];
let decide: Journeys['decide'];
let expectProved: Journeys['expectProved'];

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
  deps = { platform, checkpoints: openCheckpointReader(platform), months: new FlowMonths() };
  ({ fold, inspect, cross, decide, expectProved } = openJourneys(platform, database));
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});
beforeEach(async () => {
  await database.asOwner('truncate crossing, inspection, decision, inspection_identity');
  await recountFlows({ platform });
});

const told = async (question: FlowQuestion, isPlain: boolean, limit: number | null) => {
  const { partial } = await gatherFlows(deps, question, { withPersons: limit !== null, mostRows: 100_000, isPlain });
  return atOnce(tellFlows(question, partial, limit));
};

describe('cells counted ahead', () => {
  it('follow entries, corrections, voids and refusals, each once', async () => {
    const [kept, voided, moved, refused] = ['A', 'B', 'C', 'D'].map((person) =>
      newJourney('2026-03-10T10:20', { person }),
    ) as [Journey, Journey, Journey, Journey];
    for (const journey of [kept, voided, moved, refused]) await inspect(journey);
    for (const journey of [kept, voided, moved]) await cross(journey);
    await decide(refused, 'refuse');
    await fold();
    await cross(voided, 2, { kind: 'void' });
    await cross(moved, 2, { direction: 'exit' });
    const question: FlowQuestion = {
      ...{ from: '2026-03-01', to: '2026-04-01', period: 'month', by: ['direction'], filters: {} },
    };
    const expected = [
      { period: '2026-03', direction: 'entry', crossings: 1, refusals: 1, referrals: 0 },
      { period: '2026-03', direction: 'exit', crossings: 1, refusals: 0, referrals: 0 },
    ];
    expect((await told(question, false, null)).rows).toEqual(expected);
    await fold();
    expect((await told(question, false, null)).rows).toEqual(expected);
    expect(await expectProved()).toBe(2);
  });

  it('know a correction that arrives before what it corrects', async () => {
    const journey = newJourney('2026-03-10T10:20');
    await inspect(journey);
    await cross(journey, 2, { nationality: 'UZB' });
    await fold();
    await cross(journey, 1);
    await fold();
    expect(await expectProved()).toBe(1);
    const { rows } = await told(
      { from: '2026-03-10', to: '2026-03-11', period: 'day', by: ['nationality'], filters: {} },
      false,
      null,
    );
    expect(rows.map(({ nationality }) => nationality)).toEqual(['UZB']);
  });

  it('say where they differ from the rows', async () => {
    const journey = newJourney('2026-03-10T10:20');
    await inspect(journey);
    await cross(journey);
    await fold();
    await database.asOwner('update flow_cell set crossings = 2 where node = 6');
    const found = [];
    for await (const proof of verifyFlows(platform)) found.push(...proof.differences);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ node: 6, began: '2026-03-10 00:00:00', checkpoint: 'manas', isOfPersons: false });
    expect([found[0]?.kept?.[0], found[0]?.counted?.[0]]).toEqual([2, 1]);
  });
});

describe('while another process has the turn', () => {
  it('whoever must not find it taken waits for it and then finishes, but not for ever', async () => {
    const journey = newJourney('2026-03-10T10:20');
    await inspect(journey);
    await cross(journey);
    await database.otherTestsAreOver();
    const giveBack = await takeTurnElsewhere(database, 'flow-fold');
    const busy = { code: 'overloaded', detail: expect.stringContaining('Another process') };
    await expect(followFlows({ platform }, 1)).rejects.toMatchObject(busy);
    await expect(recountFlows({ platform }, 1)).rejects.toMatchObject(busy);
    const followed = recountFlows({ platform }).then(() => followFlows({ platform }));
    await somebodyWaits(database);
    await giveBack();
    await followed;
    const { rows } = await database.asOwner('select sum(crossings)::int as crossings from flow_cell where node = 7');
    expect(rows).toEqual([{ crossings: 1 }]);

    await recountFlows({ platform });
    const giveBackAgain = await takeTurnElsewhere(database, 'flow-fold');
    const proved = expectProved();
    await somebodyWaits(database);
    await giveBackAgain();
    expect(await proved).toBe(1);
  });
});

const PEOPLE = [...'ABCDEFGHIJKLMNOPQRSTUVWX'];
const places = ['manas', 'dostuk', 'kainda'] as const;
const factsOf = fc.record({
  direction: fc.constantFrom('entry' as const, 'exit' as const),
  nationality: fc.constantFrom('KGZ', 'KAZ', 'UZB'),
  kind: fc.constantFrom<CrossingKind>('ordinary', 'ordinary', 'ordinary', 'void', 'returned', 'escorted'),
  person: fc.constantFrom(...PEOPLE),
});
const journeyOf = fc.record({
  hour: fc.integer({ min: 0, max: 24 * 75 }),
  checkpoint: fc.constantFrom(...places),
  sex: fc.constantFrom('F', 'M'),
  age: fc.constantFrom(3, 24, 25, 80, null),
  purpose: fc.constantFrom('holiday', 'not-asked'),
  revisions: fc.array(factsOf, { minLength: 1, maxLength: 3 }),
  decision: fc.constantFrom(undefined, undefined, undefined, 'refuse' as const, 'refer' as const, 'refused' as const),
});
type Act = () => Promise<void>;
const questionOf = fc.record({
  period: fc.constantFrom(...PERIODS),
  by: fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { maxLength: 4 }),
  checkpoint: fc.option(fc.constantFrom(['manas'], ['dostuk', 'kainda']), { nil: undefined }),
  extras: fc.constant([...EXTRA_MEASURES]),
  nationality: fc.option(fc.constantFrom(['UZB'], ['KGZ', 'KAZ']), { nil: undefined }),
  age: fc.option(fc.constant(['25-29', 'unknown']), { nil: undefined }),
});

describe('whatever arrives, in whatever order', () => {
  it('the cells are what a count from nothing gives, and answers from them what the crossings give', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(journeyOf, { minLength: 5, maxLength: 60 }),
        fc.infiniteStream(fc.nat()),
        fc.array(questionOf, { minLength: 6, maxLength: 6 }),
        async (journeys, draws, questions) => {
          await database.asOwner('truncate crossing, inspection, decision, inspection_identity');
          await recountFlows({ platform });
          await fold();
          const draw = () => draws.next().value ?? 0;
          const acts: Act[] = [];
          for (const { hour, revisions, decision, ...facts } of journeys) {
            const [first] = revisions;
            const at = new Date(Date.parse('2026-01-20T00:00:00Z') + hour * 3_600_000).toISOString().slice(0, 16);
            const journey = newJourney(at, { ...facts, ...first });
            await inspect(journey);
            for (const [index, revision] of revisions.entries()) {
              const act = () => cross(journey, index + 1, revision);
              acts.push(act, ...(draw() % 4 === 0 ? [act] : []));
            }
            if (decision) acts.push(() => decide(journey, decision));
          }
          while (acts.length > 0) {
            const [act] = acts.splice(draw() % acts.length, 1);
            await act?.();
            if (draw() % 12 === 0) await fold(draw() % 3 === 0 ? 1 : undefined);
          }
          await fold();
          await expectProved();
          for (const { period, by, extras, ...filters } of questions) {
            const range = period === 'hour' ? ['2026-02-01', '2026-02-20'] : ['2026-01-25', '2026-04-02'];
            const given = Object.entries(filters).filter(([, values]) => values !== undefined);
            const question: FlowQuestion = {
              ...{ from: range[0] ?? '', to: range[1] ?? '', period, by, extras, filters: Object.fromEntries(given) },
            };
            for (const limit of [null, 10]) {
              expect(await told(question, false, limit)).toEqual(await told(question, true, limit));
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('a range of many years', () => {
  it('asks for the months that have cells only', async () => {
    for (const at of ['2019-02-03T10:20', '2026-03-10T10:20']) {
      const journey = newJourney(at);
      await inspect(journey);
      await cross(journey);
    }
    await fold();
    const question: FlowQuestion = { from: '2000-01-01', to: '2090-01-01', period: 'year', by: [], filters: {} };
    expect((await told(question, false, null)).rows.map(({ period, crossings }) => [period, crossings])).toEqual([
      ['2019', 1],
      ['2026', 1],
    ]);
  });
});

describe('a question of too many rows', () => {
  it('is refused, also where they would fall together in the answer: nothing is cut off and told as a sum', async () => {
    for (const person of PEOPLE) {
      const journey = newJourney('2026-03-10T10:20', { person, checkpoint: `post-${person}` });
      await inspect(journey);
      await cross(journey);
    }
    await fold();
    const question: FlowQuestion = {
      ...{ from: '2026-03-01', to: '2026-04-01', period: 'day', by: ['mode'], filters: {} },
    };
    for (const isPlain of [true, false]) {
      const ask = (mostRows: number) => gatherFlows(deps, question, { withPersons: false, mostRows, isPlain });
      const { partial } = await ask(10);
      expect(partial.inOrder(['crossings']).map((cell) => partial.counts.crossings[cell])).toEqual([PEOPLE.length]);
      await expect(ask(1)).rejects.toMatchObject({ code: 'range-too-long' });
    }
  });
});
