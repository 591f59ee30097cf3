import { bandOf } from './bands.ts';
import { findCandidates } from './candidates.ts';
import { compare } from './compare.ts';
import { KeyHash } from './hash.ts';
import { KeyTable } from './key-table.ts';
import { keysOf } from './keys.ts';
import { appliesTo, isDiscreet, type ListedEntry } from './listed-entry.ts';
import { type PackedEntry, packEntry, unpackEntry } from './packed-entry.ts';
import { POLICY } from './policy.ts';
import type { ScreeningAnswer, ScreeningHit, ScreeningQuestion } from './question.ts';
import { compareHits, rankHits } from './rank.ts';
import { evidenceOf } from './score.ts';
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
  /** Synchronous: a screening sees all of the changes or none. Entries are copied. */
  apply(changes: Iterable<ScreeningChange>): void;
  /** Discreet hits are among the answer's: the caller parts them by `isDiscreet`. */
  screen(question: ScreeningQuestion): ScreeningAnswer;
}

/** An empty index. `key`: the installation's screening secret, 16 bytes or more in hex (RangeError otherwise). */
export function createScreeningIndex(options: { key: string }): ScreeningIndex {
  return new ExactIndex(KeyHash.fromHex(options.key));
}

/**
 * Read the room in this order: traveller and normalise-…, keys, hash and key-table, candidates, compare, bands, score,
 * rank. A candidate is found by keys, compared feature by feature, and only then judged.
 */
class ExactIndex implements ScreeningIndex {
  readonly policy = POLICY.name;
  readonly #hash: KeyHash;
  readonly #table = new KeyTable();
  readonly #slots = new Map<string, number>();
  readonly #entries: (PackedEntry | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  #discreetCount = 0;

  constructor(hash: KeyHash) {
    this.#hash = hash;
  }

  get entryCount(): number {
    return this.#slots.size;
  }

  get openEntryCount(): number {
    return this.#slots.size - this.#discreetCount;
  }

  apply(changes: Iterable<ScreeningChange>): void {
    for (const change of changes) {
      if (change.kind === 'put') this.#put(change.entry);
      else this.#remove(change.entryId);
    }
  }

  screen(question: ScreeningQuestion): ScreeningAnswer {
    const travellers = question.documents.map(readTraveller);
    const best = new Map<number, ScreeningHit>();
    for (const traveller of travellers) {
      for (const slot of findCandidates(traveller, this.#table, this.#hash)) {
        const entry = this.#entryAt(slot);
        if (!entry || !appliesTo(entry, question.direction, question.onDate)) continue;
        const hit = matchEntry(traveller, entry);
        const known = best.get(slot);
        if (hit && (!known || compareHits(hit, known) < 0)) best.set(slot, hit);
      }
    }
    return { unscreenable: whyUnscreenable(travellers), hits: rankHits(best.values()) };
  }

  #put(entry: ListedEntry): void {
    this.#remove(entry.entryId);
    const slot = this.#freeSlots.pop() ?? this.#entries.length;
    this.#slots.set(entry.entryId, slot);
    this.#entries[slot] = packEntry(entry);
    if (isDiscreet(entry)) this.#discreetCount++;
    for (const key of keysOf(entry)) {
      const { high, low } = this.#hash.of(key);
      this.#table.add(high, low, slot);
    }
  }

  #remove(entryId: string): void {
    const slot = this.#slots.get(entryId);
    const entry = slot === undefined ? undefined : this.#entryAt(slot);
    if (slot === undefined || !entry) return;
    for (const key of keysOf(entry)) {
      const { high, low } = this.#hash.of(key);
      this.#table.remove(high, low, slot);
    }
    if (isDiscreet(entry)) this.#discreetCount--;
    this.#slots.delete(entryId);
    this.#entries[slot] = undefined;
    this.#freeSlots.push(slot);
  }

  #entryAt(slot: number): ListedEntry | undefined {
    const packed = this.#entries[slot];
    return packed === undefined ? undefined : unpackEntry(packed);
  }
}

function matchEntry(traveller: Traveller, entry: ListedEntry): ScreeningHit | undefined {
  const comparison = compare(traveller, entry);
  const band = bandOf(comparison, entry);
  if (band === null) return undefined;
  const { entryId, version, category, action, flags, ownerAgency } = entry;
  return { entryId, version, category, action, flags, ownerAgency, band, ...evidenceOf(comparison) };
}
