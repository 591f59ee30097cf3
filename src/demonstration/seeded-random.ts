/** Chance that can be replayed: the same seed gives the same people and journeys. Not for secrets. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError on an empty list */
  pick<T>(items: readonly T[]): T;
}

/** sfc32 (PractRand's small fast counter), seeded by FNV-1a over the text. */
export function seededRandom(seed: string): Random {
  let a = 0x811c9dc5;
  for (const character of seed) a = Math.imul(a ^ (character.codePointAt(0) ?? 0), 0x01000193);
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 15; i++) next();
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick(items) {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[Math.floor(next() * items.length)] as (typeof items)[number];
    },
  };
}

/** Draws by weight in the time of a binary search. @throws RangeError when no weight is above zero */
export function weighted<T>(items: readonly T[], weightOf: (item: T) => number): (random: Random) => T {
  const sums: number[] = [];
  const kept: T[] = [];
  let sum = 0;
  for (const item of items) {
    const weight = weightOf(item);
    if (weight <= 0) continue;
    sum += weight;
    sums.push(sum);
    kept.push(item);
  }
  if (kept.length === 0) throw new RangeError('nothing to draw from');
  return (random) => {
    const at = random.next() * sum;
    let low = 0;
    let high = kept.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return kept[low] as T;
  };
}
