import { POLICY } from './policy.ts';
import { similarityOf } from './token-similarity.ts';

const { letterShare, leastSounds } = POLICY.names;
const MAX_SOUNDS = 30;
const ROUNDING = 0.001;
/** For each symbol, a bit for each place where the first token has it; empty between calls. */
const PLACES = new Int32Array(256);

/**
 * How alike two tokens are, from 0 to 1: their sounds, and how few edits make one of the other. Sounds alone take two
 * cheap changes of vowels for one person's spelling and one strange consonant for another person. On real lists it is the
 * count that tells: a single edit of six sounds is two hundred times as frequent between spellings of one name as
 * between two names of one nation, whatever letter it is; three edits are twice as frequent. Without vowels only sounds count.
 */
export function likenessOf(
  one: Uint8Array,
  other: Uint8Array,
  from: number,
  to: number,
  isVowelless: boolean,
  least: number,
): number {
  if (isVowelless) return similarityOf(one, 0, one.length, other, from, to, true, least);
  const longer = Math.min(Math.max(one.length, to - from), MAX_SOUNDS);
  // Beside one edit, which is the least there is, so much of the sounds is needed to come to `least`.
  const needed = (least - (1 - 1 / longer) * letterShare) / (1 - letterShare) - ROUNDING;
  const sounds = similarityOf(
    one,
    0,
    one.length,
    other,
    from,
    to,
    false,
    Math.max(needed, Math.min(least, leastSounds)),
  );
  if (sounds === 0 || sounds >= 1) return sounds;
  const letters = 1 - editsBetween(one, other, from, to) / longer;
  return sounds + (letters - sounds) * letterShare;
}

/**
 * Letters lost, added, changed, or neighbours exchanged, each one edit: a column of the table of distances is two words of differences
 * (Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances, 2003).
 */
export function editsBetween(one: Uint8Array, other: Uint8Array, from: number, to: number): number {
  const height = Math.min(one.length, MAX_SOUNDS);
  const width = Math.min(to - from, MAX_SOUNDS);
  if (height === 0) return width;
  for (let y = 0; y < height; y++) PLACES[one[y] ?? 0] = (PLACES[one[y] ?? 0] ?? 0) | (1 << y);
  const last = height - 1;
  let more = -1;
  let less = 0;
  let diagonal = 0;
  let before = 0;
  let edits = height;
  for (let x = 0; x < width; x++) {
    const equal = PLACES[other[from + x] ?? 0] ?? 0;
    const exchanged = ((~diagonal & equal) << 1) & before;
    diagonal = ((((equal & more) + more) | 0) ^ more) | equal | less | exchanged;
    let moreAcross = less | ~(diagonal | more);
    let lessAcross = diagonal & more;
    edits += ((moreAcross >>> last) & 1) - ((lessAcross >>> last) & 1);
    moreAcross = (moreAcross << 1) | 1;
    lessAcross <<= 1;
    more = lessAcross | ~(diagonal | moreAcross);
    less = moreAcross & diagonal;
    before = equal;
  }
  for (let y = 0; y < height; y++) PLACES[one[y] ?? 0] = 0;
  return edits;
}
