import { type Checkpoint, isOpenToNationality } from '../checkpoints/checkpoint.ts';
import { canonicalState, HOME_STATE } from '../core/countries.ts';
import { NATIONS } from './nations.ts';
import { type Random, weighted } from './seeded-random.ts';

/** Shares of the traffic by checkpoint; one that an administrator added since gets a small one. */
const SHARES: Readonly<Record<string, number>> = {
  ...{ dostuk: 220, 'ak-jol': 150, manas: 140, chaldybar: 60, 'kara-suu': 60, osh: 55, 'kyzyl-kiya': 40 },
  ...{ 'ken-bulun': 40, madaniyat: 30, 'kara-bagish': 20, kulundu: 20, 'keng-say': 15, 'kyzyl-bel': 15, baimak: 15 },
  ...{ 'ak-tilek': 15, 'chon-kapka': 12, irkeshtam: 12, torugart: 10, tokmok: 10, 'bor-dobo': 10, kainda: 8 },
  ...{ 'issyk-kul': 6, karamyk: 6, kairagach: 6, karkyra: 4 },
};
const SHARE_OF_OTHERS = 5;

const NEIGHBOURS = new Set(['UZB', 'KAZ', 'TJK', 'CHN']);

/** Relative traffic by local hour, 0 to 23. */
const HOURS = {
  air: [6, 6, 7, 8, 9, 9, 8, 6, 5, 5, 4, 4, 4, 4, 4, 5, 5, 6, 6, 6, 6, 7, 7, 6],
  day: [1, 1, 1, 1, 2, 5, 9, 12, 13, 12, 10, 9, 8, 8, 9, 10, 11, 12, 11, 8, 6, 4, 2, 1],
  mountain: [0, 0, 0, 0, 0, 0, 0, 0, 2, 8, 10, 10, 8, 7, 8, 9, 6, 2, 0, 0, 0, 0, 0, 0],
} as const;
const HOUR_INDEX = Array.from({ length: 24 }, (_, hour) => hour);
const drawHour = {
  air: weighted(HOUR_INDEX, (hour) => HOURS.air[hour] ?? 0),
  day: weighted(HOUR_INDEX, (hour) => HOURS.day[hour] ?? 0),
  mountain: weighted(HOUR_INDEX, (hour) => HOURS.mountain[hour] ?? 0),
};

/** Who crosses where and when. */
export interface Traffic {
  /** Every checkpoint that is neither planned nor closed. */
  checkpoints: readonly Checkpoint[];
  checkpoint(random: Random): Checkpoint;
  /** A nationality (MRZ code) that may cross there, and does. */
  nationality(random: Random, checkpoint: Checkpoint): string;
  /** Another way out than the way in, now and then. */
  nextCheckpoint(random: Random, checkpoint: Checkpoint, nationality: string): Checkpoint;
  /** Milliseconds since the local midnight. */
  timeOfDay(random: Random, checkpoint: Checkpoint): number;
}

/** @throws RangeError when no checkpoint is in use */
export function trafficOf(all: readonly Checkpoint[]): Traffic {
  const checkpoints = all.filter(({ status }) => status !== 'planned' && status !== 'closed');
  const drawCheckpoint = weighted(checkpoints, ({ code }) => SHARES[code] ?? SHARE_OF_OTHERS);
  const drawNation = new Map(
    checkpoints.map((checkpoint) => [
      checkpoint.code,
      weighted(NATIONS, ({ code, weight }) => weight * affinity(checkpoint, code)),
    ]),
  );
  return {
    checkpoints,
    checkpoint: drawCheckpoint,
    nationality: (random, checkpoint) => drawNation.get(checkpoint.code)?.(random).code ?? HOME_STATE,
    nextCheckpoint(random, checkpoint, nationality) {
      if (random.chance(0.88)) return checkpoint;
      const other = drawCheckpoint(random);
      return affinity(other, nationality) > 0 && other.status !== 'goods' ? other : checkpoint;
    },
    timeOfDay(random, { mode, neighbour }) {
      const hour = drawHour[mode === 'air' ? 'air' : neighbour === 'CHN' ? 'mountain' : 'day'](random);
      return hour * 3_600_000 + random.int(0, 3_599_999);
    },
  };
}

/** How much likelier than elsewhere; 0: never (a bilateral checkpoint is open to the two neighbours only). */
function affinity(checkpoint: Checkpoint, mrzCode: string): number {
  const code = canonicalState(mrzCode);
  if (!isOpenToNationality(checkpoint, code)) return 0;
  const isFar = code !== HOME_STATE && !NEIGHBOURS.has(code);
  if (checkpoint.mode === 'air') return isFar ? 5 : code === HOME_STATE ? 1 : 0.15;
  if (code === checkpoint.neighbour) return 3;
  if (code === HOME_STATE) return 1;
  return isFar ? 0.5 : 0.1;
}
