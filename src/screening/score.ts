import { dateBitsOf } from './date-match.ts';
import { dateCountOf, nameCountOf, nationalityCountOf, sexOf, UNREADABLE_NAME } from './entry-record.ts';
import { NameMatcher } from './name-match.ts';
import { POLICY } from './policy.ts';
import type { Segment } from './segment.ts';
import type { TokenCounts } from './token-counts.ts';
import type { Traveller } from './traveller.ts';

/** What speaks for and against a candidate, each in bits; undefined when either side says nothing. */
export interface Score {
  total: number;
  name: { bits: number; traveller: number; listed: number } | undefined;
  birthDate: { bits: number; listed: number } | undefined;
  sex: number | undefined;
  nationality: { bits: number; listed: number } | undefined;
}

/** Scores candidates by their records: names, dates, sex and nationality. Documents are compared afterwards, by text. */
export class Scorer {
  readonly #counts: TokenCounts;
  readonly #names: NameMatcher;

  constructor(counts: TokenCounts) {
    this.#counts = counts;
    this.#names = new NameMatcher(counts);
  }

  /** Another traveller, or another segment. */
  begin(): void {
    this.#names.begin();
  }

  /** `least`: below it scores need not be exact. */
  scoreOf(traveller: Traveller, segment: Segment, slot: number, least: number): Score {
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
    const most = (score.birthDate?.bits ?? 0) + (score.sex ?? 0) + POLICY.nationality.most;
    score.name = this.#name(traveller, segment, namesAt, nameCountOf(head), least - most);
    score.nationality = this.#nationality(traveller, records, nationalitiesAt, namesAt, score.name?.bits ?? 0);
    score.total =
      (score.name?.bits ?? 0) + (score.birthDate?.bits ?? 0) + (score.sex ?? 0) + (score.nationality?.bits ?? 0);
    return score;
  }

  /** The listed name that agrees best, by its place among those that have a token. Names that can't be compared say nothing. */
  #name(traveller: Traveller, segment: Segment, namesAt: number, count: number, least: number): Score['name'] {
    let best: Score['name'];
    for (const [number, name] of traveller.names.entries()) {
      let at = namesAt;
      for (let listed = 0; listed < count; listed++) {
        const head = segment.records[at] ?? 0;
        const bits = quarters(this.#names.bitsOf(name, segment, at, least));
        const isCompared = bits > 0 || (name.isReadable && (head & UNREADABLE_NAME) === 0);
        if (isCompared && (!best || bits > best.bits)) best = { bits, traveller: number, listed };
        at += 1 + (head & 255);
      }
    }
    return best;
  }

  #nationality(
    traveller: Traveller,
    records: Uint32Array,
    from: number,
    to: number,
    nameBits: number,
  ): Score['nationality'] {
    if (from === to || traveller.nationalityNumber === 0) return undefined;
    for (let at = from; at < to; at++) {
      if (records[at] !== traveller.nationalityNumber) continue;
      const rarity = this.#counts.bitsOfNationality(traveller.nationalityNumber);
      const { most, least, perNameBit } = POLICY.nationality;
      const bits = Math.max(least, Math.min(most, rarity) + Math.max(0, nameBits) * perNameBit);
      return { bits: quarters(bits), listed: at - from };
    }
    return { bits: POLICY.nationality.different, listed: 0 };
  }
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
