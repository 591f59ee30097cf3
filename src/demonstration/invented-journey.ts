import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { HOME_STATE } from '../core/countries.ts';
import type { Conveyance, Purpose, TravellerKind } from '../crossings/inspection.ts';
import { type Random, weighted } from './seeded-random.ts';

/** Why and how somebody travels, and how long they stay on each side (hours, both ends included). */
export interface TravelHabit {
  kind: TravellerKind;
  purpose: Purpose;
  insideHours: readonly [number, number];
  outsideHours: readonly [number, number];
}

interface WeightedHabit extends TravelHabit {
  weight: number;
}

const DAY = 24;
const habit = (
  weight: number,
  purpose: Purpose,
  insideHours: readonly [number, number],
  outsideHours: readonly [number, number],
  kind: TravellerKind = 'ordinary',
): WeightedHabit => ({ weight, purpose, insideHours, outsideHours, kind });

const CITIZENS_BY_AIR = [
  habit(5, 'return-home', [10 * DAY, 40 * DAY], [60 * DAY, 200 * DAY]),
  habit(3, 'holiday', [20 * DAY, 60 * DAY], [5 * DAY, 14 * DAY]),
  habit(2, 'business', [10 * DAY, 30 * DAY], [2 * DAY, 8 * DAY]),
  habit(1, 'health', [20 * DAY, 60 * DAY], [7 * DAY, 21 * DAY]),
  habit(1, 'not-asked', [10 * DAY, 40 * DAY], [5 * DAY, 40 * DAY]),
];
const CITIZENS_BY_LAND = [
  habit(5, 'friends-and-relatives', [8 * DAY, 40 * DAY], [3, 3 * DAY]),
  habit(3, 'shopping', [5 * DAY, 20 * DAY], [3, 11]),
  habit(3, 'return-home', [10 * DAY, 40 * DAY], [3 * DAY, 60 * DAY]),
  habit(1, 'health', [20 * DAY, 60 * DAY], [5, 2 * DAY]),
  habit(2, 'not-asked', [5 * DAY, 30 * DAY], [3, 5 * DAY]),
];
const NEIGHBOURS_BY_LAND = [
  habit(6, 'friends-and-relatives', [6, 4 * DAY], [8 * DAY, 50 * DAY]),
  habit(4, 'shopping', [3, 11], [5 * DAY, 20 * DAY]),
  habit(3, 'holiday', [2 * DAY, 8 * DAY], [20 * DAY, 90 * DAY]),
  habit(1, 'transit', [4, 20], [10 * DAY, 40 * DAY], 'transit'),
  habit(0.1, 'work-here', [8, 11], [12, 14], 'border-worker'),
  habit(0.3, 'shopping', [3, 8], [30, 90], 'border-resident'),
  habit(2, 'not-asked', [3, 5 * DAY], [6 * DAY, 30 * DAY]),
];
const VISITORS = [
  habit(6, 'holiday', [3 * DAY, 14 * DAY], [60 * DAY, 200 * DAY]),
  habit(2, 'business', [2 * DAY, 7 * DAY], [20 * DAY, 60 * DAY]),
  habit(2, 'friends-and-relatives', [5 * DAY, 30 * DAY], [60 * DAY, 200 * DAY]),
  habit(2, 'education', [40 * DAY, 150 * DAY], [15 * DAY, 40 * DAY]),
  habit(2, 'work-here', [20 * DAY, 80 * DAY], [7 * DAY, 21 * DAY]),
  habit(1, 'transit', [5, 20], [30 * DAY, 90 * DAY], 'transit'),
  habit(1, 'not-asked', [3 * DAY, 20 * DAY], [30 * DAY, 120 * DAY]),
];
const DRIVERS = [habit(1, 'business', [DAY, 6 * DAY], [4 * DAY, 15 * DAY], 'driver')];
const AIR_CREW = [habit(1, 'crew', [6, 40], [2 * DAY, 8 * DAY], 'crew')];

const drawer = (habits: readonly WeightedHabit[]) => weighted(habits, ({ weight }) => weight);
const draw = {
  citizensByAir: drawer(CITIZENS_BY_AIR),
  citizensByLand: drawer(CITIZENS_BY_LAND),
  neighboursByLand: drawer(NEIGHBOURS_BY_LAND),
  visitors: drawer(VISITORS),
  drivers: drawer(DRIVERS),
  airCrew: drawer(AIR_CREW),
};

/** What brings this traveller to this checkpoint. A minor neither drives a lorry nor flies a plane. */
export function habitOf(
  random: Random,
  checkpoint: Checkpoint,
  person: { nationality: string; isMinor: boolean },
): TravelHabit {
  const isCitizen = person.nationality === HOME_STATE;
  if (!person.isMinor && checkpoint.status === 'goods') return draw.drivers(random);
  if (checkpoint.mode === 'air') {
    if (!person.isMinor && random.chance(0.03)) return draw.airCrew(random);
    return isCitizen ? draw.citizensByAir(random) : draw.visitors(random);
  }
  if (!person.isMinor && checkpoint.mode === 'road' && random.chance(0.08)) return draw.drivers(random);
  if (isCitizen) return draw.citizensByLand(random);
  const drawn = person.nationality === checkpoint.neighbour ? draw.neighboursByLand : draw.visitors;
  const found = drawn(random);
  return person.isMinor && found.kind === 'border-worker' ? habitOf(random, checkpoint, person) : found;
}

/** An invented flight, train, bus or plate; null for those on foot. */
export function conveyanceOf(random: Random, checkpoint: Checkpoint, kind: TravellerKind): Conveyance | null {
  switch (checkpoint.mode) {
    case 'air':
      return { flight: `XY${random.int(100, 499)}` };
    case 'rail':
      return { train: String(random.int(601, 640)) };
    case 'road':
      if (kind !== 'driver' && random.chance(0.35)) return { bus: `X${random.int(10, 99)}` };
      return { plate: `${random.int(10, 99)}${random.int(100, 999)}XXX` };
    default:
      return null;
  }
}

const FLIGHTS_WITH = ['RUS', 'RUS', 'RUS', 'TUR', 'TUR', 'KAZ', 'UZB', 'ARE', 'CHN', 'IND', 'SAU', 'KOR'];

/** The country on the other side of this crossing. */
export function otherCountryOf(random: Random, checkpoint: Checkpoint): string {
  return checkpoint.neighbour ?? random.pick(FLIGHTS_WITH);
}
