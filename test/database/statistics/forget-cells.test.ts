import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCheckpointReader } from '../../../src/checkpoints/checkpoint-reader.ts';
import { atOnce } from '../../../src/core/steps.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { FlowMonths } from '../../../src/statistics/flow-months.ts';
import { tellFlows } from '../../../src/statistics/flow-rows.ts';
import { foldFlows, recountFlows } from '../../../src/statistics/fold-flows.ts';
import { gatherFlows } from '../../../src/statistics/gather-flows.ts';
import { verifyFlows } from '../../../src/statistics/verify-flows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { newJourney, openJourneys } from '../../support/flow-journeys.ts';
import { openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

it('cells are forgotten a few at a time, by whoever has the turn; answers are exact meanwhile, and so are the cells counted anew', async () => {
  const { fold, inspect, cross } = openJourneys(platform, database);
  for (const [at, person] of [
    ...[['2026-03-10T10:20', 'A'] as const, ['2026-03-10T11:20', 'B'] as const, ['2026-04-02T23:50', 'C'] as const],
  ]) {
    const journey = newJourney(at, { person });
    await inspect(journey);
    await cross(journey);
  }
  await fold();
  const cells = async () =>
    (
      await database.asOwner(
        'select node, began, checkpoint, direction, nationality, sex, age, purpose, crossings, persons from flow_cell order by 1, 2, 3, 4, 5, 6, 7, 8',
      )
    ).rows;
  const before = await cells();
  expect(before.length).toBeGreaterThan(14);
  const deps = { platform, checkpoints: openCheckpointReader(platform), months: new FlowMonths() };
  const year = async () => {
    const question = { from: '2026-01-01', to: '2027-01-01', period: 'month', by: [], filters: {} } as const;
    const { partial } = await gatherFlows(deps, question, { withPersons: false, mostRows: 100 });
    return atOnce(tellFlows(question, partial, null)).rows.map(({ period, crossings }) => [period, crossings]);
  };
  const counted = [
    ['2026-03', 2],
    ['2026-04', 1],
  ];
  expect(await year()).toEqual(counted);

  // A damaged cell must not be told again, neither while the cells go nor afterwards.
  await database.asOwner('update flow_cell set crossings = 7, step = step + 1 where node = 7');
  await recountFlows({ platform });
  let left = before.length;
  for (let steps = 0; left > 0; steps += 1) {
    // The one who began is killed; another begins once more.
    if (steps === 3) await recountFlows({ platform });
    expect(await foldFlows({ platform, forgottenAStep: 2 })).toBe(true);
    const now = (await cells()).length;
    expect(left - now).toBeLessThanOrEqual(2);
    left = now;
    expect(await year()).toEqual(counted);
  }
  await fold();
  expect(await cells()).toEqual(before);
  expect(await year()).toEqual(counted);
  for await (const { differingCells } of verifyFlows(platform)) expect(differingCells).toBe(0);
});
