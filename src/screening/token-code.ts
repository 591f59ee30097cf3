import { bitCount, consonantMask, mayBeSimilar, nextClassOf } from './token-similarity.ts';

/**
 * Ten bits that a record says of each of its tokens: which classes of consonants it has, and which comes first. Two tokens whose codes don't
 * agree are no pair, and nothing else of them is looked at.
 */
export const CODE_BITS = 10;
const CODES = 1 << CODE_BITS;
const CLASS_BITS = 7;
/** A first consonant that is not among the consonants stands for another kind of token. */
export const PARTICLE_CODE = 1 << CLASS_BITS;
const INITIAL_CODE = 2 << CLASS_BITS;

export function codeOf(sounds: Uint8Array, isParticle: boolean, isInitial: boolean): number {
  if (isParticle) return PARTICLE_CODE;
  return isInitial ? INITIAL_CODE : consonantMask(sounds) | (nextClassOf(sounds, 0) << CLASS_BITS);
}

export function codeOfTraits(traits: number): number {
  return traits & (CODES - 1);
}

/** The class of the first consonant, from 1; 0 without one. */
export function firstClassOf(code: number): number {
  return (code >>> CLASS_BITS) & 7;
}

const ROWS: (Uint8Array | undefined)[] = new Array(CODES);

/** By the other's code 1 or 0: whether a token of this code is worth comparing with it. Made when it is first asked for. */
export function agreementsOf(code: number): Uint8Array {
  const known = ROWS[code];
  if (known) return known;
  const row = Uint8Array.from({ length: CODES }, (_, other) => (agree(code, other) ? 1 : 0));
  ROWS[code] = row;
  return row;
}

function agree(one: number, other: number): boolean {
  if (one === PARTICLE_CODE || other === PARTICLE_CODE) return one === other;
  if (one === INITIAL_CODE || other === INITIAL_CODE) return true;
  if (!mayBeSimilar(one, other)) return false;
  const [first, otherFirst] = [firstClassOf(one), firstClassOf(other)];
  if (first === otherFirst || first === 0 || otherFirst === 0) return true;
  // Chinese begins JEENBEKOV with R: what begins with another consonant has others enough in common.
  const consonants = (1 << CLASS_BITS) - 1;
  return (one & consonants) === (other & consonants) || bitCount(one & other & consonants) >= 3;
}
