import { isVowel } from './sound.ts';

/** Symbols of sound.ts: A to Z, digits, `w`, `y`. */
const SYMBOLS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789wy';
const WIDTH = 64;
const CONSONANT = 1;
const UNRELATED = 1.5;
/** A vowel is cheap to change or lose: it is what spellings differ in. */
const VOWEL_CHANGED = 0.22;
const VOWEL_LOST = 0.3;
/** In a script without vowels their absence says nothing. */
const UNWRITTEN_VOWEL = 0.05;
const SWAPPED = 0.55;
const FIRST_DIFFERENT = 0.5;

/** Consonants that spellings confuse, with what it costs. */
const CONFUSED: readonly (readonly [pair: string, cost: number])[] = [
  ...([
    ['BP', 0.35],
    ['DT', 0.35],
    ['GK', 0.35],
    ['GH', 0.4],
    ['HK', 0.3],
    ['FV', 0.3],
    ['SZ', 0.25],
  ] as const),
  ...([
    ['XH', 0.15],
    ['XK', 0.3],
    ['XS', 0.5],
    ['S1', 0.3],
    ['Z1', 0.5],
    ['S2', 0.4],
    ['Z2', 0.4],
    ['12', 0.35],
  ] as const),
  ...([
    ['J1', 0.5],
    ['J2', 0.4],
    ['JZ', 0.4],
    ['JS', 0.6],
    ['JG', 0.35],
    ['JH', 0.6],
    ['JD', 0.6],
    ['K2', 0.4],
  ] as const),
  ...([
    ['DZ', 0.45],
    ['TS', 0.55],
    ['T2', 0.5],
    ['MN', 0.6],
    ['LR', 1],
    ['BV', 0.5],
    ['G2', 0.7],
    ['PF', 0.5],
  ] as const),
  ...([
    ['JI', 0.25],
    ['JY', 0.2],
    ['wV', 0],
    ['wU', 0],
    ['wO', 0],
    ['yI', 0],
    ['yE', 0],
    ['yJ', 0.1],
    ['yA', 0.1],
  ] as const),
  ...([
    ['wA', 0.2],
    ['wF', 0.2],
    ['wy', 0.3],
    ['VU', 0.35],
    ['VO', 0.5],
    ['0O', 0.1],
    ['1I', 0.3],
    ['5S', 0.2],
  ] as const),
  ...([
    ['CS', 0.1],
    ['C2', 0.2],
    ['CK', 0.35],
    ['CJ', 0.3],
    ['CZ', 0.3],
    ['C1', 0.35],
    ['CX', 0.5],
    ['RJ', 0.8],
  ] as const),
];

const CHANGE = new Float32Array(WIDTH * WIDTH);
const LOSS = new Float32Array(WIDTH);
const CODES = new Uint8Array(128);

for (let at = 0; at < SYMBOLS.length; at++) CODES[SYMBOLS.charCodeAt(at)] = at + 1;
for (const one of SYMBOLS) {
  const row = codeOf(one) * WIDTH;
  LOSS[codeOf(one)] = isVowel(one)
    ? VOWEL_LOST
    : one === 'H'
      ? 0.4
      : one === 'J'
        ? 0.7
        : 'wy'.includes(one)
          ? 0.3
          : CONSONANT;
  for (const other of SYMBOLS) {
    CHANGE[row + codeOf(other)] = one === other ? 0 : isVowel(one) && isVowel(other) ? VOWEL_CHANGED : UNRELATED;
  }
}
for (const [[one = '', other = ''], cost] of CONFUSED) {
  CHANGE[codeOf(one) * WIDTH + codeOf(other)] = cost;
  CHANGE[codeOf(other) * WIDTH + codeOf(one)] = cost;
}

function codeOf(symbol: string): number {
  return CODES[symbol.charCodeAt(0)] ?? 0;
}

/** The sounds of a token as bytes, for `similarityOf`. */
export function encodeSounds(sounds: string): Uint8Array {
  const bytes = new Uint8Array(sounds.length);
  for (let at = 0; at < sounds.length; at++) bytes[at] = CODES[sounds.charCodeAt(at)] ?? 0;
  return bytes;
}

/** V is left out: it is a vowel in other spellings. L and R are one where Chinese spells a foreign name. */
const CLASSES = ['BPF', 'DT', 'GKHXQ', 'SZ12JC', 'LR', 'M', 'N'];
const CLASS_BIT = new Uint32Array(WIDTH);
for (const [bit, symbols] of CLASSES.entries()) for (const symbol of symbols) CLASS_BIT[codeOf(symbol)] = 1 << bit;

const [A, E, H, L] = [codeOf('A'), codeOf('E'), codeOf('H'), codeOf('L')];

/** How many sounds of a token are an article glued to it, as in ALZAHRANI and ELMASRI; 0 when it is too short for one. */
export function articleLength(sounds: Uint8Array, from: number, to: number): number {
  return to - from > 4 && (sounds[from] === A || sounds[from] === E) && sounds[from + 1] === L ? 2 : 0;
}

/** One bit for each class of consonants in a token: tokens that share few can't be similar. */
export function consonantMask(sounds: Uint8Array): number {
  let mask = 0;
  for (const code of sounds) mask |= CLASS_BIT[code] ?? 0;
  return mask;
}

/**
 * The class, from 1, of the first consonant that has one and not `other`; 0 without one. H doesn't count, as spellings add and drop it.
 */
export function nextClassOf(sounds: Uint8Array, other: number): number {
  for (const code of sounds) {
    const mask = code === H ? 0 : (CLASS_BIT[code] ?? 0);
    if (mask !== 0 && 32 - Math.clz32(mask) !== other) return 32 - Math.clz32(mask);
  }
  return 0;
}

const MASKS = 1 << CLASSES.length;
const MAY_BE_SIMILAR = new Uint8Array(MASKS * MASKS);
for (let one = 0; one < MASKS; one++) {
  for (let other = 0; other < MASKS; other++) {
    const isNear = bitCount(one & other) * 3 >= Math.max(bitCount(one), bitCount(other)) * 2;
    MAY_BE_SIMILAR[one * MASKS + other] = isNear ? 1 : 0;
  }
}

/** False when two tokens can't reach a similarity worth scoring. Masks are the lowest seven bits of both. */
export function mayBeSimilar(one: number, other: number): boolean {
  return MAY_BE_SIMILAR[(one & (MASKS - 1)) * MASKS + (other & (MASKS - 1))] === 1;
}

export function bitCount(mask: number): number {
  return mask === 0 ? 0 : (mask & 1) + bitCount(mask >>> 1);
}

/** Longer than any token that is compared by sound; what lies behind is ignored. */
const MAX_SOUNDS = 30;
const ROWS = [new Float32Array(MAX_SOUNDS + 1), new Float32Array(MAX_SOUNDS + 1), new Float32Array(MAX_SOUNDS + 1)];

/**
 * From 0 (nothing in common) to 1 (the same sounds): a weighted edit distance in which vowels are cheap, confusable
 * consonants are cheaper than others and neighbours may change places, against the weight of the longer token. What can't
 * reach `least` is 0, most of it after two or three sounds.
 * `isVowelless`: either side leaves its vowels out, so that they cost next to nothing.
 */
export function similarityOf(
  one: Uint8Array,
  oneFrom: number,
  oneTo: number,
  other: Uint8Array,
  otherFrom: number,
  otherTo: number,
  isVowelless: boolean,
  least = 0,
): number {
  const height = Math.min(oneTo - oneFrom, MAX_SOUNDS);
  const width = Math.min(otherTo - otherFrom, MAX_SOUNDS);
  if (height === 0 || width === 0) return 0;
  let [before, above, row] = ROWS as [Float32Array, Float32Array, Float32Array];
  const oneWeight = weightOf(one, oneFrom, oneFrom + height);
  const otherWeight = weightOf(other, otherFrom, otherFrom + width);
  const weight = Math.max(oneWeight, otherWeight);
  const most = (1 - least) * weight + 0.001;
  if (!isVowelless && Math.abs(oneWeight - otherWeight) > most) return 0;
  above[0] = 0;
  for (let x = 1; x <= width; x++) {
    const loss = lossOf(other[otherFrom + x - 1] ?? 0, isVowelless);
    above[x] = (above[x - 1] ?? 0) + loss;
  }
  for (let y = 1; y <= height; y++) {
    const symbol = one[oneFrom + y - 1] ?? 0;
    const lost = lossOf(symbol, isVowelless);
    let nearest = (above[0] ?? 0) + lost;
    row[0] = nearest;
    for (let x = 1; x <= width; x++) {
      const against = other[otherFrom + x - 1] ?? 0;
      let cost = (above[x - 1] ?? 0) + (CHANGE[symbol * WIDTH + against] ?? UNRELATED);
      const without = (above[x] ?? 0) + lost;
      if (without < cost) cost = without;
      const withMore = (row[x - 1] ?? 0) + lossOf(against, isVowelless);
      if (withMore < cost) cost = withMore;
      if (y > 1 && x > 1 && symbol === other[otherFrom + x - 2] && one[oneFrom + y - 2] === against) {
        const swapped = (before[x - 2] ?? 0) + SWAPPED;
        if (swapped < cost) cost = swapped;
      }
      row[x] = cost;
      if (cost < nearest) nearest = cost;
    }
    // Costs only grow: a row that is too far away everywhere leads nowhere. A swap reaches back by one row.
    if (nearest > most + SWAPPED) return 0;
    const free = before;
    before = above;
    above = row;
    row = free;
  }
  let distance = above[width] ?? 0;
  const firstChange = CHANGE[(one[oneFrom] ?? 0) * WIDTH + (other[otherFrom] ?? 0)] ?? 0;
  const isFirstSwapped = one[oneFrom] === other[otherFrom + 1] && one[oneFrom + 1] === other[otherFrom];
  if (firstChange >= 1 && !isFirstSwapped) distance += FIRST_DIFFERENT;
  // A vowel is much of a short token: LI, LU and LE are three families.
  if (weight < SHORT && !isVowelless) distance *= 1 + (SHORT - weight) * 0.5;
  return Math.max(0, 1 - distance / weight);
}

/** What all sounds of a token weigh: a consonant 1, a vowel less. */
export function weightOf(sounds: Uint8Array, from: number, to: number): number {
  let weight = 0;
  for (let at = from; at < to; at++) weight += LOSS[sounds[at] ?? 0] ?? CONSONANT;
  return weight;
}

const SHORT = 3.6;

function lossOf(symbol: number, isVowelless: boolean): number {
  const loss = LOSS[symbol] ?? CONSONANT;
  return isVowelless && loss < 0.35 ? UNWRITTEN_VOWEL : loss;
}
