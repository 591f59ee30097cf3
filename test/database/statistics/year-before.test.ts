import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckpointReader } from '../../../src/checkpoints/checkpoint-reader.ts';
import type { Actor } from '../../../src/core/actor.ts';
import { addDays } from '../../../src/core/dates.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import type { FlowQuestion } from '../../../src/statistics/flow.ts';
import { FlowMonths } from '../../../src/statistics/flow-months.ts';
import { foldFlows } from '../../../src/statistics/fold-flows.ts';
import { gatherFlows } from '../../../src/statistics/gather-flows.ts';
import { readYearBefore, type YearBeforeDeps } from '../../../src/statistics/read-year-before.ts';
import type { Comparison } from '../../../src/statistics/year-before.ts';
import { writeCrossing } from '../../support/crossing-rows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { openTestPlatform } from '../../support/watchlist.ts';

const ACCOUNT = '01980000-0000-7000-8000-000000000001';
const ANALYST: Actor = {
  ...{ accountId: ACCOUNT, username: 'analyst', agency: 'border-service', roles: ['analyst'], checkpoints: [] },
};
const MINISTRY: Actor = { ...ANALYST, agency: 'ministry' };

let database: TestDatabase;
let platform: Platform;
let deps: YearBeforeDeps;
/** Days of crossings by checkpoint and nationality, as they were written. */
const written: { day: string; checkpoint: string; nationality: string }[] = [];
let persons = 0;

async function cross(day: string, checkpoint: string, nationality: string, count: number): Promise<void> {
  const writes = Array.from({ length: count }, () => {
    persons += 1;
    written.push({ day, checkpoint, nationality });
    const document = {
      ...{ issuingState: nationality, documentNumber: `Y${1_000_000 + persons}`, surname: `PROBNAIA${persons}` },
      ...{ givenNames: 'ANNA', birthDate: '1990-01-01', sex: 'F' },
    };
    const occurredAt = new Date(`${day}T06:00:00Z`);
    return writeCrossing(platform.db, {
      direction: 'entry',
      occurredAt,
      documents: [document],
      checkpoint,
      nationality,
    });
  });
  await Promise.all(writes);
}

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
  deps = { platform, checkpoints: openCheckpointReader(platform), months: new FlowMonths(), smallCell: 10 };
  await database.asOwner(
    `update checkpoint set closures = '[{"from": "2026-03-09", "to": "2026-03-15", "reason": "snow"}]' where code = 'torugart'`,
  );
  await fold();
  for (let day = '2026-02-20'; day < '2026-04-20'; day = addDays(day, 3)) {
    for (const year of [day, addDays(day, -364), addDays(day, -363)]) {
      await cross(year, 'manas', 'KAZ', 3);
      await cross(year, 'torugart', 'CHN', 2);
    }
    // Open again since 20 March 2026.
    if (day >= '2026-03-20') await cross(day, 'ak-jol', 'KAZ', 4);
  }
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

async function fold() {
  await database.otherTestsAreOver();
  while (await foldFlows({ platform }));
}

const CROSSED = ['manas', 'torugart', 'ak-jol'];
const MARCH: FlowQuestion = { from: '2026-03-01', to: '2026-04-01', period: 'month', by: ['checkpoint'], filters: {} };
const ask = (question: Partial<FlowQuestion>, comparison: Comparison = 'like-for-like', actor = ANALYST) =>
  readYearBefore(deps, actor, { ...MARCH, ...question }, comparison);

/** Counted the obvious way: day by day. */
function countPlainly(comparison: Comparison, isLeftOut: (checkpoint: string, day: string) => boolean) {
  const sums = new Map<string, number>();
  const add = (key: string) => sums.set(key, (sums.get(key) ?? 0) + 1);
  for (const { day, checkpoint } of written) {
    if (day >= MARCH.from && day < MARCH.to && !isLeftOut(checkpoint, day)) add(`${checkpoint} now`);
    const later = comparison === 'calendar' ? `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` : addDays(day, 364);
    if (day < '2026' && later >= MARCH.from && later < MARCH.to && !isLeftOut(checkpoint, later)) {
      add(`${checkpoint} before`);
    }
  }
  return Object.fromEntries([...sums].sort());
}
const figuresOf = ({ rows }: Awaited<ReturnType<typeof ask>>) =>
  Object.fromEntries(
    rows
      .flatMap(({ values, now, before }) => [
        [`${values[0]} before`, before?.crossings ?? 0] as const,
        [`${values[0]} now`, now.crossings ?? 0] as const,
      ])
      .filter(([, count]) => count > 0)
      .sort(),
  );

describe('two years side by side', () => {
  it.each(['from what is in no cell yet', 'from the cells, and what is in none yet', 'from the crossings themselves'])(
    'are exact %s',
    async (when) => {
      if (when.endsWith('themselves')) await database.asOwner("update flow_fold set at_xid = '0'");
      if (when.startsWith('from the cells')) {
        await fold();
        await cross('2026-03-11', 'manas', 'KAZ', 1);
        await cross('2025-03-12', 'torugart', 'CHN', 1);
      }
      const isShut = (checkpoint: string, day: string) =>
        (checkpoint === 'torugart' && day >= '2026-03-09' && day <= '2026-03-15') || checkpoint === 'ak-jol';
      expect(figuresOf(await ask({}))).toEqual(countPlainly('like-for-like', isShut));
      expect(figuresOf(await ask({}, 'calendar'))).toEqual(countPlainly('calendar', () => false));
      expect(figuresOf(await ask({ by: ['checkpoint', 'sex'] }))).toEqual(countPlainly('like-for-like', isShut));
      const byDay = await ask({ period: 'day' });
      expect(byDay.totals).toEqual((await ask({})).totals);
      expect(byDay.rows.map(({ period }) => period)).not.toContain('2026-02-28');
      // At noon of one day, in Bishkek: each hour of it, at each checkpoint.
      const noon = { period: 'hour' as const, from: '2026-03-02', to: '2026-03-05' };
      const kept = ({ rows }: Awaited<ReturnType<typeof ask>>) =>
        rows.map(({ period, values, now, before }) => [period, values, now.crossings, before?.crossings]);
      expect(kept(await ask({ ...noon, by: [] }))).toEqual([
        ['2026-03-02T12', [], 0, 5],
        ['2026-03-04T12', [], 5, 5],
      ]);
      expect(kept(await ask({ ...noon, by: ['checkpoint', 'age'] }))).toEqual([
        ['2026-03-02T12', ['manas', '30-34'], 0, 3],
        ['2026-03-02T12', ['torugart', '30-34'], 0, 2],
        ['2026-03-04T12', ['manas', '30-34'], 3, 3],
        ['2026-03-04T12', ['torugart', '30-34'], 2, 2],
      ]);
    },
  );

  it('read the crossings a month at a time where no node tells: by sex, age or purpose', async () => {
    const question: FlowQuestion = { ...MARCH, from: '2025-02-20', by: ['checkpoint', 'sex'] };
    const apart = { dayOf: (day: string) => day, apart: { spans: [], shiftDays: 0 } };
    const { pieces } = await gatherFlows(deps, question, { withPersons: true, mostRows: 1000, placement: apart });
    expect(pieces).toHaveLength(14);
    expect(pieces.every(({ from, to, source }) => source === 'crossings' && addDays(from, 31) >= to)).toBe(true);
  });

  it('say what was left out and why, and mark the feasts', async () => {
    const { leftOut, breaks } = await ask({});
    // Wherever else nobody crossed in either year, nothing is compared either.
    const others = (await deps.checkpoints.list()).map(({ code }) => code).filter((code) => !CROSSED.includes(code));
    expect(others.length).toBeGreaterThan(3);
    expect(leftOut).toEqual(
      [
        { checkpoint: 'ak-jol', from: '2026-03-01', to: '2026-03-31' },
        { checkpoint: 'torugart', from: '2026-03-09', to: '2026-03-15' },
        ...others.map((checkpoint) => ({ checkpoint, from: '2026-03-01', to: '2026-03-31' })),
      ].sort((a, b) => (a.checkpoint < b.checkpoint ? -1 : 1)),
    );
    expect(
      breaks
        .filter(({ checkpoint }) => checkpoint)
        .map(({ year, kind, checkpoint }) => `${checkpoint} ${kind} ${year}`)
        .sort(),
    ).toEqual([
      ...['ak-jol no-crossings before', 'ak-jol no-crossings now', 'ak-jol reopened now'],
      ...['torugart closure now', 'torugart reopened now'],
    ]);
    expect(breaks.filter(({ feast }) => feast === 'nooruz')).toHaveLength(2);
    expect((await ask({}, 'calendar')).leftOut).toEqual([]);
  });

  it('withhold a figure of few persons in either year, and the change with it', async () => {
    const { rows } = await ask({ from: '2026-03-02', to: '2026-03-16' }, 'like-for-like', MINISTRY);
    const torugart = rows.find(({ values }) => values[0] === 'torugart');
    expect(torugart).toMatchObject({ change: { crossings: null }, changeShare: { crossings: null }, withheld: true });
    // What is left out of the year before are few.
    expect((await ask({ by: [] }, 'like-for-like', MINISTRY)).totals.before?.crossings).toBeNull();
    const whole = await ask({ by: [], filters: { checkpoint: ['manas'] } }, 'like-for-like', MINISTRY);
    expect(whole.totals.now.crossings).toBeGreaterThan(10);
    expect(whole.totals.change.crossings).toBe(
      (whole.totals.now.crossings ?? 0) - (whole.totals.before?.crossings ?? 0),
    );
  });

  it('of 29 February have nothing before them by the calendar', async () => {
    await cross('2024-02-29', 'manas', 'KAZ', 2);
    await cross('2023-02-28', 'manas', 'KAZ', 1);
    const alone = await ask({ from: '2024-02-29', to: '2024-03-01', period: 'day', by: [] }, 'calendar');
    expect(alone.rows.map(({ period, before }) => [period, before])).toEqual([['2024-02-29', null]]);
    expect(alone.totals).toMatchObject({ now: { crossings: 2 }, before: null, change: { crossings: null } });
    const longer = await ask({ from: '2024-02-29', to: '2024-03-10', period: 'day', by: [] }, 'calendar');
    expect(longer.rows.map(({ period }) => period)).toEqual(['2024-02-29']);
    expect(longer.totals.before).toMatchObject({ crossings: 0 });
  });

  it('are refused for more than three years', async () => {
    await expect(ask({ from: '2020-01-01', to: '2026-01-01', period: 'year' })).rejects.toMatchObject({
      code: 'range-too-long',
    });
    const days = (count: number) =>
      ask({ from: '2023-01-01', to: addDays('2023-01-01', count), period: 'year', by: [] });
    await expect(days(1101)).rejects.toMatchObject({ code: 'range-too-long' });
    expect((await days(1100)).rows.map(({ period }) => period)).not.toEqual([]);
  });
});
