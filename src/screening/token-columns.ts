import { GrowingBytes, GrowingUint32 } from './growing-array.ts';
import type { KeyHash } from './hash.ts';
import { type NameToken, readToken } from './name-tokens.ts';
import type { SpeltToken } from './normalise-name.ts';
import { consonantMask, encodeSounds } from './token-similarity.ts';

/** Bits of a token's traits above its eight bits of consonants; the stem's length in sounds lies above them. */
export const PARTICLE = 1 << 8;
export const INITIAL = 1 << 9;
export const PATRONYMIC = 1 << 10;
export const VOWELLESS = 1 << 11;
export const UNREADABLE = 1 << 12;
export const STEM_SHIFT = 24;

/**
 * A token as records name it: its number, and above that the lowest ten bits of its traits, so that most comparisons end
 * without a look at the columns. Four million tokens are more than the names of all people alive.
 */
const ID_BITS = 22;
const MAX_TOKENS = 1 << ID_BITS;

export function tokenWord(id: number, traits: number): number {
  return (id | ((traits & 1023) << ID_BITS)) >>> 0;
}

export function tokenIdOf(word: number): number {
  return word & (MAX_TOKENS - 1);
}

/** Consonants, PARTICLE and INITIAL of a word's token. */
export function traitsOfWord(word: number): number {
  return word >>> ID_BITS;
}

/** The tokens of a list, each once: columns outside the JavaScript heap, one row a token. */
export interface TokenColumns {
  /** Where each token's sounds begin; one more than there are tokens. */
  soundsAt: Uint32Array;
  sounds: Uint8Array;
  /** Consonants, traits and stem length. */
  traits: Uint32Array;
  /** Of the spelling in A to Z: equal only when the spelling is, but for one chance in four thousand million. */
  textHash: Uint32Array;
  /** Of the fine code, by which tokens are counted. */
  fineHash: Uint32Array;
}

/** A token with its hashes, as keys and columns need it. */
export interface HashedToken extends NameToken {
  bytes: Uint8Array;
  traits: number;
  textHash: number;
  fineHigh: number;
  fineLow: number;
  coarseHigh: number;
  coarseLow: number;
}

export function hashToken(token: NameToken, hash: KeyHash): HashedToken {
  const bytes = encodeSounds(token.isReadable ? token.sounds : '');
  const textHash = hash.of(token.text).low;
  const { high: fineHigh, low: fineLow } = hash.of(`f${token.fine}`);
  const { high: coarseHigh, low: coarseLow } = hash.of(`c${token.coarse}`);
  return {
    ...token,
    ...{ bytes, textHash, fineHigh, fineLow, coarseHigh, coarseLow },
    traits: traitsOf(token, bytes),
  };
}

const REMEMBERED_TOKENS = 20_000;

/** Remembers tokens that were read before: popular names come back with every other traveller. */
export class TokenReader {
  readonly #hash: KeyHash;
  #tokens = new Map<string, HashedToken>();

  constructor(hash: KeyHash) {
    this.#hash = hash;
  }

  read(spelt: SpeltToken): HashedToken {
    const key = spelt.isVowelless ? `${spelt.text}~` : spelt.text;
    const known = this.#tokens.get(key);
    if (known) return known;
    if (this.#tokens.size >= REMEMBERED_TOKENS) this.#tokens = new Map();
    const token = hashToken(readToken(spelt), this.#hash);
    this.#tokens.set(key, token);
    return token;
  }
}

function traitsOf(token: NameToken, bytes: Uint8Array): number {
  const hasStem = token.stemSounds.length < token.sounds.length && token.sounds.startsWith(token.stemSounds);
  const stemLength = Math.min(hasStem ? token.stemSounds.length : bytes.length, 31);
  return (
    (consonantMask(bytes) |
      (token.isParticle ? PARTICLE : 0) |
      (token.isPatronymic ? PATRONYMIC : 0) |
      (token.isVowelless ? VOWELLESS : 0) |
      (token.isReadable ? 0 : UNREADABLE) |
      (token.text.length === 1 ? INITIAL : 0) |
      (stemLength << STEM_SHIFT)) >>>
    0
  );
}

/** Collects tokens while a list is read. Its map lies in the heap, and goes when the list is finished. */
export class TokenDictionary {
  readonly #hash: KeyHash;
  readonly #ids = new Map<string, number>();
  readonly #tokens: HashedToken[] = [];
  readonly #soundsAt = new GrowingUint32();
  readonly #sounds = new GrowingBytes();
  readonly #traits = new GrowingUint32();
  readonly #textHash = new GrowingUint32();
  readonly #fineHash = new GrowingUint32();

  constructor(hash: KeyHash) {
    this.#hash = hash;
    this.#soundsAt.push(0);
  }

  /** The token's number and itself; a new one is added. */
  add(spelt: SpeltToken): { id: number; token: HashedToken } {
    const key = spelt.isVowelless ? `${spelt.text}~` : spelt.text;
    const known = this.#ids.get(key);
    if (known !== undefined) return { id: known, token: this.#tokens[known] as HashedToken };
    const token = hashToken(readToken(spelt), this.#hash);
    const id = this.#tokens.length;
    if (id >= MAX_TOKENS) throw new RangeError('A list can hold four million different tokens');
    this.#ids.set(key, id);
    this.#tokens.push(token);
    this.#sounds.append(token.bytes);
    this.#soundsAt.push(this.#sounds.length);
    this.#traits.push(token.traits);
    this.#textHash.push(token.textHash);
    this.#fineHash.push(token.fineLow);
    return { id, token };
  }

  /** The columns as they stand, not copied: they move when the dictionary grows. */
  columns(): TokenColumns {
    return {
      soundsAt: this.#soundsAt.array,
      sounds: this.#sounds.array,
      traits: this.#traits.array,
      textHash: this.#textHash.array,
      fineHash: this.#fineHash.array,
    };
  }

  finished(): TokenColumns {
    return {
      soundsAt: this.#soundsAt.trimmed(),
      sounds: this.#sounds.trimmed(),
      traits: this.#traits.trimmed(),
      textHash: this.#textHash.trimmed(),
      fineHash: this.#fineHash.trimmed(),
    };
  }
}
