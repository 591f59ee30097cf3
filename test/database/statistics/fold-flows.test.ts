import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCheckpointReader } from '../../../src/checkpoints/checkpoint-reader.ts';
import type { Actor } from '../../../src/core/actor.ts';
import { idAt } from '../../../src/core/ids.ts';
import type { CrossingKind } from '../../../src/crossings/crossing.ts';
import { inTransaction } from '../../../src/platform/database.ts';
import { insertRows } from '../../../src/platform/insert-rows.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { DIMENSIONS, EXTRA_MEASURES, type FlowQuestion, PERIODS } from '../../../src/statistics/flow.ts';
import { FlowMonths } from '../../../src/statistics/flow-months.ts';
import { tellFlows } from '../../../src/statistics/flow-rows.ts';
import { foldFlows, followFlows, recountFlows } from '../../../src/statistics/fold-flows.ts';
import { gatherFlows } from '../../../src/statistics/gather-flows.ts';
import { readFlows } from '../../../src/statistics/read-flows.ts';
import { verifyFlows } from '../../../src/statistics/verify-flows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { somebodyWaits, takeTurnElsewhere } from '../../support/taken-turn.ts';
import { openTestPlatform } from '../../support/watchlist.ts';

const OFFICER = '01980000-0000-7000-8000-000000000001';
let database: TestDatabase;
let platform: Platform;
let deps: Parameters<typeof readFlows>[0];

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
  deps = { platform, checkpoints: openCheckpointReader(platform), months: new FlowMonths(), smallCell: 10 };
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});
beforeEach(async () => {
  await database.asOwner('truncate crossing, inspection, decision, inspection_identity');
  await recountFlows({ platform });
});

/** As the loop does it; another test's open transaction may hold the line back, so rows wait until nobody else writes. */
async function fold(arrivalsAStep?: number): Promise<void> {
  await database.otherTestsAreOver();
  while (await foldFlows({ platform, ...(arrivalsAStep !== undefined && { arrivalsAStep }) })) {
    // Until there is nothing to do.
  }
}

interface Facts {
  direction: 'entry' | 'exit';
  nationality: string;
  kind: CrossingKind;
  person: string;
}
interface Journey extends Facts {
  id: string;
  at: Date;
  checkpoint: string;
  sex: string;
  age: number | null;
  purpose: string;
}

const newJourney = (at: string, facts: Partial<Journey> = {}): Journey => {
  const instant = new Date(`${at}+06:00`);
  const journey = {
    checkpoint: 'manas',
    direction: 'entry',
    nationality: 'KAZ',
    kind: 'ordinary',
    person: 'A',
  } as const;
  return { id: idAt(instant.getTime()), at: instant, sex: 'F', age: 30, purpose: 'holiday', ...journey, ...facts };
};

async function inspect(journey: Journey): Promise<void> {
  const { id, at, checkpoint, direction, nationality, sex, age, purpose } = journey;
  await inTransaction(platform.db, (tx) =>
    insertRows(tx, 'inspection', [
      {
        ...{ id, site: 'hub', checkpoint, direction, occurred_at: at, received_at: at, officer_id: OFFICER },
        ...{ capture_mode: 'reader', traveller_kind: 'ordinary', purpose, residence_basis: 'unknown' },
        ...{ document_class: 'ordinary', issuing_state: nationality, nationality, sex, age, verdict: 'clear' },
        ...{ signal: 'go', policy: 'test', list_version: 0, list_age_ms: 0, feed: 'live', entry_count: 0, took_us: 1 },
        request_hash: Buffer.alloc(32),
      },
    ]),
  );
}

/** A revision of a crossing, in a transaction of its own; the same again changes nothing. */
async function cross(journey: Journey, revision = 1, facts: Partial<Facts> = {}): Promise<void> {
  const { id, at, checkpoint, direction, nationality, kind, sex, age, purpose, person } = { ...journey, ...facts };
  await inTransaction(platform.db, async (tx) => {
    await tx
      .insertInto('crossing')
      .values({
        ...{ inspection_id: id, revision, site: 'hub', checkpoint, mode: 'air', direction, kind, occurred_at: at },
        ...{ nationality, sex, age, purpose, traveller_kind: 'ordinary', account_id: OFFICER, recorded_at: at },
        request_hash: Buffer.alloc(32),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .insertInto('inspection_identity')
      .values({
        ...{ inspection_id: id, revision, ordinal: 1, document_code: 'P', document_class: 'ordinary', checks: '{}' },
        ...{
          issuing_state: nationality,
          document_number: `N${person}`,
          surname: person,
          given_names: 'X',
          nationality,
        },
        ...{ is_name_truncated: false, name_key: `${person} X`, birth_date: '1990-01-01', sex },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

async function decide(journey: Journey, outcome: 'refuse' | 'refer' | 'refused'): Promise<void> {
  const stage = outcome === 'refused' ? 'second-line' : 'lane';
  await inTransaction(platform.db, (tx) =>
    tx
      .insertInto('decision')
      .values({
        ...{ inspection_id: journey.id, stage, outcome, site: 'hub', account_id: OFFICER },
        ...{ decided_at: journey.at, recorded_at: journey.at, request_hash: Buffer.alloc(32) },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

async function expectProved(): Promise<number> {
  let crossings = 0;
  for await (const proof of verifyFlows(platform)) {
    expect(proof.differences).toEqual([]);
    crossings += proof.crossings;
  }
  return crossings;
}

const told = async (question: FlowQuestion, isPlain: boolean, limit: number | null) => {
  const { partial } = await gatherFlows(deps, question, { withPersons: limit !== null, mostRows: 100_000, isPlain });
  return tellFlows(question, partial, limit);
};

const ANALYST: Actor = { accountId: OFFICER, username: 'a', agency: 'ministry', roles: ['analyst'], checkpoints: [] };

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

describe('a ministry', () => {
  it('sees nothing of fewer than ten persons, however often they cross, nor what they could be worked out by', async () => {
    const write = async (person: string, facts: Partial<Journey>) => {
      const journey = newJourney('2026-03-10T10:20', { person, ...facts });
      await inspect(journey);
      await cross(journey);
    };
    for (const person of PEOPLE.slice(0, 12)) await write(person, { nationality: 'KAZ' });
    for (const person of PEOPLE) await write(person, { nationality: 'UZB' });
    for (let times = 0; times < 15; times += 1) await write('Z', { nationality: 'TJK' });
    const question: FlowQuestion = {
      ...{ from: '2026-03-01', to: '2026-04-01', period: 'month', by: ['nationality'], filters: {} },
    };
    const seen = async () => (await readFlows(deps, ANALYST, question)).rows;
    const expected = [
      { period: '2026-03', nationality: 'KAZ', crossings: null, refusals: 0, referrals: 0, withheld: true },
      { period: '2026-03', nationality: 'TJK', crossings: null, refusals: 0, referrals: 0, withheld: true },
      { period: '2026-03', nationality: 'UZB', crossings: 24, refusals: 0, referrals: 0 },
    ];
    expect(await seen()).toEqual(expected);
    await fold();
    expect(await seen()).toEqual(expected);
    expect((await readFlows(deps, ANALYST, question)).totals).toEqual({ crossings: 51, refusals: 0, referrals: 0 });
    const own: FlowQuestion = { ...question, filters: { nationality: ['TJK'] } };
    expect((await readFlows(deps, ANALYST, own)).totals).toMatchObject({ crossings: null, withheld: true });
    const border = await readFlows(deps, { ...ANALYST, agency: 'border-service' }, question);
    expect(border.rows.map(({ crossings }) => crossings)).toEqual([12, 15, 24]);
  });

  it('loses sight of a cell when corrections leave nine persons in it', async () => {
    const journeys = PEOPLE.map((person) => newJourney('2026-03-10T10:20', { person }));
    for (const journey of journeys) {
      await inspect(journey);
      await cross(journey);
    }
    await fold();
    const question: FlowQuestion = { from: '2026-03-01', to: '2026-04-01', period: 'month', by: [], filters: {} };
    const seen = async () => (await readFlows(deps, ANALYST, question)).totals.crossings;
    for (const [index, journey] of journeys.entries()) {
      const left = journeys.length - index;
      expect(await seen()).toBe(left >= 10 ? left : null);
      if (left === 8) break;
      await cross(journey, 2, { kind: 'void' });
      await fold();
    }
    await expectProved();
  });

  it('is not told of cells that corrections have emptied, however many, until their persons are counted anew', async () => {
    const at = (hour: number) => `2026-03-10T1${hour}:20`;
    const journeys = [0, 1, 2].flatMap((hour) => PEOPLE.map((person) => newJourney(at(hour), { person })));
    for (const journey of journeys) {
      await inspect(journey);
      await cross(journey);
    }
    await fold();
    // As many corrections before as a cell can remember.
    await database.asOwner('update flow_cell set gone = 32767 where persons is null');
    const hours: FlowQuestion = { from: '2026-03-10', to: '2026-03-11', period: 'hour', by: [], filters: {} };
    const told = async () => (await readFlows(deps, ANALYST, hours)).rows.map(({ crossings }) => crossings);
    expect(await told()).toEqual([24, 24, 24]);
    for (const journey of journeys) {
      if (journey.person > 'C') await cross(journey, 2, { kind: 'void' });
    }
    await database.otherTestsAreOver();
    // One cell a step: the others wait, and tell nothing.
    expect(await foldFlows({ platform, unsureAStep: 1 })).toBe(true);
    const unsure = async () => (await database.asOwner('select from flow_cell where gone > 6')).rowCount;
    const before = (await unsure()) ?? 0;
    expect(before).toBeGreaterThan(3);
    expect(await told()).toEqual([null, null, null]);
    expect(await foldFlows({ platform, unsureAStep: 1 })).toBe(true);
    expect(await unsure()).toBe(before - 1);
    await fold();
    expect(await unsure()).toBe(0);
    expect(await told()).toEqual([null, null, null]);
    await expectProved();
  });
});
