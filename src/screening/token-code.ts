import { bitCount, consonantMask, mayBeSimilar, nextClassOf } from './token-similarity.ts';

/**
 * Ten bits that a record says of each of its tokens: which classes of consonants it has, and which comes first. Two tokens whose codes don't
 * agree are no pair, and nothing else of them is looked at.
 */
export const CODE_BITS = 10;
const CODES = 1 << CODE_BITS;
const CLASS_BITS = 7;
const CONSONANTS = (1 << CLASS_BITS) - 1;
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

const AGREEMENTS: (Uint8Array | undefined)[] = new Array(CODES);
const BEGINNINGS: (Uint8Array | undefined)[] = new Array(CODES);
export const ALL_CODES = new Uint8Array(CODES).fill(1);
export const NO_CODE = new Uint8Array(CODES);

/** The code of two tokens that are read as one: the classes of both, and the first one's first. */
export function jointCode(first: number, second: number): number {
  return ((first | second) & CONSONANTS) | ((firstClassOf(first) || firstClassOf(second)) << CLASS_BITS);
}

/** By the other's code 1 or 0: whether a token of this code is worth comparing with it. Made when it is first asked for. */
export function agreementsOf(code: number): Uint8Array {
  return rowOf(AGREEMENTS, code, agree);
}

/**
 * The same for two tokens that are read as one, by their joint code, and one that may be they: the same class of consonant begins both, and
 * their consonants are alike. It is so from either side.
 */
export function beginningsOf(code: number): Uint8Array {
  return rowOf(BEGINNINGS, code, (one, other) => firstClassOf(one) === firstClassOf(other) && mayBeSimilar(one, other));
}

function rowOf(rows: (Uint8Array | undefined)[], code: number, isSo: (one: number, other: number) => boolean) {
  const known = rows[code];
  if (known) return known;
  const row = Uint8Array.from({ length: CODES }, (_, other) => (isSo(code, other) ? 1 : 0));
  rows[code] = row;
  return row;
}

function agree(one: number, other: number): boolean {
  if (one === PARTICLE_CODE || other === PARTICLE_CODE) return one === other;
  if (one === INITIAL_CODE || other === INITIAL_CODE) return true;
  if (!mayBeSimilar(one, other)) return false;
  const [first, otherFirst] = [firstClassOf(one), firstClassOf(other)];
  if (first === otherFirst || first === 0 || otherFirst === 0) return true;
  // Chinese begins JEENBEKOV with R: what begins with another consonant has others enough in common.
  return (one & CONSONANTS) === (other & CONSONANTS) || bitCount(one & other & CONSONANTS) >= 3;
}
