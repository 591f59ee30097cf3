import type { EntryRecord } from './entry-record.ts';
import type { KeyHash } from './hash.ts';
import { dayOfDate, monthOfDate, moreYearsOfDate, yearOfDate } from './listed-date.ts';
import { isAboutDocument, type ListedEntry } from './listed-entry.ts';
import { foldConfusions, normaliseDocumentNumber, normalisePersonalNumber } from './normalise-number.ts';
import type { CoarseHash, HashedToken, TokenReader } from './token-columns.ts';

/**
 * Under what an entry is filed and looked for. A key only finds; how well a candidate agrees is scored afterwards, so
 * one key over the folded number serves strict, weak and misread numbers alike.
 */
export interface Key {
  high: number;
  low: number;
}

export function numberKey(hash: KeyHash, normalisedNumber: string): Key {
  return keyOf(hash, `D${foldConfusions(normalisedNumber)}`);
}

export function pinKey(hash: KeyHash, normalisedPin: string): Key {
  return keyOf(hash, `P${normalisedPin}`);
}

export function entryIdKey(hash: KeyHash, entryId: string): Key {
  return keyOf(hash, `E${entryId}`);
}

/** A full birth date: any spelling of the name. */
export function birthDateKey(hash: KeyHash, date: number): Key {
  const { high, low } = hash.of('B');
  return { high: mix(high + Math.imul(date, DATE)), low: mix(low ^ Math.imul(date, DATE)) };
}

function keyOf(hash: KeyHash, text: string): Key {
  const { high, low } = hash.of(text);
  return { high, low };
}

const PAIR = 0x2545_f491;
const YEAR = 0x9e37_79b1;
const DATE = 0x85eb_ca77;

/** Two tokens by their fine codes, in either order: another or no birth date. */
export function pairKey(one: HashedToken, other: HashedToken): Key {
  return {
    high: mix(one.fineHigh + other.fineHigh + PAIR),
    low: mix((one.fineLow + other.fineLow) ^ PAIR),
  };
}

/**
 * One token by its coarse code and the year of birth, 0 when the list knows none: the rest of the name misspelt. Full
 * dates have shelves of their own: where both days are known and differ, one token is not enough.
 */
export function tokenAndYearKey(token: CoarseHash, year: number, isFullDate: boolean): Key {
  const shelf = Math.imul(isFullDate ? year + 5000 : year + 1, YEAR);
  return { high: mix(token.coarseHigh + shelf), low: mix(token.coarseLow ^ shelf) };
}

function mix(bits: number): number {
  let mixed = bits ^ (bits >>> 16);
  mixed = Math.imul(mixed, 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Tokens that can be looked for: particles and initials belong to everybody. */
export function isKeyToken(token: HashedToken): boolean {
  return !token.isParticle && token.text.length > 1;
}

/** A name of two words as one: WALI JAN is WALIJAN elsewhere. Undefined for longer names, whose other words find them. */
export function glueOf(name: readonly HashedToken[], reader: TokenReader): CoarseHash | undefined {
  let first: HashedToken | undefined;
  let second: HashedToken | undefined;
  for (const token of name) {
    if (!isKeyToken(token)) continue;
    if (second) return undefined;
    if (first) second = token;
    else first = token;
  }
  if (!first || !second) return undefined;
  return reader.coarseOf({ text: first.text + second.text, isVowelless: first.isVowelless && second.isVowelless });
}

/** Keys of one entry after another, each once: what `file` is told. */
export class KeyFiler {
  readonly #hash: KeyHash;
  readonly #reader: TokenReader;
  readonly #file: (key: Key) => void;
  /** 53 of each key's 64 bits: as many as a number holds exactly. */
  readonly #known: number[] = [];

  constructor(hash: KeyHash, reader: TokenReader, file: (key: Key) => void) {
    this.#hash = hash;
    this.#reader = reader;
    this.#file = file;
  }

  /** All keys of an entry. An entry about a document has none but its numbers and its id. */
  fileEntry(entry: ListedEntry, record: EntryRecord): void {
    this.#known.length = 0;
    this.#add(entryIdKey(this.#hash, entry.entryId));
    for (const document of entry.documents) {
      const number = normaliseDocumentNumber(document.number);
      if (number !== '') this.#add(numberKey(this.#hash, number));
    }
    if (isAboutDocument(entry)) return;

    const pin = normalisePersonalNumber(entry.pin);
    if (pin !== '') this.#add(pinKey(this.#hash, pin));
    for (const date of record.dates) if (isFull(date)) this.#add(birthDateKey(this.#hash, date));
    const years = yearsOfRecord(record);
    for (const name of record.names) this.#fileName(name, years);
  }

  #fileName(name: readonly HashedToken[], years: ReadonlySet<number>): void {
    for (let at = 0; at < name.length; at++) {
      const token = name[at];
      if (!token || !isKeyToken(token)) continue;
      this.#fileYears(token, years);
      for (let next = at + 1; next < name.length; next++) {
        const other = name[next];
        if (other && isKeyToken(other)) this.#add(pairKey(token, other));
      }
    }
    const glued = glueOf(name, this.#reader);
    if (glued) this.#fileYears(glued, years);
  }

  #fileYears(token: CoarseHash, years: ReadonlySet<number>): void {
    for (const year of years) this.#add(tokenAndYearKey(token, Math.abs(year), year < 0));
  }

  #add(key: Key): void {
    const bits = key.high * 2_097_152 + (key.low >>> 11);
    if (this.#known.includes(bits)) return;
    this.#known.push(bits);
    this.#file(key);
  }
}

export function isFull(date: number): boolean {
  return monthOfDate(date) > 0 && dayOfDate(date) > 0 && moreYearsOfDate(date) === 0;
}

/** The years of all dates, those of full dates below zero; 0 when no date is known. */
function yearsOfRecord({ dates }: EntryRecord): Set<number> {
  const years = new Set<number>();
  for (const date of dates) {
    for (let more = 0; more <= moreYearsOfDate(date); more++)
      years.add(isFull(date) ? -yearOfDate(date) : yearOfDate(date) + more);
  }
  return years.size > 0 ? years : new Set([0]);
}
