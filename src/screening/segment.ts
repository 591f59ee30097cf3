import { dateCountOf, nameCountOf, nationalityCountOf, recordOf } from './entry-record.ts';
import { GrowingBytes, GrowingUint32 } from './growing-array.ts';
import type { KeyHash } from './hash.ts';
import { KeyTable } from './key-table.ts';
import { type Key, keysOf } from './keys.ts';
import type { ListedEntry } from './listed-entry.ts';
import { packEntry, unpackEntry } from './packed-entry.ts';
import { FinishedPostings, finishPostings, type PostingColumns, type Postings } from './postings.ts';
import { PARTICLE, type TokenColumns, TokenDictionary, TokenReader, tokenIdOf } from './token-columns.ts';
import { nationalityHash } from './token-counts.ts';

/** A part of a list as candidates are read from it: entries by slot, tokens by number, slots by key. */
export interface Segment {
  readonly entryCount: number;
  readonly tokens: TokenColumns;
  /** The records of all entries, one behind the other, and where each begins. */
  readonly records: Uint32Array;
  readonly recordAt: Uint32Array;
  readonly postings: Postings;
  entryAt(slot: number): ListedEntry;
  /** The entries as written down, and where each begins. */
  textColumns(): { texts: Uint8Array; textAt: Uint32Array };
}

/** Texts lie at multiples of this many bytes, so that 32 bits are enough for 32 gigabytes. */
const ALIGNED = 8;
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** A segment that takes entries at once: what has changed since the large one was finished. */
export class OpenSegment implements Segment {
  readonly #hash: KeyHash;
  readonly #reader: TokenReader;
  readonly #dictionary: TokenDictionary;
  readonly #records = new GrowingUint32();
  readonly #recordAt = new GrowingUint32();
  readonly #texts = new GrowingBytes();
  readonly #textAt = new GrowingUint32();
  readonly #table: KeyTable | undefined;
  readonly #filings = { highs: new GrowingUint32(), lows: new GrowingUint32(), slots: new GrowingUint32() };
  #tokens: TokenColumns;

  /** `isForFinishing`: only collected, and not looked into before `finish`. */
  constructor(hash: KeyHash, isForFinishing = false) {
    this.#hash = hash;
    this.#reader = new TokenReader(hash);
    this.#dictionary = new TokenDictionary(hash);
    this.#tokens = this.#dictionary.columns();
    this.#textAt.push(0);
    this.#table = isForFinishing ? undefined : new KeyTable();
  }

  get entryCount(): number {
    return this.#recordAt.length;
  }

  get tokens(): TokenColumns {
    return this.#tokens;
  }

  get records(): Uint32Array {
    return this.#records.array;
  }

  get recordAt(): Uint32Array {
    return this.#recordAt.array;
  }

  get postings(): Postings {
    if (!this.#table) throw new Error('Nothing can be found in a segment before it is finished');
    return this.#table;
  }

  add(entry: ListedEntry): number {
    const slot = this.#recordAt.length;
    const record = recordOf(entry, this.#dictionary);
    this.#tokens = this.#dictionary.columns();
    this.#recordAt.push(this.#records.length);
    for (const word of record.words) this.#records.push(word);
    this.#texts.append(ENCODER.encode(packEntry(entry)));
    this.#pad();
    this.#textAt.push(this.#texts.length / ALIGNED);
    for (const key of keysOf(entry, record, this.#hash, this.#reader)) this.#file(key, slot);
    return slot;
  }

  entryAt(slot: number): ListedEntry {
    return readEntry(this.#texts.array, this.#textAt.array, slot);
  }

  textColumns(): { texts: Uint8Array; textAt: Uint32Array } {
    return { texts: this.#texts.array, textAt: this.#textAt.array };
  }

  finish(): FinishedColumns {
    const { highs, lows, slots } = this.#filings;
    const entryCount = this.entryCount;
    return {
      entryCount,
      tokens: this.#dictionary.finished(),
      records: this.#records.trimmed(),
      recordAt: this.#recordAt.trimmed(),
      texts: this.#texts.trimmed(),
      textAt: this.#textAt.trimmed(),
      postings: finishPostings(highs.array, lows.array, slots.array, slots.length),
    };
  }

  #file({ high, low }: Key, slot: number): void {
    if (this.#table) {
      this.#table.add(high, low, slot);
      return;
    }
    this.#filings.highs.push(high);
    this.#filings.lows.push(low);
    this.#filings.slots.push(slot);
  }

  #pad(): void {
    const rest = this.#texts.length % ALIGNED;
    if (rest > 0) this.#texts.append(PADDING.subarray(rest));
  }
}

const PADDING = new Uint8Array(ALIGNED).fill(0x20);

/** Everything of a finished segment: plain columns, as they go to another thread or into a file. */
export interface FinishedColumns {
  entryCount: number;
  tokens: TokenColumns;
  records: Uint32Array;
  recordAt: Uint32Array;
  texts: Uint8Array;
  textAt: Uint32Array;
  postings: PostingColumns;
}

/** A segment that doesn't change. */
export class FinishedSegment implements Segment {
  readonly columns: FinishedColumns;
  readonly tokens: TokenColumns;
  readonly records: Uint32Array;
  readonly recordAt: Uint32Array;
  readonly postings: Postings;

  constructor(columns: FinishedColumns) {
    this.columns = columns;
    this.tokens = columns.tokens;
    this.records = columns.records;
    this.recordAt = columns.recordAt;
    this.postings = new FinishedPostings(columns.postings);
  }

  get entryCount(): number {
    return this.columns.entryCount;
  }

  entryAt(slot: number): ListedEntry {
    return readEntry(this.columns.texts, this.columns.textAt, slot);
  }

  textColumns(): { texts: Uint8Array; textAt: Uint32Array } {
    return this.columns;
  }
}

/** One entry of text columns. JSON.parse passes over the blanks that pad it. */
export function readEntry(texts: Uint8Array, textAt: Uint32Array, slot: number): ListedEntry {
  const start = (textAt[slot] ?? 0) * ALIGNED;
  const end = (textAt[slot + 1] ?? 0) * ALIGNED;
  return unpackEntry(DECODER.decode(texts.slice(start, end)));
}

/** The fine codes of an entry's tokens, particles left out, and its nationalities, each once: what it adds to the counts. */
export function countedHashesOf(segment: Segment, slot: number): Set<number> {
  const { records, recordAt, tokens } = segment;
  const hashes = new Set<number>();
  let at = recordAt[slot] ?? 0;
  const head = records[at++] ?? 0;
  at += dateCountOf(head);
  for (let left = nationalityCountOf(head); left > 0; left--) hashes.add(nationalityHash(records[at++] ?? 0));
  for (let name = nameCountOf(head); name > 0; name--) {
    for (let left = (records[at++] ?? 0) & 255; left > 0; left--) {
      const token = tokenIdOf(records[at++] ?? 0);
      if (((tokens.traits[token] ?? 0) & PARTICLE) === 0) hashes.add(tokens.fineHash[token] ?? 0);
    }
  }
  return hashes;
}
