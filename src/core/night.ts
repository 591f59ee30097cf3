import { localTime } from './dates.ts';

/** Local hours in which the fewest travel. */
const NIGHT = { from: 1, to: 5 };

/** Is it the time for work that can wait? A job that looks each hour, or after each piece of work, finds one of these hours. */
export function isNight(instant: Date): boolean {
  const hour = Math.floor(localTime(instant).minuteOfDay / 60);
  return hour >= NIGHT.from && hour < NIGHT.to;
}
