import { randomBytes } from 'node:crypto';
import type { Insertable } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCheckpointReader } from '../../../src/checkpoints/checkpoint-reader.ts';
import type { Actor } from '../../../src/core/actor.ts';
import { idAt } from '../../../src/core/ids.ts';
import { inTransaction } from '../../../src/platform/database.ts';
import { insertRows } from '../../../src/platform/insert-rows.ts';
import { openLog } from '../../../src/platform/log.ts';
import { openPlatform, type Platform } from '../../../src/platform/platform.ts';
import { makeSecrets } from '../../../src/platform/secrets.ts';
import type { DB } from '../../../src/platform/tables.ts';
import { ageGroupOf, DIMENSIONS, type FlowQuestion, type FlowRow, periodOf } from '../../../src/statistics/flow.ts';
import { FlowMonths } from '../../../src/statistics/flow-months.ts';
import { type FlowDeps, readFlows, streamFlows } from '../../../src/statistics/read-flows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const ACCOUNT = '01980000-0000-7000-8000-000000000001';
const ANALYST: Actor = {
  accountId: ACCOUNT,
  username: 'analyst',
  agency: 'border-service',
  roles: ['analyst'],
  checkpoints: [],
};

let database: TestDatabase;
let platform: Platform;
let deps: FlowDeps;

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openPlatform({
    site: 'hub',
    databaseUrl: database.app,
    poolSize: 4,
    secrets: makeSecrets(),
    log: openLog('silent'),
  });
  deps = { platform, checkpoints: openCheckpointReader(platform), months: new FlowMonths(), smallCell: 10 };
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

type Outcome = 'admit' | 'refuse' | 'refer-admitted' | 'refer-refused' | 'refer-open' | 'abandon' | 'none';

interface Journey {
  /** Local time in Bishkek. */
  at: string;
  outcome?: Outcome;
  kind?: 'ordinary' | 'escorted';
  checkpoint?: string;
  mode?: string;
  direction?: 'entry' | 'exit';
  nationality?: string;
  sex?: 'F' | 'M' | 'X';
  age?: number | null;
  purpose?: string;
  /** Hours between the crossing and the making of its id. */
  enteredAfterHours?: number;
  isInvented?: boolean;
}

/** Records a journey as the lane does. @returns the inspection's id */
async function travel(journey: Journey): Promise<string> {
  const { outcome = 'admit' } = journey;
  const at = new Date(`${journey.at}+06:00`);
  const id = idAt(at.getTime() + (journey.enteredAfterHours ?? 0) * 3_600_000);
  const facts = {
    checkpoint: journey.checkpoint ?? 'manas',
    direction: journey.direction ?? 'entry',
    occurred_at: at,
    nationality: journey.nationality ?? 'KAZ',
    sex: journey.sex ?? 'F',
    age: journey.age === undefined ? 30 : journey.age,
    purpose: journey.purpose ?? 'not-asked',
    traveller_kind: 'ordinary',
    is_invented: journey.isInvented ?? false,
    site: 'hub',
    request_hash: randomBytes(32),
  };
  const inspection: Insertable<DB['inspection']> = {
    ...facts,
    id,
    received_at: at,
    officer_id: ACCOUNT,
    capture_mode: 'reader',
    residence_basis: 'unknown',
    document_class: 'ordinary',
    issuing_state: facts.nationality,
    verdict: 'clear',
    signal: 'go',
    policy: 'test',
    list_version: 0,
    list_age_ms: 0,
    feed: 'live',
    entry_count: 0,
    took_us: 1,
  };
  const decide = (stage: string, decided: string) => ({
    inspection_id: id,
    stage,
    outcome: decided,
    site: 'hub',
    account_id: ACCOUNT,
    decided_at: at,
    recorded_at: at,
    request_hash: facts.request_hash,
  });
  const decisions: Record<Outcome, object[]> = {
    admit: [decide('lane', 'admit')],
    refuse: [decide('lane', 'refuse')],
    'refer-admitted': [decide('lane', 'refer'), decide('second-line', 'admitted')],
    'refer-refused': [decide('lane', 'refer'), decide('second-line', 'refused')],
    'refer-open': [decide('lane', 'refer')],
    abandon: [decide('lane', 'abandon')],
    none: [],
  };
  const hasCrossed = outcome === 'admit' || outcome === 'refer-admitted';
  const crossing = {
    ...facts,
    inspection_id: id,
    revision: 1,
    mode: journey.mode ?? 'air',
    kind: journey.kind ?? 'ordinary',
    account_id: ACCOUNT,
    recorded_at: at,
  };
  await inTransaction(platform.db, async (tx) => {
    await insertRows(tx, 'inspection', [inspection]);
    await insertRows(tx, 'decision', decisions[outcome]);
    await insertRows(tx, 'crossing', hasCrossed ? [crossing] : []);
  });
  return id;
}

/** Writes the next revision of a crossing. */
async function correct(id: string, change: Partial<Insertable<DB['crossing']>>): Promise<void> {
  await inTransaction(platform.db, async (tx) => {
    const { arrived_xid: _, ...current } = await tx
      .selectFrom('crossing')
      .selectAll()
      .where('inspection_id', '=', id)
      .orderBy('revision', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    await insertRows(tx, 'crossing', [{ ...current, ...change, revision: current.revision + 1 }]);
  });
}

const ask = (question: Partial<FlowQuestion> & Pick<FlowQuestion, 'from' | 'to'>) =>
  readFlows(deps, ANALYST, { period: 'day', by: [], filters: {}, ...question });
const counts = (row: FlowRow | undefined) => row && [row.crossings, row.refusals, row.referrals];

describe('what is counted', () => {
  test('crossings, refusals and referrals of a day, each once', async () => {
    for (const outcome of [
      'admit',
      'admit',
      'refuse',
      'refer-admitted',
      'refer-refused',
      'refer-open',
      'abandon',
      'none',
    ] as const) {
      await travel({ at: '2026-03-10T10:00', outcome });
    }
    await travel({ at: '2026-03-10T10:00', kind: 'escorted', direction: 'exit' });
    const flows = await ask({ from: '2026-03-10', to: '2026-03-11' });
    expect(flows.rows.map(counts)).toEqual([[4, 2, 3]]);
    expect(flows.totals).toEqual({ crossings: 4, refusals: 2, referrals: 3 });
  });

  test('not what did not take place or was turned back; what was corrected moves', async () => {
    const ids = [];
    for (let i = 0; i < 4; i += 1) ids.push(await travel({ at: '2026-03-12T10:00' }));
    const [kept, voided, returned, moved] = ids as [string, string, string, string];
    expect(kept).toBeDefined();
    await correct(voided, { kind: 'void' });
    await correct(returned, { kind: 'returned' });
    await correct(moved, { direction: 'exit' });
    await correct(moved, { direction: 'exit', nationality: 'UZB' });
    const flows = await ask({ from: '2026-03-12', to: '2026-03-13', by: ['direction', 'nationality'] });
    expect(flows.rows).toEqual([
      { period: '2026-03-12', direction: 'entry', nationality: 'KAZ', crossings: 1, refusals: 0, referrals: 0 },
      { period: '2026-03-12', direction: 'exit', nationality: 'UZB', crossings: 1, refusals: 0, referrals: 0 },
    ]);
  });

  test('in the local period in which the traveller stood at the lane, also when it was entered days later', async () => {
    await travel({ at: '2026-03-14T23:59:59', outcome: 'refuse' });
    await travel({ at: '2026-03-15T00:00:00' });
    await travel({ at: '2026-03-15T12:00:00', enteredAfterHours: 72 });
    await travel({ at: '2026-03-31T23:30:00', enteredAfterHours: 71, outcome: 'refuse' });
    const days = await ask({ from: '2026-03-14', to: '2026-04-01' });
    expect(days.rows.map((row) => [row.period, ...(counts(row) ?? [])])).toEqual([
      ['2026-03-14', 0, 1, 0],
      ['2026-03-15', 2, 0, 0],
      ['2026-03-31', 0, 1, 0],
    ]);
    expect((await ask({ from: '2026-04-01', to: '2026-04-10' })).rows).toEqual([]);
    const hours = await ask({ from: '2026-03-14', to: '2026-03-16', period: 'hour' });
    expect(hours.rows.map((row) => row.period)).toEqual(['2026-03-14T23', '2026-03-15T00', '2026-03-15T12']);
  });

  test('invented journeys are counted, and the answer says so', async () => {
    await travel({ at: '2026-03-20T10:00' });
    expect((await ask({ from: '2026-03-20', to: '2026-03-21' })).includesInvented).toBe(false);
    await travel({ at: '2026-03-20T11:00', isInvented: true });
    const flows = await ask({ from: '2026-03-20', to: '2026-03-21' });
    expect([flows.includesInvented, flows.totals.crossings]).toEqual([true, 2]);
  });
});

describe('by every dimension', () => {
  const QUARTER = { from: '2026-05-01', to: '2026-08-01' };
  const journeys: Required<
    Pick<Journey, 'at' | 'outcome' | 'checkpoint' | 'direction' | 'nationality' | 'sex' | 'age' | 'purpose'>
  >[] = [];
  const modes: Record<string, string> = { manas: 'air', dostuk: 'road', madaniyat: 'foot', kainda: 'rail' };
  const neighbours: Record<string, string | null> = { manas: null, dostuk: 'UZB', madaniyat: 'UZB', kainda: 'KAZ' };

  beforeAll(async () => {
    const pick = <T>(values: readonly T[], seed: number): T => values[seed % values.length] as T;
    for (let i = 0; i < 240; i += 1) {
      const checkpoint = pick(['manas', 'dostuk', 'madaniyat', 'kainda'], i * 7 + (i >> 3));
      const day = String(1 + ((i * 11) % 28)).padStart(2, '0');
      const journey = {
        at: `2026-0${5 + (i % 3)}-${day}T${String((i * 5) % 24).padStart(2, '0')}:30`,
        outcome: pick(['admit', 'admit', 'admit', 'refuse', 'refer-admitted', 'refer-refused', 'none'] as const, i),
        checkpoint,
        direction: pick(['entry', 'exit'] as const, i >> 1),
        nationality: pick(['KGZ', 'KAZ', 'UZB', 'DEU', 'XXA'], i),
        sex: pick(['F', 'M', 'X'] as const, i >> 2),
        age: pick([0, 5, 9, 10, 24, 25, 61, 74, 75, 99, null], i),
        purpose: pick(['holiday', 'shopping', 'not-asked'], i >> 1),
      };
      journeys.push(journey);
      await travel({ ...journey, mode: modes[checkpoint] ?? 'road' });
    }
  });

  const valuesOf = (journey: (typeof journeys)[number]): Record<string, string | null> => ({
    ...journey,
    age: ageGroupOf(journey.age),
    mode: modes[journey.checkpoint] ?? '',
    neighbour: neighbours[journey.checkpoint] ?? null,
  });

  /** Counts the journeys one by one. */
  function recount(question: FlowQuestion, chosen = journeys): Map<string, number[]> {
    const cells = new Map<string, number[]>();
    for (const journey of chosen) {
      const measures = [
        journey.outcome === 'admit' || journey.outcome === 'refer-admitted',
        journey.outcome === 'refuse' || journey.outcome === 'refer-refused',
        journey.outcome.startsWith('refer'),
      ].map(Number);
      if (measures.every((measure) => measure === 0)) continue;
      const values = valuesOf(journey);
      const key = [
        periodOf(new Date(`${journey.at}+06:00`), question.period),
        ...question.by.map((one) => values[one]),
      ].join(' ');
      cells.set(
        key,
        (cells.get(key) ?? [0, 0, 0]).map((count, index) => count + (measures[index] ?? 0)),
      );
    }
    return cells;
  }
  const cellsOf = (question: FlowQuestion, rows: readonly FlowRow[]) =>
    new Map(
      rows.map((row) => [
        [row.period, ...question.by.map((one) => row[one] ?? null)].map((value) => value ?? '').join(' '),
        [row.crossings, row.refusals, row.referrals],
      ]),
    );

  test.each(['hour', 'day', 'month', 'quarter', 'year'] as const)(
    'the figures by %s equal a plain recount',
    async (period) => {
      const range = period === 'hour' ? { from: '2026-05-01', to: '2026-06-01' } : QUARTER;
      const question: FlowQuestion = { ...range, period, by: ['checkpoint', 'direction'], filters: {} };
      const { rows } = await readFlows(deps, ANALYST, question);
      const chosen = period === 'hour' ? journeys.filter((journey) => journey.at < '2026-06') : journeys;
      expect(cellsOf(question, rows)).toEqual(recount(question, chosen));
    },
  );

  test.each(DIMENSIONS.map((dimension) => [dimension]))('by %s, and nothing is lost on the way', async (dimension) => {
    const question: FlowQuestion = { ...QUARTER, period: 'month', by: [dimension], filters: {} };
    const flows = await readFlows(deps, ANALYST, question);
    expect(cellsOf(question, flows.rows)).toEqual(recount(question));
    expect(flows.totals).toEqual((await ask({ ...QUARTER, period: 'year' })).totals);
  });

  test('by all of them at once', async () => {
    const question: FlowQuestion = { ...QUARTER, period: 'day', by: DIMENSIONS, filters: {} };
    const { rows } = await readFlows(deps, ANALYST, question);
    expect(cellsOf(question, rows)).toEqual(recount(question));
  });

  test.each([
    ['checkpoint', ['dostuk', 'kainda']],
    ['neighbour', ['UZB']],
    ['mode', ['air', 'rail']],
    ['direction', ['exit']],
    ['nationality', ['XXA', 'KGZ']],
    ['sex', ['X']],
    ['age', ['75+', 'unknown', '5', '25-29']],
    ['purpose', ['not-asked']],
  ] as const)('filtered by %s', async (dimension, values) => {
    const question: FlowQuestion = {
      ...QUARTER,
      period: 'month',
      by: ['direction'],
      filters: { [dimension]: [...values] },
    };
    const { rows } = await readFlows(deps, ANALYST, question);
    const chosen = journeys.filter((journey) => values.some((value) => value === valuesOf(journey)[dimension]));
    expect(cellsOf(question, rows)).toEqual(recount(question, chosen));
  });

  test('ages are in the order of ages', async () => {
    const { rows } = await ask({ ...QUARTER, period: 'year', by: ['age'] });
    expect(rows.map((row) => row.age)).toEqual([
      '0',
      '5',
      '9',
      '10',
      '24',
      '25-29',
      '60-64',
      '70-74',
      '75+',
      'unknown',
    ]);
  });
});

describe('streams', () => {
  const QUESTION: FlowQuestion = { from: '2026-05-01', to: '2026-06-01', period: 'hour', by: [], filters: {} };

  test('are one snapshot: what is written meanwhile is not in it', async () => {
    const stream = await streamFlows(deps, ANALYST, QUESTION);
    await travel({ at: '2026-05-30T10:00' });
    let crossings = 0;
    for await (const chunk of stream.chunks) for (const row of chunk) crossings += row.crossings ?? 0;
    await stream.close();
    expect((await readFlows(deps, ANALYST, QUESTION)).totals.crossings).toBe(crossings + 1);
  });

  test('give their connection back, also when nobody has looked at them', async () => {
    for (let i = 0; i < 12; i += 1) await (await streamFlows(deps, ANALYST, QUESTION)).close();
    for (let i = 0; i < 12; i += 1) {
      const stream = await streamFlows(deps, ANALYST, QUESTION);
      await stream.chunks.next();
      await stream.close();
      await stream.close();
    }
    expect((await readFlows(deps, ANALYST, QUESTION)).rows.length).toBeGreaterThan(0);
  });
});
