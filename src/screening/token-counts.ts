import { COMMON_NAMES, UNCOMMON_BITS } from './common-names.ts';
import type { KeyHash } from './hash.ts';
import { stemOf } from './particles.ts';
import { fineCodeOf, soundOf } from './sound.ts';

/** As many entries as the world's names count for: a small list says little about how rare a name is. */
const WORLD_ENTRIES = 20_000;
/** A list of five thousand entries, and the world: up to here the policy's most for a token holds. */
const SMALL = 5000 + WORLD_ENTRIES;
const UNCOMMON_SHARE = 2 ** -UNCOMMON_BITS;
/** A state's share of travellers while nothing else is known. */
const NATIONALITY_SHARE = 1 / 64;
const CAPACITY = 1024;

/** All that the counts are, for another thread or a file. */
export interface TokenCountColumns {
  cells: Uint32Array<SharedArrayBuffer>;
  used: number;
  entryCount: number;
}

/**
 * In how many entries each fine code occurs, by its hash: open addressing over pairs of words outside the heap. Counts
 * are exact after every change, so that a list answers the same however it came to be.
 */
export class TokenCounts {
  #cells = new Uint32Array(new SharedArrayBuffer(CAPACITY * 8));
  #used = 0;
  #entryCount = 0;
  readonly #world: ReadonlyMap<number, number>;

  /** Empty, or as `columns` has them; these are changed in place. */
  constructor(hash: KeyHash, columns?: TokenCountColumns) {
    if (columns) {
      this.#cells = columns.cells;
      this.#used = columns.used;
      this.#entryCount = columns.entryCount;
    }
    const world = new Map<number, number>();
    for (const [name, bits] of COMMON_NAMES) {
      const { low } = hash.of(`f${fineCodeOf(soundOf(stemOf(name)))}`);
      world.set(low, Math.max(2 ** -bits, world.get(low) ?? 0));
    }
    this.#world = world;
  }

  /** Entries counted. */
  get entryCount(): number {
    return this.#entryCount;
  }

  columns(): TokenCountColumns {
    return { cells: this.#cells, used: this.#used, entryCount: this.#entryCount };
  }

  /** Counts an entry with these codes in (+1) or out (-1). */
  change(fineHashes: Iterable<number>, by: 1 | -1): void {
    this.#entryCount += by;
    for (const hash of fineHashes) this.#change(hash, by);
  }

  /** Counts in what was counted apart. */
  take({ cells, entryCount }: TokenCountColumns): void {
    this.#entryCount += entryCount;
    for (let at = 0; at < cells.length; at += 2) {
      const count = cells[at + 1] ?? 0;
      if (count > 0) this.#change(cells[at] ?? 0, count);
    }
  }

  #change(hash: number, by: number): void {
    if (this.#used * 4 >= this.#cells.length) this.#grow();
    const at = this.#find(hash);
    if (this.#cells[at + 1] === 0 && this.#cells[at] !== hash) this.#used++;
    this.#cells[at] = hash;
    this.#cells[at + 1] = Math.max(0, (this.#cells[at + 1] ?? 0) + by);
  }

  /**
   * What sharing a token of this code is worth, in bits: log2 of one over its share among people. A name that is common in
   * the world is never worth more, however many of the listed bear others.
   */
  bitsOf(fineHash: number): number {
    const world = this.#world.get(fineHash);
    const count = this.countOf(fineHash);
    const share = (count + (world ?? UNCOMMON_SHARE) * WORLD_ENTRIES) / (this.#entryCount + WORLD_ENTRIES);
    return -Math.log2(Math.max(share, world ?? 0));
  }

  /** By how many bits the list tells finer what is rare than one of five thousand entries does; 0 for smaller ones. */
  get growth(): number {
    return Math.max(0, Math.log2((this.#entryCount + WORLD_ENTRIES) / SMALL));
  }

  /** The same for a nationality, by its number (entry-record.ts). */
  bitsOfNationality(number: number): number {
    const count = this.countOf(nationalityHash(number));
    return Math.log2((this.#entryCount + WORLD_ENTRIES) / (count + WORLD_ENTRIES * NATIONALITY_SHARE));
  }

  countOf(fineHash: number): number {
    return this.#cells[this.#find(fineHash) + 1] ?? 0;
  }

  #find(hash: number): number {
    const mask = this.#cells.length / 2 - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const held = this.#cells[at * 2];
      if (held === hash || (held === 0 && this.#cells[at * 2 + 1] === 0)) return at * 2;
    }
  }

  #grow(): void {
    const old = this.#cells;
    this.#cells = new Uint32Array(new SharedArrayBuffer(old.byteLength * 2));
    this.#used = 0;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      const to = this.#find(old[at] ?? 0);
      this.#cells[to] = old[at] ?? 0;
      this.#cells[to + 1] = old[at + 1] ?? 0;
      this.#used++;
    }
  }
}

/** Nationalities are counted among the codes, under a hash of their own. */
export function nationalityHash(number: number): number {
  return Math.imul(number + 1, 0x9e37_79b1) >>> 0;
}
