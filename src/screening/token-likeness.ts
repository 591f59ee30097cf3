import { POLICY } from './policy.ts';
import { similarityOf } from './token-similarity.ts';

const { letterShare, leastSounds } = POLICY.names;
const MAX_SOUNDS = 30;
const ROUNDING = 0.001;
const ROWS = [new Uint8Array(MAX_SOUNDS + 1), new Uint8Array(MAX_SOUNDS + 1), new Uint8Array(MAX_SOUNDS + 1)];

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

/** Letters lost, added, changed, or neighbours exchanged, each one edit. */
export function editsBetween(one: Uint8Array, other: Uint8Array, from: number, to: number): number {
  const height = Math.min(one.length, MAX_SOUNDS);
  const width = Math.min(to - from, MAX_SOUNDS);
  let [before, above, row] = ROWS as [Uint8Array, Uint8Array, Uint8Array];
  for (let x = 0; x <= width; x++) above[x] = x;
  for (let y = 1; y <= height; y++) {
    const symbol = one[y - 1];
    row[0] = y;
    for (let x = 1; x <= width; x++) {
      const against = other[from + x - 1];
      let edits = (above[x - 1] ?? 0) + (symbol === against ? 0 : 1);
      edits = Math.min(edits, (above[x] ?? 0) + 1, (row[x - 1] ?? 0) + 1);
      if (y > 1 && x > 1 && symbol === other[from + x - 2] && one[y - 2] === against) {
        edits = Math.min(edits, (before[x - 2] ?? 0) + 1);
      }
      row[x] = edits;
    }
    const free = before;
    before = above;
    above = row;
    row = free;
  }
  return above[width] ?? 0;
}
