import { leastNameBits } from './bands.ts';
import { dateBitsOf } from './date-match.ts';
import { dateCountOf, nameCountOf, nationalityCountOf, sexOf, UNREADABLE_NAME } from './entry-record.ts';
import { NameMatcher } from './name-match.ts';
import { POLICY } from './policy.ts';
import type { Score } from './scored.ts';
import type { Segment } from './segment.ts';
import type { TokenCounts } from './token-counts.ts';
import type { Traveller } from './traveller.ts';

/** Scores candidates by their records: names, dates, sex and nationality. Documents are compared afterwards, by text. */
export class Scorer {
  readonly #counts: TokenCounts;
  readonly #names: NameMatcher;
  #nationality = 0;
  #rarity = 0;

  constructor(counts: TokenCounts) {
    this.#counts = counts;
    this.#names = new NameMatcher(counts);
  }

  /** Another traveller, or another segment. */
  begin(): void {
    this.#names.begin();
    this.#nationality = 0;
  }

  /** `line`: the score from which a traveller is reviewed; what can't be told below it need not be exact. */
  scoreOf(traveller: Traveller, segment: Segment, slot: number, line: number): Score {
    const { records, recordAt } = segment;
    const start = recordAt[slot] ?? 0;
    const head = records[start] ?? 0;
    const score: Score = { total: 0, name: undefined, birthDate: undefined, sex: undefined, nationality: undefined };
    const nationalitiesAt = start + 1 + dateCountOf(head);
    const namesAt = nationalitiesAt + nationalityCountOf(head);
    score.birthDate = birthDateOf(traveller, records, start + 1, nationalitiesAt);
    const sex = sexOf(head);
    if (sex !== 0 && traveller.sex !== 0) {
      score.sex = sex === traveller.sex ? POLICY.sex.equal : POLICY.sex.different;
    }
    const others = (score.birthDate?.bits ?? 0) + (score.sex ?? 0);
    const shared = placeOf(traveller.nationalityNumber, records, nationalitiesAt, namesAt);
    const isKnown = traveller.nationalityNumber !== 0 && nationalitiesAt < namesAt;
    const rarity = shared < 0 ? 0 : this.#rarityOf(traveller.nationalityNumber);
    const bitsFor = (total: number) => nameBitsFor(total - others, isKnown, shared, rarity);
    score.name = this.#name(traveller, segment, namesAt, nameCountOf(head), leastNameBits(line, bitsFor) - ROUNDING);
    if (isKnown) {
      const bits = nationalityBits(shared, rarity, score.name?.bits ?? 0);
      score.nationality = { bits: quarters(bits), listed: Math.max(0, shared) };
    }
    score.total = (score.name?.bits ?? 0) + others + (score.nationality?.bits ?? 0);
    return score;
  }

  /** The listed name that agrees best, by its place among those that have a token. Names that can't be compared say nothing. */
  #name(traveller: Traveller, segment: Segment, namesAt: number, count: number, least: number): Score['name'] {
    let best: Score['name'];
    for (let number = 0; number < traveller.names.length; number++) {
      const name = traveller.names[number];
      let at = namesAt;
      for (let listed = 0; name && listed < count; listed++) {
        const head = segment.records[at] ?? 0;
        const isReadable = name.isReadable && (head & UNREADABLE_NAME) === 0;
        const bits = quarters(this.#names.bitsOf(name, segment, at, isReadable ? least : Number.NEGATIVE_INFINITY));
        if ((bits > 0 || isReadable) && (!best || bits > best.bits)) best = { bits, traveller: number, listed };
        at += 1 + (head & 255);
      }
    }
    return best;
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

function birthDateOf(traveller: Traveller, records: Uint32Array, from: number, to: number): Score['birthDate'] {
  if (from === to || traveller.birthDate === 0) return undefined;
  let best = { bits: Number.NEGATIVE_INFINITY, listed: 0 };
  for (let at = from; at < to; at++) {
    const bits = dateBitsOf(traveller.birthDate, records[at] ?? 0);
    if (bits > best.bits) best = { bits, listed: at - from };
  }
  return best;
}

/** Quarters are exact in binary: sums of them have no remainder. */
function quarters(bits: number): number {
  return Math.round(bits * 4) / 4;
}
