import { localTime } from './dates.ts';

/** Local hours in which the fewest travel. */
const NIGHT = { from: 1, to: 5 };

/** Is it the time for work that can wait? A job that looks each hour, or after each piece of work, finds one of these hours. */
export function isNight(instant: Date): boolean {
  const hour = Math.floor(localTime(instant).minuteOfDay / 60);
  return hour >= NIGHT.from && hour < NIGHT.to;
}

/** What is proved each night was proved the night before: no shorter ago than this. */
export const NIGHTLY_MS = 20 * 3_600_000;

const REST_FACTOR = 2;
const LONGEST_REST_MS = 30_000;

/** After a piece of such work, so many times its duration belongs to the others. */
export function restAfter(workedMs: number): number {
  return Math.min(LONGEST_REST_MS, workedMs * REST_FACTOR);
}
