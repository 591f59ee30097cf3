import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { PASSWORD } from './global-setup.ts';
import { callAs } from './invented.ts';

/** Two years of invented crossings: enough that a month of the country is told to a ministry. */
const CROSSINGS = 20_000;
/** The demonstration's own stays are paired by then; the pairs of what is filled in follow in their own time. */
const MOST_SECONDS = 100;

/** A register that was just made counts its first stays in its own time. */
export async function untilStaysAreCounted(): Promise<void> {
  const today = localDate(new Date());
  for (let second = 0; second < MOST_SECONDS; second += 1) {
    const summary = await callAs('analyst', 'GET', `/v1/stays/summary?from=${addDays(today, -30)}&to=${today}`);
    if (summary.asOf !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Fills the program under test once, whichever test comes first. Whoever comes finds stays that are counted. */
export async function fillWithCrossings(): Promise<void> {
  await untilStaysAreCounted();
  const today = localDate(new Date());
  // Before the demonstration's own month: that alone may have as many.
  const range = `from=${addDays(today, -1_000)}&to=${addDays(today, -60)}&period=year`;
  const { totals } = (await callAs('analyst', 'GET', `/v1/flows?${range}`)) as { totals: { crossings: number | null } };
  if (totals.crossings !== 0) return;
  await promisify(execFile)(process.execPath, ['src/main.ts', 'simulate', '--bulk', String(CROSSINGS)], {
    env: {
      ...process.env,
      ...{ IAMIS_DATA_DIR: inject('consoleDataDir'), IAMIS_BOOTSTRAP_PASSWORD: PASSWORD },
    },
  });
}
