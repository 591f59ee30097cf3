import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { localTime } from '../core/dates.ts';
import type { Traffic } from './border-traffic.ts';
import type { BulkPeople } from './bulk-people.ts';
import { type Random, seededRandom, weighted } from './seeded-random.ts';

/** What becomes of a movement: `refused` and `abandoned` ones end without a crossing. */
export const BULK_FATES = ['admit', 'refuse', 'abandon'] as const;
export type BulkFate = (typeof BULK_FATES)[number];

/** One person before one officer. */
export interface BulkMovement {
  person: number;
  atMs: number;
  checkpoint: Checkpoint;
  direction: 'entry' | 'exit';
  fate: BulkFate;
}

export const BULK_DAYS = 730;
const DAY_MS = 86_400_000;
export const MOST_CROSSINGS_A_PERSON = 40;
/** Decisions and audit entries of a movement lie in its own month: nobody comes in the last minutes of a UTC day. */
const DAY_END_MS = 300_000;

/** How often people cross in two years: 4.4 times on average, so that N crossings have more than N/5 persons. */
const drawCount = weighted(
  [
    { least: 1, most: 1, weight: 16 },
    { least: 2, most: 2, weight: 44 },
    { least: 3, most: 5, weight: 21 },
    { least: 6, most: 10, weight: 11 },
    { least: 11, most: 20, weight: 6 },
    { least: 21, most: MOST_CROSSINGS_A_PERSON, weight: 2 },
  ],
  ({ weight }) => weight,
);

/** Of foreigners' journeys; about 1 in 1,300 of all movements. */
const REFUSED_SHARE = 1 / 130;
/** The lanes of a checkpoint set to the wrong direction: for so many days before the end its exits are written as entries. */
const WRONG_LANE_DAYS = 7;
/** Of persons: a wrong scan just before a crossing. */
const ABANDONED_SHARE = 1 / 600;

/**
 * Who comes when, as 14 bytes a movement; `order` has the movements by month, and within each by time.
 * Window: whole days of the two years that ended with the last local midnight before `now`.
 */
export interface BulkSchedule {
  movements: number;
  crossings: number;
  /** First instants of the UTC months that the window touches. */
  months: readonly Date[];
  /** The movements of a month in the order of their times. */
  ofMonth(month: number): Generator<BulkMovement>;
}

/** Plans exactly `crossings` crossings, adding people until there are so many. */
export function planBulk(
  seed: string,
  people: BulkPeople,
  traffic: Traffic,
  options: { now: Date; crossings: number; wrongLaneAt?: string | undefined; onProgress?: (crossings: number) => void },
): BulkSchedule {
  // One in some hundred movements is a refusal or a wrong scan.
  const most = Math.ceil(options.crossings * 1.02) + 2 * MOST_CROSSINGS_A_PERSON;
  const times = new Float64Array(most);
  const persons = new Uint32Array(most);
  const places = new Uint8Array(most);
  const marks = new Uint8Array(most);
  const placeOf = new Map(traffic.checkpoints.map(({ code }, index) => [code, index]));
  const endMs = lastMidnight(options.now);
  const startMs = endMs - BULK_DAYS * DAY_MS;
  const months = monthsBetween(startMs, endMs);
  const isWronglySet = ({ checkpoint, atMs }: PlannedMovement) =>
    checkpoint.code === options.wrongLaneAt && atMs >= endMs - WRONG_LANE_DAYS * DAY_MS;
  let movements = 0;
  let crossings = 0;
  while (crossings < options.crossings) {
    const person = people.add();
    const left = options.crossings - crossings;
    const random = seededRandom(`${seed} journey ${person}`);
    for (const planned of journeyOf(random, traffic, people.profile(person), { startMs, left })) {
      times[movements] = beforeDayEnd(planned.atMs);
      persons[movements] = person;
      places[movements] = placeOf.get(planned.checkpoint.code) ?? 0;
      const isExit = planned.direction === 'exit' && !isWronglySet(planned);
      marks[movements] = (isExit ? 1 : 0) | (BULK_FATES.indexOf(planned.fate) << 1);
      movements += 1;
      if (planned.fate === 'admit') crossings += 1;
    }
    if (person % 10_000 === 0) options.onProgress?.(crossings);
  }
  return {
    movements,
    crossings,
    months,
    *ofMonth(month) {
      const from = months[month]?.getTime() ?? 0;
      const to = months[month + 1]?.getTime() ?? Number.POSITIVE_INFINITY;
      for (const at of inOrder(times.subarray(0, movements), from, to)) {
        const mark = marks[at] ?? 0;
        const checkpoint = traffic.checkpoints[places[at] ?? 0];
        const fate = BULK_FATES[mark >> 1];
        if (!checkpoint || !fate) throw new RangeError('a movement without a place or a fate');
        const direction = mark & 1 ? 'exit' : 'entry';
        yield { person: persons[at] ?? 0, atMs: times[at] ?? 0, checkpoint, direction, fate };
      }
    },
  };
}

/** The last local midnight; the country keeps its distance to UTC all year. */
function lastMidnight(now: Date): number {
  const aheadMinutes = localTime(now).minuteOfDay - (now.getUTCHours() * 60 + now.getUTCMinutes());
  const offsetMs = ((aheadMinutes + 1440) % 1440) * 60_000;
  return Math.floor((now.getTime() + offsetMs) / DAY_MS) * DAY_MS - offsetMs;
}

function monthsBetween(startMs: number, endMs: number): Date[] {
  const first = new Date(startMs);
  const months: Date[] = [];
  for (let count = 0; ; count += 1) {
    const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + count, 1));
    if (month.getTime() >= endMs) return months;
    months.push(month);
  }
}

/** Indexes of the times in [from, to), in their order: by one sort of numbers that hold both, times to 8 ms. */
function inOrder(times: Float64Array, from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < times.length; at += 1) {
    const time = times[at] ?? 0;
    if (time >= from && time < to) found.push(at);
  }
  const keys = Float64Array.from(found, (at, rank) => Math.floor(((times[at] ?? 0) - from) / 8) * 2 ** 24 + rank);
  return Array.from(keys.sort(), (key) => found[key % 2 ** 24] ?? 0);
}

type PlannedMovement = Omit<BulkMovement, 'person'>;

/** Comings and goings on days of their own, so that who is inside leaves and who is outside enters. */
function* journeyOf(
  random: Random,
  traffic: Traffic,
  { home, mrzCode, isCitizen, kind }: ReturnType<BulkPeople['profile']>,
  { startMs, left }: { startMs: number; left: number },
): Generator<PlannedMovement> {
  const { least, most } = drawCount(random);
  const count = Math.min(left, random.int(least, most));
  const isRefused = !isCitizen && count > 1 && random.chance(REFUSED_SHARE);
  const isMisscanned = random.chance(ABANDONED_SHARE);
  // A day more for the attempt that is refused; for nobody else, or the last weeks would be empty.
  const days = daysOf(random, isRefused ? count + 1 : count);
  let direction: 'entry' | 'exit' = random.chance(isCitizen ? 0.45 : 0.55) ? 'entry' : 'exit';
  let checkpoint = home;
  for (let nth = 0; nth < days.length; nth += 1) {
    const atMs = startMs + (days[nth] ?? 0) * DAY_MS + traffic.timeOfDay(random, checkpoint);
    const isLast = nth === count;
    if (isLast) {
      // Turned back at the last attempt to enter: the journey ends there.
      if (isRefused && direction === 'entry') yield { atMs, checkpoint, direction, fate: 'refuse' };
      return;
    }
    if (isMisscanned && nth === 0)
      yield { atMs: Math.max(startMs, atMs - 45_000), checkpoint, direction, fate: 'abandon' };
    yield { atMs, checkpoint, direction, fate: 'admit' };
    direction = direction === 'entry' ? 'exit' : 'entry';
    if (kind !== 'driver' && kind !== 'crew') checkpoint = traffic.nextCheckpoint(random, checkpoint, mrzCode);
  }
}

/** So many different days of the window, in their order. */
function daysOf(random: Random, count: number): number[] {
  const days = Array.from({ length: count }, () => random.int(0, BULK_DAYS - 1 - count)).sort((a, b) => a - b);
  return days.map((day, index) => day + index);
}

function beforeDayEnd(atMs: number): number {
  return DAY_MS - (atMs % DAY_MS) > DAY_END_MS ? atMs : atMs - DAY_END_MS;
}
