import { LogRoom, leastNameBits, leastTotal, mayBeTold } from './bands.ts';
import { dateBitsOf } from './date-match.ts';
import {
  dateCountOf,
  isUnconditionalOf,
  nameCountOf,
  nationalityCountOf,
  sexOf,
  UNREADABLE_NAME,
} from './entry-record.ts';
import { NameMatcher } from './name-match.ts';
import { POLICY } from './policy.ts';
import type { SlotList } from './postings.ts';
import type { Score } from './scored.ts';
import type { Segment } from './segment.ts';
import type { TokenCounts } from './token-counts.ts';
import type { Traveller } from './traveller.ts';

/** Scores candidates by their records: names, dates, sex and nationality. Documents are compared afterwards, by text. */
export class Scorer {
  readonly #counts: TokenCounts;
  readonly #names: NameMatcher;
  /** The best name of the last candidate; `traveller` is below zero when none could be compared. */
  readonly #best = { bits: 0, traveller: -1, listed: 0 };
  readonly #room = new LogRoom();
  #starts = new Uint32Array(1024);
  /** Of no use but this: what nobody takes is not read. */
  lastRead = 0;
  #nationality = 0;
  #rarity = 0;

  constructor(counts: TokenCounts) {
    this.#counts = counts;
    this.#names = new NameMatcher(counts);
  }

  /** Another traveller, or another segment. `line`: the score from which a traveller is reviewed. */
  begin(line: number): void {
    this.#room.begin(line);
    this.#names.begin();
    this.#nationality = 0;
  }

  /**
   * Reads the beginnings of all candidates' records side by side: one after another each is a wait for memory (postings.ts). A record has
   * about thirteen words, most of two cache lines.
   */
  approach({ records, recordAt }: Segment, { slots, length }: SlotList): void {
    if (this.#starts.length < length) this.#starts = new Uint32Array(length * 2);
    const starts = this.#starts;
    for (let at = 0; at < length; at++) starts[at] = recordAt[slots[at] ?? 0] ?? 0;
    let read = 0;
    for (let at = 0; at < length; at++) {
      const start = starts[at] ?? 0;
      read ^= (records[start] ?? 0) ^ (records[start + NEXT_LINE] ?? 0);
    }
    this.lastRead = read;
  }

  /**
   * `line`: the score from which a traveller is reviewed; undefined for what can't be told below it, which most candidates are: nothing is
   * made for them. With `-Infinity` everything has its score.
   */
  scoreOf(traveller: Traveller, segment: Segment, slot: number, line: number): Score | undefined {
    const { records, recordAt } = segment;
    const start = recordAt[slot] ?? 0;
    const head = records[start] ?? 0;
    const nationalitiesAt = start + 1 + dateCountOf(head);
    const namesAt = nationalitiesAt + nationalityCountOf(head);
    const dateAt = nearestDate(traveller.birthDate, records, start + 1, nationalitiesAt);
    const dateBits = dateAt < 0 ? 0 : dateBitsOf(traveller.birthDate, records[dateAt] ?? 0);
    const sex = sexOf(head);
    const isSexKnown = sex !== 0 && traveller.sex !== 0;
    const sexBits = isSexKnown ? (sex === traveller.sex ? POLICY.sex.equal : POLICY.sex.different) : 0;
    const others = dateBits + sexBits;
    const shared = placeOf(traveller.nationalityNumber, records, nationalitiesAt, namesAt);
    const isKnown = traveller.nationalityNumber !== 0 && nationalitiesAt < namesAt;
    const rarity = shared < 0 ? 0 : this.#rarityOf(traveller.nationalityNumber);
    // An equal name beside an equal birth date stops whatever its score.
    const isTold = line === Number.NEGATIVE_INFINITY || dateBits >= POLICY.birthDate.equalFirstOfJanuary;
    const logged = isTold ? leastTotal(line) : this.#room.least;
    const least =
      leastNameBits(line, logged, (total) => nameBitsFor(total - others, isKnown, shared, rarity)) - ROUNDING;
    this.#compareNames(traveller, segment, namesAt, nameCountOf(head), least);
    const { bits, traveller: mine, listed } = this.#best;
    const nameBits = mine < 0 ? undefined : bits;
    const stateBits = isKnown ? quarters(nationalityBits(shared, rarity, nameBits ?? 0)) : 0;
    const total = (nameBits ?? 0) + others + stateBits;
    if (!mayBeTold(nameBits, total, line)) return undefined;
    if (!isTold && isUnconditionalOf(head)) this.#room.take(nameBits, total);
    return {
      total,
      name: nameBits === undefined ? undefined : { bits: nameBits, traveller: mine, listed },
      birthDate: dateAt < 0 ? undefined : { bits: dateBits, listed: dateAt - start - 1 },
      sex: isSexKnown ? sexBits : undefined,
      nationality: isKnown ? { bits: stateBits, listed: Math.max(0, shared) } : undefined,
    };
  }

  /**
   * The listed name that agrees best, by its place among those that have a token, into `#best`. Names that can't be compared say nothing.
   */
  #compareNames(traveller: Traveller, segment: Segment, namesAt: number, count: number, least: number): void {
    const best = this.#best;
    best.traveller = -1;
    for (let number = 0; number < traveller.names.length; number++) {
      const name = traveller.names[number];
      let at = namesAt;
      for (let listed = 0; name && listed < count; listed++) {
        const head = segment.records[at] ?? 0;
        const isReadable = name.isReadable && (head & UNREADABLE_NAME) === 0;
        // One that is no better than another is not asked for.
        const needed = best.traveller < 0 ? least : Math.max(least, best.bits);
        const bits = quarters(this.#names.bitsOf(name, segment, at, isReadable ? needed : Number.NEGATIVE_INFINITY));
        if ((bits > 0 || isReadable) && (best.traveller < 0 || bits > best.bits)) {
          best.bits = bits;
          best.traveller = number;
          best.listed = listed;
        }
        at += 1 + (head & 255);
      }
    }
  }

  /** What an equal nationality is worth beside a name that says nothing of it; one question has one. */
  #rarityOf(nationality: number): number {
    if (this.#nationality !== nationality) {
      this.#nationality = nationality;
      this.#rarity = Math.min(POLICY.nationality.most, this.#counts.bitsOfNationality(nationality));
    }
    return this.#rarity;
  }
}

/** So many words on lies the next cache line of 16 words, or the last word of the same one. */
const NEXT_LINE = 15;

/** What rounding to quarters adds to a name and a nationality at most. */
const ROUNDING = 0.25;

/** The place of a nationality among those of a record; below zero when it is not there. */
function placeOf(nationality: number, records: Uint32Array, from: number, to: number): number {
  for (let at = from; at < to; at++) if (records[at] === nationality) return at - from;
  return -1;
}

function nationalityBits(shared: number, rarity: number, nameBits: number): number {
  const { different, least, perNameBit } = POLICY.nationality;
  return shared < 0 ? different : Math.max(least, rarity + Math.max(0, nameBits) * perNameBit);
}

/** The bits of a name with which it and the nationality reach `total`. */
function nameBitsFor(total: number, isKnown: boolean, shared: number, rarity: number): number {
  const { different, least, perNameBit } = POLICY.nationality;
  if (!isKnown) return total;
  return shared < 0 ? total - different : Math.min(total - least, (total - rarity) / (1 + perNameBit));
}

/** Where the listed date lies that agrees best; below zero when either side knows none. */
function nearestDate(date: number, records: Uint32Array, from: number, to: number): number {
  if (date === 0 || from === to) return -1;
  let nearest = from;
  for (let at = from + 1; at < to; at++) {
    if (dateBitsOf(date, records[at] ?? 0) > dateBitsOf(date, records[nearest] ?? 0)) nearest = at;
  }
  return nearest;
}

/** Quarters are exact in binary: sums of them have no remainder. */
function quarters(bits: number): number {
  return Math.round(bits * 4) / 4;
}
