import { bandOf, type Candidate, LOGGED_BELOW, LOGGED_BITS, reviewLine } from './bands.ts';
import { CandidateFinder } from './candidates.ts';
import { compareDocuments, comparePins } from './compare.ts';
import { evidenceOf, listedNameOf, numberBits } from './evidence.ts';
import { KeyHash } from './hash.ts';
import { type LivingSegment, ListPart } from './list-part.ts';
import { appliesTo, isDiscreet, type ListedEntry } from './listed-entry.ts';
import { POLICY } from './policy.ts';
import type { ScreeningAnswer, ScreeningHit, ScreeningQuestion } from './question.ts';
import { compareHits, rankHits } from './rank.ts';
import { type Score, Scorer } from './score.ts';
import { TokenReader } from './token-columns.ts';
import { TokenCounts } from './token-counts.ts';
import { readTraveller, type Traveller, whyUnscreenable } from './traveller.ts';

/** `put` adds an entry or replaces the one of the same id; removing an unknown id does nothing. */
export type ScreeningChange = { kind: 'put'; entry: ListedEntry } | { kind: 'remove'; entryId: string };

export interface ScreeningIndex {
  /** The name of the policy that answers. */
  readonly policy: string;
  /** All entries, discreet ones included: never shown at the lane. */
  readonly entryCount: number;
  /** Entries that are not discreet. */
  readonly openEntryCount: number;
  /** The score in bits from which a traveller is reviewed, at the list's present size. */
  readonly reviewLine: number;
  /** Synchronous: a screening sees all of the changes or none. Entries are copied. */
  apply(changes: Iterable<ScreeningChange>): void;
  /** Discreet hits are among the answer's: the caller parts them by `isDiscreet`. */
  screen(question: ScreeningQuestion): ScreeningAnswer;
  /** Every candidate with its score, whatever its band, the best first: for evaluation and audits. */
  scoreAll(question: ScreeningQuestion): ScreeningHit[];
}

/** An empty index. `key`: the installation's screening secret, 16 bytes or more in hex (RangeError otherwise). */
export function createScreeningIndex(options: { key: string }): ScreeningIndex {
  return new ListIndex(KeyHash.fromHex(options.key));
}

/**
 * Read the room in this order: normalise-name, name-tokens and sound; keys, segment and list-part; traveller,
 * candidates, token-match, name-match, date-match, score; bands, evidence, rank. A candidate is found by keys, scored by
 * its record, and only those worth a word are unpacked and explained.
 */
class ListIndex implements ScreeningIndex {
  readonly policy = POLICY.name;
  readonly #reader: TokenReader;
  readonly #counts: TokenCounts;
  readonly #openPart: ListPart;
  readonly #discreetPart: ListPart;
  readonly #finder: CandidateFinder;
  readonly #scorer: Scorer;

  constructor(hash: KeyHash) {
    this.#reader = new TokenReader(hash);
    this.#counts = new TokenCounts(hash);
    this.#openPart = new ListPart(hash, this.#counts);
    this.#discreetPart = new ListPart(hash, undefined);
    this.#finder = new CandidateFinder(hash, this.#counts, this.#reader);
    this.#scorer = new Scorer(this.#counts);
  }

  get entryCount(): number {
    return this.#openPart.entryCount + this.#discreetPart.entryCount;
  }

  get openEntryCount(): number {
    return this.#openPart.entryCount;
  }

  get reviewLine(): number {
    return reviewLine(this.#openPart.entryCount);
  }

  apply(changes: Iterable<ScreeningChange>): void {
    for (const change of changes) {
      const entryId = change.kind === 'put' ? change.entry.entryId : change.entryId;
      if (!this.#openPart.remove(entryId)) this.#discreetPart.remove(entryId);
      if (change.kind === 'put') (isDiscreet(change.entry) ? this.#discreetPart : this.#openPart).put(change.entry);
    }
  }

  screen(question: ScreeningQuestion): ScreeningAnswer {
    const travellers = question.documents.map((document) => readTraveller(document, this.#reader));
    return { unscreenable: whyUnscreenable(travellers), hits: rankHits(this.#hits(travellers, question, false)) };
  }

  scoreAll(question: ScreeningQuestion): ScreeningHit[] {
    const travellers = question.documents.map((document) => readTraveller(document, this.#reader));
    return [...this.#hits(travellers, question, true)].sort((one, other) => other.score - one.score);
  }

  /** The best hit of each entry. `isEvery`: candidates without a band too, as `log`. */
  #hits(travellers: readonly Traveller[], question: ScreeningQuestion, isEvery: boolean): Iterable<ScreeningHit> {
    const best = new Map<string, ScreeningHit>();
    const line = this.reviewLine;
    for (const part of [this.#openPart, this.#discreetPart]) {
      for (const living of part.segments) {
        if (living.segment.entryCount === 0) continue;
        for (const traveller of travellers) {
          for (const hit of this.#hitsIn(living, traveller, question, line, isEvery)) {
            const known = best.get(hit.entryId);
            if (!known || compareHits(hit, known) < 0) best.set(hit.entryId, hit);
          }
        }
      }
    }
    return best.values();
  }

  #hitsIn(
    { segment, dead }: LivingSegment,
    traveller: Traveller,
    question: ScreeningQuestion,
    line: number,
    isEvery: boolean,
  ): ScreeningHit[] {
    const hits: ScreeningHit[] = [];
    const found = this.#finder.find(traveller, segment.postings, segment.entryCount);
    this.#scorer.begin();
    for (let at = 0; at < found.length; at++) {
      const slot = found.slots[at] ?? 0;
      if (dead[slot]) continue;
      const score = this.#scorer.scoreOf(traveller, segment, slot);
      const isByNumber = at < this.#finder.numberCount;
      if (!isEvery && !isByNumber && !isWorthReading(score, line)) continue;
      const entry = segment.entryAt(slot);
      if (!appliesTo(entry, question.direction, question.onDate)) continue;
      const hit = hitOf(traveller, entry, score, line, isEvery);
      if (hit) hits.push(hit);
    }
    return hits;
  }
}

/** Only what may have a band is unpacked: a different personal number can but lower the score. */
function isWorthReading(score: Score, line: number): boolean {
  return score.total >= line - LOGGED_BELOW && (score.name?.bits ?? 0) >= LOGGED_BITS;
}

function hitOf(
  traveller: Traveller,
  entry: ListedEntry,
  score: Score,
  line: number,
  isEvery: boolean,
): ScreeningHit | undefined {
  const document = compareDocuments(traveller, entry);
  const pin = comparePins(traveller, entry);
  const total = score.total + numberBits(document, pin);
  const isTruncated = score.name ? traveller.names[score.name.traveller]?.isTruncated === true : false;
  const isNameUnsure = isTruncated || listedNameOf(entry, score).kind === 'weak';
  const candidate: Candidate = { document, pin, score, total, isNameUnsure };
  const band = bandOf(candidate, entry, line) ?? (isEvery ? 'log' : null);
  if (band === null) return undefined;
  const { entryId, version, category, action, flags, ownerAgency } = entry;
  const evidence = evidenceOf(traveller, entry, score, document, pin);
  return { entryId, version, category, action, flags, ownerAgency, band, score: total, evidence };
}
