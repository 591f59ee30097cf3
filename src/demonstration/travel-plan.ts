import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { HOME_STATE } from '../core/countries.ts';
import { ageOn, type CalendarDate, localDate, localTime } from '../core/dates.ts';
import type { Direction } from '../crossings/crossing.ts';
import type { Traffic } from './border-traffic.ts';
import { habitOf, type TravelHabit } from './invented-journey.ts';
import { type InventedPerson, inventPerson } from './invented-person.ts';
import { NATIONS } from './nations.ts';
import { type Random, seededRandom } from './seeded-random.ts';

/**
 * What is planned to happen at the lane. admit: the ordinary case; misread: a check digit is read wrongly, the officer
 * overrides; look-alike: resembles somebody listed, and the second line finds that it is another; waiting: likewise, and the second
 * line has not come yet. refuse, refer (the second line turns back) and abandon end a journey.
 */
export type Fate = 'admit' | 'misread' | 'look-alike' | 'waiting' | 'refuse' | 'refer' | 'abandon';

/** One person before one officer. */
export interface Movement {
  person: InventedPerson;
  checkpoint: Checkpoint;
  direction: Direction;
  atMs: number;
  habit: TravelHabit;
  fate: Fate;
}

export interface PlanOptions {
  now: Date;
  days: number;
  /** How many movements shall end in a crossing: exactly so many do. */
  crossings: number;
  /** True for somebody whom the list would know: another one is invented instead. */
  isListed: (person: InventedPerson) => boolean;
}

const ADULT_AGE = 18;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Journeys begin before the window, so that its first days are as full as its last. */
const WARM_UP_DAYS = 15;
/** Nobody stands at a lane of the last minutes: whoever tries the program out does. */
const LAST_MINUTES_MS = 3 * 60_000;

const SHARE = {
  /** Of foreigners' entries; about 1 in 1,300 of all movements. */
  refused: 1 / 420,
  referred: 1 / 1500,
  abandoned: 1 / 2500,
  misread: 1 / 400,
  /** The crossing before this one was not recorded: the next is a second entry or exit in a row. */
  missed: 1 / 700,
};

/** What all journeys of a plan share. */
interface World {
  traffic: Traffic;
  today: CalendarDate;
  startMs: number;
  endMs: number;
  /** Local time ahead of UTC; the country keeps it all year. */
  offsetMs: number;
  isListed: PlanOptions['isListed'];
}

/**
 * Consistent comings and goings in the order of their times: who is inside leaves, who is outside enters. The first people cross at
 * each checkpoint, the next come from each nation, so that none is missing. Each traveller has a chance of their own, drawn from the seed
 * and their number: the same seed gives the same people at any hour of the day.
 */
export function planMovements(seed: string, traffic: Traffic, options: PlanOptions): Movement[] {
  const endMs = options.now.getTime() - LAST_MINUTES_MS;
  const { isListed } = options;
  const world: World = {
    ...{ traffic, isListed, endMs, startMs: endMs - options.days * DAY_MS },
    ...{ today: localDate(options.now), offsetMs: offsetMsAt(options.now) },
  };
  const movements: Movement[] = [];
  let crossings = 0;
  for (let count = 0; crossings < options.crossings; count++) {
    const random = seededRandom(`${seed} ${count}`);
    for (const movement of journeyOf(random, world, inventTraveller(random, world, count))) {
      if (crossings === options.crossings) break;
      if (movement.fate === 'admit' || movement.fate === 'misread') crossings += 1;
      movements.push(movement);
    }
  }
  return movements.sort((a, b) => a.atMs - b.atMs);
}

function offsetMsAt(now: Date): number {
  const localMinutes = localTime(now).minuteOfDay - (now.getUTCHours() * 60 + now.getUTCMinutes());
  return ((localMinutes + 1440) % 1440) * 60_000;
}

interface Traveller {
  person: InventedPerson;
  home: Checkpoint;
  /** One of the first, whose checkpoint or nation must not be missing. */
  isAwaited: boolean;
}

function inventTraveller(random: Random, { traffic, today, isListed }: World, count: number): Traveller {
  const nation = NATIONS[count - traffic.checkpoints.length];
  const isAwaited = nation !== undefined || count < traffic.checkpoints.length;
  // The nations' own turn: everyone may fly.
  const airport =
    nation && traffic.checkpoints.find(({ mode, status }) => mode === 'air' && status === 'international');
  for (;;) {
    const home = airport ?? traffic.checkpoints[count] ?? traffic.checkpoint(random);
    const nationality = nation?.code ?? traffic.nationality(random, home);
    const ages = home.status === 'goods' ? { ages: [21, 64] as const } : {};
    const person = inventPerson(random, today, { nationality, ...ages });
    if (!isListed(person)) return { person, home, isAwaited };
  }
}

function* journeyOf(random: Random, world: World, traveller: Traveller): Generator<Movement> {
  const { person, home, isAwaited } = traveller;
  const { nationality } = person;
  const isCitizen = nationality === HOME_STATE;
  const habit = habitOf(random, home, { nationality, isMinor: ageOn(person.birthDate, world.today) < ADULT_AGE });
  let direction: Direction = random.chance(isCitizen ? 0.45 : 0.55) ? 'entry' : 'exit';
  let checkpoint = home;
  let atMs = atLocalTime(random, world, checkpoint, firstTimeOf(random, world, habit, isAwaited));
  while (atMs <= world.endMs) {
    if (atMs >= world.startMs) {
      const fate = isAwaited ? 'admit' : fateOf(random, direction, isCitizen);
      yield { person, checkpoint, direction, atMs, habit, fate };
      if (fate !== 'admit' && fate !== 'misread') return;
    }
    const [shortest, longest] = direction === 'entry' ? habit.insideHours : habit.outsideHours;
    const stayMs = (shortest + random.next() * (longest - shortest)) * HOUR_MS;
    if (habit.kind !== 'driver' && habit.kind !== 'crew') {
      checkpoint = world.traffic.nextCheckpoint(random, checkpoint, nationality);
    }
    const nextMs = stayMs < 20 * HOUR_MS ? atMs + stayMs : atLocalTime(random, world, checkpoint, atMs + stayMs);
    atMs = Math.round(Math.max(nextMs, atMs + HOUR_MS));
    if (!random.chance(SHARE.missed)) direction = direction === 'entry' ? 'exit' : 'entry';
  }
}

/** Somewhere in the first round of a journey that repeats itself, so that every day sees as many. */
function firstTimeOf(
  random: Random,
  { startMs, endMs }: World,
  { insideHours, outsideHours }: TravelHabit,
  isAwaited: boolean,
): number {
  // A day off both ends: the hour is drawn afterwards, and may lie earlier or later on that day.
  if (isAwaited) return startMs + DAY_MS + random.next() * (endMs - startMs - 2 * DAY_MS);
  const firstMs = startMs - WARM_UP_DAYS * DAY_MS;
  const roundMs = ((insideHours[0] + insideHours[1] + outsideHours[0] + outsideHours[1]) / 2) * HOUR_MS;
  return firstMs + random.next() * Math.min(roundMs, endMs - firstMs);
}

/** Another time on the same local day, at an hour of that checkpoint. */
function atLocalTime(random: Random, { traffic, offsetMs }: World, checkpoint: Checkpoint, ms: number): number {
  const midnightMs = Math.floor((ms + offsetMs) / DAY_MS) * DAY_MS - offsetMs;
  return midnightMs + traffic.timeOfDay(random, checkpoint);
}

function fateOf(random: Random, direction: Direction, isCitizen: boolean): Fate {
  if (direction === 'entry' && !isCitizen && random.chance(SHARE.refused)) return 'refuse';
  if (!isCitizen && random.chance(SHARE.referred)) return 'refer';
  if (random.chance(SHARE.abandoned)) return 'abandon';
  return random.chance(SHARE.misread) ? 'misread' : 'admit';
}
