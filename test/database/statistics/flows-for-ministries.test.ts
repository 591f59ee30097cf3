import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCheckpointReader } from '../../../src/checkpoints/checkpoint-reader.ts';
import type { Actor } from '../../../src/core/actor.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import type { FlowQuestion } from '../../../src/statistics/flow.ts';
import { FlowMonths } from '../../../src/statistics/flow-months.ts';
import { foldFlows, recountFlows } from '../../../src/statistics/fold-flows.ts';
import { readFlows } from '../../../src/statistics/read-flows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type Journey, type Journeys, newJourney, OFFICER, openJourneys } from '../../support/flow-journeys.ts';
import { openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
let deps: Parameters<typeof readFlows>[0];
let fold: Journeys['fold'];
let inspect: Journeys['inspect'];
let cross: Journeys['cross'];
let expectProved: Journeys['expectProved'];

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
  deps = { platform, checkpoints: openCheckpointReader(platform), months: new FlowMonths(), smallCell: 10 };
  ({ fold, inspect, cross, expectProved } = openJourneys(platform, database));
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});
beforeEach(async () => {
  await database.asOwner('truncate crossing, inspection, decision, inspection_identity');
  await recountFlows({ platform });
});

const ANALYST: Actor = { accountId: OFFICER, username: 'a', agency: 'ministry', roles: ['analyst'], checkpoints: [] };
const PEOPLE = [...'ABCDEFGHIJKLMNOPQRSTUVWX'];

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
