import type { KeyHash } from './hash.ts';
import {
  birthDateKey,
  glueOf,
  isFull,
  isKeyToken,
  type Key,
  numberKey,
  pairKey,
  pinKey,
  tokenAndYearKey,
} from './keys.ts';
import { dayOfDate, encodeDate, monthOfDate, yearOfDate } from './listed-date.ts';
import { type Postings, SlotList } from './postings.ts';
import type { HashedToken, TokenReader } from './token-columns.ts';
import type { TokenCounts } from './token-counts.ts';
import type { Traveller, TravellerName } from './traveller.ts';

/**
 * A token borne by more listed entries than this finds nobody by itself: two such tokens must meet in one entry of the
 * year. Statistics decide, not the length of a shelf, so that a list answers the same however it came to be.
 */
const COMMON_FROM = 400;
/** Without a birth date all years are looked through. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2040;

/** Gathers the slots of all entries that a traveller's document may match, each once. */
export class CandidateFinder {
  readonly #hash: KeyHash;
  readonly #counts: TokenCounts;
  readonly #reader: TokenReader;
  readonly #found = new SlotList();
  readonly #shelf = new SlotList();
  #seenAt = new Uint32Array(1024);
  /** What marks a slot as taken in this question: it only rises. */
  #epoch = 0;
  #numberCount = 0;

  constructor(hash: KeyHash, counts: TokenCounts, reader: TokenReader) {
    this.#reader = reader;
    this.#hash = hash;
    this.#counts = counts;
  }

  get memoryBytes(): number {
    return this.#seenAt.byteLength;
  }

  /** How many of the last list's first slots were found by document or personal number. */
  get numberCount(): number {
    return this.#numberCount;
  }

  /** The list is overwritten by the next call. `isEach`: entries that no key finds come, too, after the others. */
  find(traveller: Traveller, postings: Postings, entryCount: number, isEach: boolean): SlotList {
    this.#begin(entryCount);
    if (traveller.number !== '') this.#take(postings, numberKey(this.#hash, traveller.number));
    if (traveller.pin !== '') this.#take(postings, pinKey(this.#hash, traveller.pin));
    this.#numberCount = this.#found.length;
    if (isFull(traveller.birthDate)) this.#takeBirthDate(traveller.birthDate, postings);
    for (const name of traveller.names) this.#takeName(name, traveller.birthDate, postings);
    if (isEach) for (let slot = 0; slot < entryCount; slot++) this.#add(slot);
    return this.#found;
  }

  #begin(entryCount: number): void {
    this.#found.length = 0;
    if (this.#seenAt.length < entryCount) this.#seenAt = new Uint32Array(entryCount + (entryCount >>> 4) + 1024);
    if (this.#epoch > 0x7000_0000) {
      this.#seenAt.fill(0);
      this.#epoch = 0;
    }
    this.#epoch++;
  }

  #takeBirthDate(date: number, postings: Postings): void {
    this.#take(postings, birthDateKey(this.#hash, date));
    const [month, day] = [monthOfDate(date), dayOfDate(date)];
    if (day <= 12 && day !== month) {
      this.#take(postings, birthDateKey(this.#hash, encodeDate(yearOfDate(date), 0, day, month)));
    }
  }

  #takeName(name: TravellerName, birthDate: number, postings: Postings): void {
    const tokens = name.tokens.filter(isKeyToken).filter(isFirstOfItsSound);
    const rare = tokens.map((token) => this.#counts.countOf(token.fineLow) <= COMMON_FROM);
    for (let one = 0; one < tokens.length; one++) {
      for (let other = one + 1; other < tokens.length; other++) {
        const [first, second] = [tokens[one], tokens[other]];
        if (first && second && (rare[one] || rare[other])) this.#take(postings, pairKey(first, second));
      }
    }
    this.#takeYears(tokens, rare, birthDate, postings);
    const glued = glueOf(name.tokens, this.#reader);
    if (glued) this.#takeYears([glued], [true], birthDate, postings);
    for (const token of tokens) {
      if (token.isVowelless) this.#takeYears(spellings(token, this.#reader), [true, true], birthDate, postings);
    }
  }

  #takeYears(tokens: readonly HashedToken[], rare: readonly boolean[], birthDate: number, postings: Postings): void {
    const year = yearOfDate(birthDate);
    const isDateless = year === 0;
    const [from, to] = isDateless ? [FIRST_YEAR, LAST_YEAR] : [year - 1, year + 1];
    this.#takeShelf(tokens, rare, isDateless, postings, 0, false);
    for (let at = from; at <= to; at++) {
      this.#takeShelf(tokens, rare, true, postings, at, false);
      this.#takeShelf(tokens, rare, isDateless, postings, at, true);
    }
  }

  /**
   * Entries of a shelf with two of the tokens; with one that is rare when `isOneEnough`, or when it is the whole name. One
   * token and no date, or a date that is known and another, reach no line.
   */
  #takeShelf(
    tokens: readonly HashedToken[],
    rare: readonly boolean[],
    isOneEnough: boolean,
    postings: Postings,
    year: number,
    isFullDate: boolean,
  ): void {
    const isEnough = isOneEnough || tokens.length === 1;
    for (let one = 0; one < tokens.length; one++) {
      const token = tokens[one];
      if (!token) continue;
      const key = tokenAndYearKey(token, year, isFullDate);
      if (isEnough && rare[one]) this.#take(postings, key);
      else {
        for (let at = one + 1; at < tokens.length; at++) {
          const other = tokens[at];
          if (!other || (isEnough && rare[at])) continue;
          this.#takeBoth(postings, key, tokenAndYearKey(other, year, isFullDate));
        }
      }
    }
  }

  #take(postings: Postings, key: Key): void {
    this.#shelf.length = 0;
    postings.collect(key, this.#shelf);
    this.#addShelf();
  }

  #takeBoth(postings: Postings, one: Key, other: Key): void {
    this.#shelf.length = 0;
    postings.collectBoth(one, other, this.#shelf);
    this.#addShelf();
  }

  #addShelf(): void {
    const { slots, length } = this.#shelf;
    for (let at = 0; at < length; at++) this.#add(slots[at] ?? 0);
  }

  #add(slot: number): void {
    if (this.#seenAt[slot] === this.#epoch) return;
    this.#seenAt[slot] = this.#epoch;
    this.#found.push(slot);
  }
}

/** A sound that a name has twice finds nobody twice. */
function isFirstOfItsSound(token: HashedToken, at: number, tokens: readonly HashedToken[]): boolean {
  return tokens.findIndex(({ coarse }) => coarse === token.coarse) === at;
}

/** What a letter without vowels may also be in Latin: W a vowel or V, DH a D or Z. */
function spellings({ text }: HashedToken, reader: TokenReader): HashedToken[] {
  const others = new Set([text.replaceAll('W', 'V'), text.replaceAll('DH', 'Z')]);
  others.delete(text);
  return [...others].map((other) => reader.read({ text: other, isVowelless: true }));
}
