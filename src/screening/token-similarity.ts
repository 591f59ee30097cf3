import { isVowel } from './sound.ts';

/** Symbols of sound.ts: A to Z, digits, `w`, `y`. */
const SYMBOLS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789wy';
const WIDTH = 64;
/** All costs are hundredths of what a consonant weighs: whole numbers are compared faster, and are exact. */
const CONSONANT = 100;
const UNRELATED = 150;
/** A vowel is cheap to change or lose: it is what spellings differ in. */
const VOWEL_CHANGED = 22;
const VOWEL_LOST = 30;
/** In a script without vowels their absence says nothing. */
const UNWRITTEN_VOWEL = 5;
const SWAPPED = 55;
const FIRST_DIFFERENT = 50;

/** Consonants that spellings confuse, with what it costs. */
const CONFUSED: readonly (readonly [pair: string, cost: number])[] = [
  ...([
    ['BP', 35],
    ['DT', 35],
    ['GK', 35],
    ['GH', 40],
    ['HK', 30],
    ['FV', 30],
    ['SZ', 25],
  ] as const),
  ...([
    ['XH', 15],
    ['XK', 30],
    ['XS', 50],
    ['S1', 30],
    ['Z1', 50],
    ['S2', 40],
    ['Z2', 40],
    ['12', 35],
  ] as const),
  ...([
    ['J1', 50],
    ['J2', 40],
    ['JZ', 40],
    ['JS', 60],
    ['JG', 35],
    ['JH', 60],
    ['JD', 60],
    ['K2', 40],
  ] as const),
  ...([
    ['DZ', 45],
    ['TS', 55],
    ['T2', 50],
    ['MN', 60],
    ['LR', 100],
    ['BV', 50],
    ['G2', 70],
    ['PF', 50],
  ] as const),
  ...([
    ['JI', 25],
    ['JY', 20],
    ['wV', 0],
    ['wU', 0],
    ['wO', 0],
    ['yI', 0],
    ['yE', 0],
    ['yJ', 10],
    ['yA', 10],
  ] as const),
  ...([
    ['wA', 20],
    ['wF', 20],
    ['wy', 30],
    ['VU', 35],
    ['VO', 50],
    ['0O', 10],
    ['1I', 30],
    ['5S', 20],
  ] as const),
  ...([
    ['CS', 10],
    ['C2', 20],
    ['CK', 35],
    ['CJ', 30],
    ['CZ', 30],
    ['C1', 35],
    ['CX', 50],
    ['RJ', 80],
  ] as const),
];

const CHANGE = new Uint8Array(WIDTH * WIDTH);
const LOSS = new Uint8Array(WIDTH);
const CODES = new Uint8Array(128);

for (let at = 0; at < SYMBOLS.length; at++) CODES[SYMBOLS.charCodeAt(at)] = at + 1;
for (const one of SYMBOLS) {
  const row = codeOf(one) * WIDTH;
  LOSS[codeOf(one)] = isVowel(one)
    ? VOWEL_LOST
    : one === 'H'
      ? 40
      : one === 'J'
        ? 70
        : 'wy'.includes(one)
          ? 30
          : CONSONANT;
  for (const other of SYMBOLS) {
    CHANGE[row + codeOf(other)] = one === other ? 0 : isVowel(one) && isVowel(other) ? VOWEL_CHANGED : UNRELATED;
  }
}
for (const [[one = '', other = ''], cost] of CONFUSED) {
  CHANGE[codeOf(one) * WIDTH + codeOf(other)] = cost;
  CHANGE[codeOf(other) * WIDTH + codeOf(one)] = cost;
}

/** The same where vowels are not written. */
const UNWRITTEN_LOSS = LOSS.map((loss) => (loss < 35 ? UNWRITTEN_VOWEL : loss));

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
const ROWS = [new Int32Array(MAX_SOUNDS + 1), new Int32Array(MAX_SOUNDS + 1), new Int32Array(MAX_SOUNDS + 1)];

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
  let [before, above, row] = ROWS as [Int32Array, Int32Array, Int32Array];
  const oneWeight = hundredthsOf(one, oneFrom, oneFrom + height);
  const otherWeight = hundredthsOf(other, otherFrom, otherFrom + width);
  const weight = Math.max(oneWeight, otherWeight);
  const most = Math.floor((1 - least) * weight + 0.1);
  if (!isVowelless && Math.abs(oneWeight - otherWeight) > most) return 0;
  const losses = isVowelless ? UNWRITTEN_LOSS : LOSS;
  above[0] = 0;
  let sum = 0;
  for (let x = 1; x <= width; x++) {
    sum += losses[other[otherFrom + x - 1] ?? 0] ?? 0;
    above[x] = sum;
  }
  let last = -1;
  for (let y = 1; y <= height; y++) {
    const symbol = one[oneFrom + y - 1] ?? 0;
    const lost = losses[symbol] ?? 0;
    const changes = symbol * WIDTH;
    let aboveLeft = above[0] ?? 0;
    let left = aboveLeft + lost;
    let nearest = left;
    let lastAgainst = -1;
    row[0] = left;
    for (let x = 1; x <= width; x++) {
      const against = other[otherFrom + x - 1] ?? 0;
      const up = above[x] ?? 0;
      let cost = aboveLeft + (CHANGE[changes + against] ?? 0);
      cost = lesser(cost, up + lost);
      cost = lesser(cost, left + (losses[against] ?? 0));
      if (symbol === lastAgainst && last === against) cost = lesser(cost, (before[x - 2] ?? 0) + SWAPPED);
      row[x] = cost;
      nearest = lesser(nearest, cost);
      aboveLeft = up;
      left = cost;
      lastAgainst = against;
    }
    // Costs only grow: a row that is too far away everywhere leads nowhere. A swap reaches back by one row.
    if (nearest > most + SWAPPED) return 0;
    last = symbol;
    const free = before;
    before = above;
    above = row;
    row = free;
  }
  let distance = above[width] ?? 0;
  const firstChange = CHANGE[(one[oneFrom] ?? 0) * WIDTH + (other[otherFrom] ?? 0)] ?? 0;
  const isFirstSwapped = one[oneFrom] === other[otherFrom + 1] && one[oneFrom + 1] === other[otherFrom];
  if (firstChange >= CONSONANT && !isFirstSwapped) distance += FIRST_DIFFERENT;
  // A vowel is much of a short token: LI, LU and LE are three families.
  if (weight < SHORT && !isVowelless) distance *= 1 + (SHORT - weight) * 0.005;
  return Math.max(0, 1 - distance / weight);
}

/** The lesser of two whole numbers, without a branch that nobody can foresee. */
function lesser(one: number, other: number): number {
  const less = (other - one) | 0;
  return (one + (less & (less >> 31))) | 0;
}

/** What all sounds of a token weigh: a consonant 1, a vowel less. */
export function weightOf(sounds: Uint8Array, from: number, to: number): number {
  return hundredthsOf(sounds, from, to) / 100;
}

function hundredthsOf(sounds: Uint8Array, from: number, to: number): number {
  let weight = 0;
  for (let at = from; at < to; at++) weight += LOSS[sounds[at] ?? 0] ?? 0;
  return weight;
}

const SHORT = 360;
