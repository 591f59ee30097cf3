import { addDays, localDate } from '../core/dates.ts';
import { type ApiClient, pause } from './api-client.ts';

/** All crossings of yesterday, today and tomorrow as the figures have them; null when this account or server has no figures. */
export async function readFlowTotal(client: ApiClient, now: Date): Promise<number | null> {
  const today = localDate(now);
  const answer = await client.call('GET', `/v1/flows?from=${addDays(today, -1)}&to=${addDays(today, 2)}&period=day`);
  if (answer.status !== 200) return null;
  const { rows } = answer.body as { rows: { crossings: number }[] };
  return rows.reduce((sum, row) => sum + row.crossings, 0);
}

const LOOK_EVERY_MS = 500;

/**
 * How much the figures have grown since `before`. They follow the commits a little later, so they are looked at again until they say
 * `expected` or the time is over.
 */
export async function readFlowGrowth(
  client: ApiClient,
  options: { before: number; expected: number; now: () => Date; patienceMs: number; signal: AbortSignal },
): Promise<number | null> {
  const untilMs = performance.now() + options.patienceMs;
  for (;;) {
    const total = await readFlowTotal(client, options.now());
    const growth = total === null ? null : total - options.before;
    if (growth === null || growth === options.expected || performance.now() >= untilMs || options.signal.aborted) {
      return growth;
    }
    await pause(LOOK_EVERY_MS, options.signal);
  }
}
