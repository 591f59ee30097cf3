import { POLICY } from './policy.ts';
import { INITIAL, PARTICLE } from './token-columns.ts';
import { mayBeSimilar } from './token-similarity.ts';
import type { TravellerName } from './traveller.ts';

const NAME = POLICY.names;

/** The last token of a name that fills its field: its end may be missing. */
export function isCut(name: TravellerName, place: number): boolean {
  return name.isTruncated && place === name.tokens.length - 1;
}

/** Two particles, a token and an initial, or two that share consonants. */
export function isWorthComparing(traits: number, listed: number): boolean {
  if ((traits | listed) & PARTICLE) return (traits & listed & PARTICLE) !== 0;
  return ((traits | listed) & INITIAL) !== 0 || mayBeSimilar(traits, listed);
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
/** What a token without a pair costs at least. */
export const LEAST_COST = Math.min(-NAME.near, -NAME.travellerOnly);
/** Particles and completeness. */
export const MOST_BESIDE_PAIRS = 1 + NAME.complete;
/** Below so many bits a name is lost whatever its conflicts are. */
export const WORTH_A_LOOK = 6;
