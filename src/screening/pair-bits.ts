import { POLICY } from './policy.ts';
import { codeOfTraits, firstClassOf } from './token-code.ts';
import { lastClassOf, secondClassOf, VOWELLESS, weightOfTraits } from './token-columns.ts';
import type { TravellerName } from './traveller.ts';

const NAME = POLICY.names;

/** The last token of a name that fills its field: its end may be missing. */
export function isCut(name: TravellerName, place: number): boolean {
  return name.isTruncated && place === name.tokens.length - 1;
}

/** Names of one culture come together. */
export function furtherBits(bits: number): number {
  return Math.max(bits - NAME.culture, bits * NAME.furtherAtLeast);
}

/** Two tokens that are neither alike nor wholly different. */
export function conflictOf(similarity: number): number {
  const share = (similarity - NAME.nearSimilarity) / (NAME.leastSimilarity - NAME.nearSimilarity);
  return NAME.conflict + (NAME.near - NAME.conflict) * share;
}

export const GLUE_SIMILARITY = 0.8;
/** Shorter tokens, in sounds, are not two. */
export const LEAST_GLUED = 4;
/** What a token without a pair costs at least. */
export const LEAST_COST = Math.min(-NAME.near, -NAME.travellerOnly);
/** Particles and completeness. */
export const MOST_BESIDE_PAIRS = 1 + NAME.complete;
/** Below so many bits a name is lost whatever its conflicts are. */
export const WORTH_A_LOOK = 6;

/** So heavy a token may be longer than what is compared. */
const LONG = 9;
/** Three weights, each known to an eighth. */
const UNSURE_OF_WEIGHT = 0.375;
/** What a sound weighs that ends one token and begins the next, and counts once: a consonant, or a vowel or H. */
const MERGED_CONSONANT = 1;
const MERGED = 0.4;

/**
 * Whether two tokens may be one when they are glued, beside what their codes say (token-code.ts): the same classes of consonants come second and last in both, and they weigh about the same. `spelt`: of the
 * token that says whether vowels are written.
 */
export function mayEndGlued(first: number, second: number, glued: number, spelt: number): boolean {
  if ((lastClassOf(second) || lastClassOf(first)) !== lastClassOf(glued)) return false;
  const begins = firstClassOf(codeOfTraits(first)) || firstClassOf(codeOfTraits(second));
  const next = firstClassOf(codeOfTraits(second));
  const follows = secondClassOf(first) || (next === begins ? secondClassOf(second) : next);
  if (follows !== secondClassOf(glued)) return false;
  const both = weightOfTraits(first) + weightOfTraits(second);
  const one = weightOfTraits(glued);
  if (spelt & VOWELLESS || both > LONG) return true;
  const merged = lastClassOf(first) !== 0 && lastClassOf(first) === next ? MERGED_CONSONANT : MERGED;
  const most = (1 - GLUE_SIMILARITY) * Math.max(both, one) + UNSURE_OF_WEIGHT;
  return one - both <= most && both - merged - one <= most;
}
