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
import { type Asked, type Postings, SlotList } from './postings.ts';
import type { CoarseHash, HashedToken, TokenReader } from './token-columns.ts';
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
  readonly #asked: Asked[] = [];
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
    if (traveller.number !== '') this.#ask(numberKey(this.#hash, traveller.number));
    if (traveller.pin !== '') this.#ask(pinKey(this.#hash, traveller.pin));
    const numbersAsked = this.#asked.length;
    if (isFull(traveller.birthDate)) this.#askBirthDate(traveller.birthDate);
    for (const name of traveller.names) this.#askName(name, traveller.birthDate);
    postings.approach(this.#asked);
    for (let at = 0; at < this.#asked.length; at++) {
      if (at === numbersAsked) this.#numberCount = this.#found.length;
      const asked = this.#asked[at];
      if (asked) this.#take(asked, postings);
    }
    if (numbersAsked === this.#asked.length) this.#numberCount = this.#found.length;
    if (isEach) for (let slot = 0; slot < entryCount; slot++) this.#add(slot);
    return this.#found;
  }

  #begin(entryCount: number): void {
    this.#found.length = 0;
    this.#asked.length = 0;
    if (this.#seenAt.length < entryCount) this.#seenAt = new Uint32Array(entryCount + (entryCount >>> 4) + 1024);
    if (this.#epoch > 0x7000_0000) {
      this.#seenAt.fill(0);
      this.#epoch = 0;
    }
    this.#epoch++;
  }

  #askBirthDate(date: number): void {
    this.#ask(birthDateKey(this.#hash, date));
    const [month, day] = [monthOfDate(date), dayOfDate(date)];
    if (day <= 12 && day !== month) this.#ask(birthDateKey(this.#hash, encodeDate(yearOfDate(date), 0, day, month)));
  }

  #askName(name: TravellerName, birthDate: number): void {
    const tokens = name.tokens.filter(isKeyToken).filter(isFirstOfItsSound);
    const rare = tokens.map((token) => this.#counts.countOf(token.fineLow) <= COMMON_FROM);
    for (let one = 0; one < tokens.length; one++) {
      for (let other = one + 1; other < tokens.length; other++) {
        const [first, second] = [tokens[one], tokens[other]];
        if (first && second && (rare[one] || rare[other])) this.#ask(pairKey(first, second));
      }
    }
    this.#askYears(tokens, rare, birthDate);
    const glued = glueOf(name.tokens, this.#reader);
    if (glued) this.#askYears([glued], [true], birthDate);
    for (const token of tokens) {
      if (token.isVowelless) this.#askYears(spellings(token, this.#reader), [true, true], birthDate);
    }
  }

  #askYears(tokens: readonly CoarseHash[], rare: readonly boolean[], birthDate: number): void {
    const year = yearOfDate(birthDate);
    const isDateless = year === 0;
    const [from, to] = isDateless ? [FIRST_YEAR, LAST_YEAR] : [year - 1, year + 1];
    this.#askShelf(tokens, rare, isDateless, 0, false);
    for (let at = from; at <= to; at++) {
      this.#askShelf(tokens, rare, true, at, false);
      this.#askShelf(tokens, rare, isDateless, at, true);
    }
  }

  /**
   * Entries of a shelf with two of the tokens; with one that is rare when `isOneEnough`, or when it is the whole name. One
   * token and no date, or a date that is known and another, reach no line.
   */
  #askShelf(
    tokens: readonly CoarseHash[],
    rare: readonly boolean[],
    isOneEnough: boolean,
    year: number,
    isFullDate: boolean,
  ): void {
    const isEnough = isOneEnough || tokens.length === 1;
    const keys = tokens.map((token) => tokenAndYearKey(token, year, isFullDate));
    for (let one = 0; one < keys.length; one++) {
      const key = keys[one];
      if (!key) continue;
      if (isEnough && rare[one]) this.#ask(key);
      else for (let at = one + 1; at < keys.length; at++) if (!isEnough || !rare[at]) this.#ask(key, keys[at]);
    }
  }

  /** What is asked is looked up together, when all of it is known. */
  #ask(key: Key, other?: Key): void {
    this.#asked.push({ key, other });
  }

  #take({ key, other }: Asked, postings: Postings): void {
    this.#shelf.length = 0;
    if (other) postings.collectBoth(key, other, this.#shelf);
    else postings.collect(key, this.#shelf);
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
