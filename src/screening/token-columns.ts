import { GrowingBytes, GrowingUint32 } from './growing-array.ts';
import type { KeyHash } from './hash.ts';
import { coarseCodeOfWord, type NameToken, readToken } from './name-tokens.ts';
import type { SpeltToken } from './normalise-name.ts';
import { CODE_BITS, codeOf, codeOfTraits } from './token-code.ts';
import { encodeSounds, nextClassOf, weightOf } from './token-similarity.ts';

/**
 * A token's traits. The lowest ten bits are its code (token-code.ts); above it what it is, the class of its last consonant, what all of its
 * sounds weigh in quarters, how many of its sounds are its stem, and the class of its second consonant.
 */
export const PARTICLE = 1 << 10;
export const INITIAL = 1 << 11;
export const PATRONYMIC = 1 << 12;
export const VOWELLESS = 1 << 13;
export const UNREADABLE = 1 << 14;
const LAST_SHIFT = 15;
const WEIGHT_SHIFT = 18;
const MOST_WEIGHT = 63;
const STEM_SHIFT = 24;
const SECOND_SHIFT = 29;

/** How many of a token's sounds are its stem. */
export function stemOfTraits(traits: number): number {
  return (traits >>> STEM_SHIFT) & 31;
}

/** The class of a token's last consonant (token-similarity.ts), 0 without one. */
export function lastClassOf(traits: number): number {
  return (traits >>> LAST_SHIFT) & 7;
}

/** The class of the next consonant that is not of the first one's class; 0 without one. */
export function secondClassOf(traits: number): number {
  return traits >>> SECOND_SHIFT;
}

/** The weight of a token's sounds (token-similarity.ts), to an eighth. */
export function weightOfTraits(traits: number): number {
  return ((traits >>> WEIGHT_SHIFT) & MOST_WEIGHT) / 4;
}

/**
 * A token as records name it: its number, and above that its code, so that most comparisons end without a look at the columns. Four million
 * tokens are more than the names of all people alive.
 */
const ID_BITS = 32 - CODE_BITS;
const MAX_TOKENS = 1 << ID_BITS;

export function tokenWord(id: number, traits: number): number {
  return (id | (codeOfTraits(traits) << ID_BITS)) >>> 0;
}

export function tokenIdOf(word: number): number {
  return word & (MAX_TOKENS - 1);
}

/** The same token under another number. */
export function renumbered(word: number, id: number): number {
  return ((word & ~(MAX_TOKENS - 1)) | id) >>> 0;
}

/** The code of a word's token. */
export function codeOfWord(word: number): number {
  return word >>> ID_BITS;
}

/**
 * The tokens of a list, each once, outside the JavaScript heap. A row holds what a comparison asks of a token, side by side, so that it is
 * one look into memory: where its sounds begin, its traits, and two hashes.
 */
export interface TokenColumns {
  /** One row more than there are tokens: where the last one's sounds end. */
  rows: Uint32Array;
  sounds: Uint8Array;
}

const ROW = 4;
const TRAITS = 1;
const TEXT_HASH = 2;
const FINE_HASH = 3;

export function soundsFrom({ rows }: TokenColumns, id: number): number {
  return rows[id * ROW] ?? 0;
}

export function soundsTo({ rows }: TokenColumns, id: number): number {
  return rows[id * ROW + ROW] ?? 0;
}

export function traitsAt({ rows }: TokenColumns, id: number): number {
  return rows[id * ROW + TRAITS] ?? 0;
}

/** Of the spelling in A to Z: equal only when the spelling is, but for one chance in four thousand million. */
export function textHashAt({ rows }: TokenColumns, id: number): number {
  return rows[id * ROW + TEXT_HASH] ?? 0;
}

/** Of the fine code, by which tokens are counted. */
export function fineHashAt({ rows }: TokenColumns, id: number): number {
  return rows[id * ROW + FINE_HASH] ?? 0;
}

/** A token with its hashes, as keys and columns need it. */
export interface HashedToken extends NameToken {
  bytes: Uint8Array;
  traits: number;
  /** Of the spelling; the upper half tells tokens of a script without vowels apart. */
  textHash: number;
  textHigh: number;
  fineHigh: number;
  fineLow: number;
  coarseHigh: number;
  coarseLow: number;
}

/** What an entry is looked for under with one token and a year. */
export type CoarseHash = Pick<HashedToken, 'coarseHigh' | 'coarseLow'>;

export function hashToken(token: NameToken, hash: KeyHash): HashedToken {
  const bytes = encodeSounds(token.isReadable ? token.sounds : '');
  const { low: textHash, high } = hash.of(token.text);
  const textHigh = (high ^ (token.isVowelless ? 1 : 0)) >>> 0;
  const { high: fineHigh, low: fineLow } = hash.of(`f${token.fine}`);
  const { coarseHigh, coarseLow } = hashCoarse(token.coarse, hash);
  // Written out: tokens of one shape are read faster, and thousands are made while a list is read.
  return {
    text: token.text,
    sounds: token.sounds,
    stemSounds: token.stemSounds,
    fine: token.fine,
    coarse: token.coarse,
    isParticle: token.isParticle,
    isPatronymic: token.isPatronymic,
    isVowelless: token.isVowelless,
    isReadable: token.isReadable,
    bytes,
    traits: traitsOf(token, bytes),
    textHash,
    textHigh,
    fineHigh,
    fineLow,
    coarseHigh,
    coarseLow,
  };
}

function hashCoarse(coarse: string, hash: KeyHash): CoarseHash {
  const { high: coarseHigh, low: coarseLow } = hash.of(`c${coarse}`);
  return { coarseHigh, coarseLow };
}

const REMEMBERED_TOKENS = 20_000;

/** Remembers tokens that were read before: popular names come back with every other traveller. */
export class TokenReader {
  readonly #hash: KeyHash;
  #tokens = new Map<string, HashedToken>();
  /** Those before the last time there were too many: what is asked for again stays. */
  #older = new Map<string, HashedToken>();

  constructor(hash: KeyHash) {
    this.#hash = hash;
  }

  read(spelt: SpeltToken): HashedToken {
    const key = spelt.isVowelless ? `${spelt.text}~` : spelt.text;
    const known = this.#tokens.get(key);
    if (known) return known;
    if (this.#tokens.size >= REMEMBERED_TOKENS) {
      this.#older = this.#tokens;
      this.#tokens = new Map();
    }
    const token = this.#older.get(key) ?? hashToken(readToken(spelt), this.#hash);
    this.#tokens.set(key, token);
    return token;
  }

  /** Two words in one are hardly ever asked for again: they are not remembered, and would push out what is. */
  coarseOf(spelt: SpeltToken): CoarseHash {
    return hashCoarse(coarseCodeOfWord(spelt), this.#hash);
  }
}

function traitsOf(token: NameToken, bytes: Uint8Array): number {
  const hasStem = token.stemSounds.length < token.sounds.length && token.sounds.startsWith(token.stemSounds);
  const stemLength = Math.min(hasStem ? token.stemSounds.length : bytes.length, 31);
  return (
    (codeOf(bytes, token.isParticle, token.text.length === 1) |
      (token.isParticle ? PARTICLE : 0) |
      (token.isPatronymic ? PATRONYMIC : 0) |
      (token.isVowelless ? VOWELLESS : 0) |
      (token.isReadable ? 0 : UNREADABLE) |
      (token.text.length === 1 ? INITIAL : 0) |
      (nextClassOf(bytes.toReversed(), 0) << LAST_SHIFT) |
      (nextClassOf(bytes, nextClassOf(bytes, 0)) << SECOND_SHIFT) |
      (Math.min(Math.round(weightOf(bytes, 0, bytes.length) * 4), MOST_WEIGHT) << WEIGHT_SHIFT) |
      (stemLength << STEM_SHIFT)) >>>
    0
  );
}

/** Collects tokens while a list is read: open addressing by the hash of their spelling, no strings. */
export class TokenDictionary {
  #count = 0;
  /** Upper half of the hash and number plus one; the lower half is in the token's row. */
  #cells = new Uint32Array(2 * 1024);
  readonly #rows = new GrowingUint32();
  readonly #sounds = new GrowingBytes();

  constructor() {
    this.#rows.push(0);
  }

  /** The token's number; a new one is added. */
  idOf(token: Pick<HashedToken, 'textHigh' | 'textHash' | 'bytes' | 'traits' | 'fineLow'>): number {
    const cell = this.#find(token.textHigh, token.textHash);
    const known = this.#cells[cell + 1] ?? 0;
    if (known > 0) return known - 1;
    const id = this.#count++;
    if (id >= MAX_TOKENS) throw new RangeError('A list can hold four million different tokens');
    this.#cells[cell] = token.textHigh;
    this.#cells[cell + 1] = id + 1;
    this.#sounds.append(token.bytes);
    // The row's first word was written with the token before.
    for (const word of [token.traits, token.textHash, token.fineLow, this.#sounds.length]) this.#rows.push(word);
    if (this.#count * 4 > this.#cells.length) this.#grow();
    return id;
  }

  #find(high: number, low: number): number {
    const mask = this.#cells.length / 2 - 1;
    for (let at = low & mask; ; at = (at + 1) & mask) {
      const id = (this.#cells[at * 2 + 1] ?? 0) - 1;
      if (id < 0 || (this.#cells[at * 2] === high && this.#textHashOf(id) === low)) return at * 2;
    }
  }

  #textHashOf(id: number): number {
    return this.#rows.array[id * ROW + TEXT_HASH] ?? 0;
  }

  #grow(): void {
    const old = this.#cells;
    this.#cells = new Uint32Array(old.length * 2);
    const mask = old.length - 1;
    for (let cell = 0; cell < old.length; cell += 2) {
      const id = (old[cell + 1] ?? 0) - 1;
      if (id < 0) continue;
      let at = this.#textHashOf(id) & mask;
      while (this.#cells[at * 2 + 1] !== 0) at = (at + 1) & mask;
      this.#cells[at * 2] = old[cell] ?? 0;
      this.#cells[at * 2 + 1] = id + 1;
    }
  }

  /** All of another dictionary's tokens. @returns the number that each of them has here, by its number there */
  take({ tokens, textHighs }: { tokens: TokenColumns; textHighs: Uint32Array }): Uint32Array {
    return Uint32Array.from(textHighs, (textHigh, id) =>
      this.idOf({
        textHigh,
        textHash: textHashAt(tokens, id),
        bytes: tokens.sounds.subarray(soundsFrom(tokens, id), soundsTo(tokens, id)),
        traits: traitsAt(tokens, id),
        fineLow: fineHashAt(tokens, id),
      }),
    );
  }

  /** The upper halves of the spellings' hashes, by number: the columns have the lower ones only. */
  textHighs(): Uint32Array {
    const highs = new Uint32Array(new SharedArrayBuffer(this.#count * 4));
    for (let cell = 0; cell < this.#cells.length; cell += 2) {
      const id = (this.#cells[cell + 1] ?? 0) - 1;
      if (id >= 0) highs[id] = this.#cells[cell] ?? 0;
    }
    return highs;
  }

  /** The columns as they stand, not copied: they move when the dictionary grows. */
  columns(): TokenColumns {
    return { rows: this.#rows.array, sounds: this.#sounds.array };
  }

  finished(): TokenColumns {
    return { rows: this.#rows.trimmed(), sounds: this.#sounds.trimmed() };
  }
}
