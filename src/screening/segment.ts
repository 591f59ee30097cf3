import { copyRecord, dateCountOf, nameCountOf, nationalityCountOf, recordOf } from './entry-record.ts';
import { asBuffer, EntryTexts, readEntry, TEXT_UNIT, type TextColumns } from './entry-texts.ts';
import { GrowingUint32 } from './growing-array.ts';
import type { KeyHash } from './hash.ts';
import { KeyTable } from './key-table.ts';
import { KeyFiler } from './keys.ts';
import type { ListedEntry } from './listed-entry.ts';
import { FinishedPostings, finishPostings, type PostingColumns, type Postings } from './postings.ts';
import {
  fineHashAt,
  PARTICLE,
  type TokenColumns,
  TokenDictionary,
  TokenReader,
  tokenIdOf,
  traitsAt,
} from './token-columns.ts';
import { nationalityHash } from './token-counts.ts';

/** A part of a list as candidates are read from it: entries by slot, tokens by number, slots by key. */
export interface Segment {
  readonly entryCount: number;
  readonly tokens: TokenColumns;
  /** The records of all entries, one behind the other, and where each begins. */
  readonly records: Uint32Array;
  readonly recordAt: Uint32Array;
  readonly postings: Postings;
  /** `withPerson` false: without names, birth dates, sex and nationalities. */
  entryAt(slot: number, withPerson?: boolean): ListedEntry;
  textColumns(): TextColumns;
  /** Of all columns, whether they are full or not. */
  readonly memoryBytes: number;
}

/** A segment that is being collected: in shared memory, as it goes to another thread. */
export interface CollectedColumns extends TextColumns {
  entryCount: number;
  tokens: TokenColumns;
  textHighs: Uint32Array;
  records: Uint32Array;
  recordAt: Uint32Array;
  filings: { highs: Uint32Array; lows: Uint32Array; at: Uint32Array };
}

/** A date of 26 bits and a slot are together a number that is exact. */
const MOST_SLOTS = 2 ** 27;

/** A segment that takes entries at once: what has changed since the large one was finished. */
export class OpenSegment implements Segment {
  readonly #reader: TokenReader;
  readonly #dictionary = new TokenDictionary();
  readonly #records = new GrowingUint32();
  readonly #recordAt = new GrowingUint32();
  readonly #texts = new EntryTexts();
  readonly #table: KeyTable | undefined;
  /** Keys in the order of slots, and where each slot's begin. */
  readonly #filings = { highs: new GrowingUint32(), lows: new GrowingUint32(), at: new GrowingUint32() };
  readonly #filer: KeyFiler;
  #tokens: TokenColumns;

  /** `isForFinishing`: only collected, and not looked into before `finish`. */
  constructor(hash: KeyHash, isForFinishing = false) {
    this.#reader = new TokenReader(hash);
    this.#tokens = this.#dictionary.columns();
    this.#recordAt.push(0);
    this.#filings.at.push(0);
    const { highs, lows } = this.#filings;
    const table = isForFinishing ? undefined : new KeyTable();
    this.#table = table;
    this.#filer = new KeyFiler(hash, this.#reader, ({ high, low }) => {
      if (table) table.add(high, low, this.entryCount);
      else {
        highs.push(high);
        lows.push(low);
      }
    });
  }

  get entryCount(): number {
    return this.#recordAt.length - 1;
  }

  get memoryBytes(): number {
    const rows = [this.#records.array, this.#recordAt.array, ...Object.values(this.#texts.columns())];
    return bytesOf([...rows, ...Object.values(this.#tokens)]) + (this.#table?.memoryBytes ?? 0);
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

  /** `written`: where the entry is written down already. */
  add(entry: ListedEntry, written?: { columns: TextColumns; slot: number }): number {
    const slot = this.entryCount;
    const record = recordOf(entry, this.#dictionary, this.#reader);
    this.#tokens = this.#dictionary.columns();
    for (const word of record.words) this.#records.push(word);
    if (written) this.#texts.copy(written.columns, written.slot);
    else this.#texts.add(entry);
    this.#filer.fileEntry(entry, record);
    this.#filings.at.push(this.#filings.highs.length);
    this.#recordAt.push(this.#records.length);
    return slot;
  }

  entryAt(slot: number, withPerson = true): ListedEntry {
    return readEntry(this.#texts.columns(), slot, withPerson);
  }

  textColumns(): TextColumns {
    return this.#texts.columns();
  }

  /** What it has so far, for another one to take in. */
  collected(): CollectedColumns {
    const { highs, lows, at } = this.#filings;
    return {
      ...this.#texts.columns(),
      entryCount: this.entryCount,
      tokens: this.#tokens,
      textHighs: this.#dictionary.textHighs(),
      records: this.records,
      recordAt: this.recordAt,
      filings: { highs: highs.array, lows: lows.array, at: at.array },
    };
  }

  /** Adds all entries that another one has collected for finishing. */
  take(other: CollectedColumns): void {
    const ids = this.#dictionary.take(other);
    this.#tokens = this.#dictionary.columns();
    const { highs, lows, at } = other.filings;
    for (let slot = 0; slot < other.entryCount; slot++) {
      const [from, to] = [other.recordAt[slot] ?? 0, other.recordAt[slot + 1] ?? 0];
      copyRecord(other.records, { from, to }, ids, this.#records);
      this.#recordAt.push(this.#records.length);
      this.#texts.copy(other, slot);
      for (let filing = at[slot] ?? 0; filing < (at[slot + 1] ?? 0); filing++) {
        this.#filings.highs.push(highs[filing] ?? 0);
        this.#filings.lows.push(lows[filing] ?? 0);
      }
      this.#filings.at.push(this.#filings.highs.length);
    }
  }

  /** Slots are given anew by birth date: most candidates of a question have one, and then lie together in memory. */
  finish(): FinishedColumns {
    const { highs, lows, at } = this.#filings;
    const order = this.#byBirthDate();
    const records = new Uint32Array(new SharedArrayBuffer(this.#records.length * 4));
    const texts = new Uint8Array(new SharedArrayBuffer(this.#texts.byteLength));
    const written = this.#texts.columns();
    return {
      entryCount: this.entryCount,
      tokens: this.#dictionary.finished(),
      records,
      recordAt: takeInOrder(this.#records.array, this.#recordAt.array, 1, order, records),
      texts,
      textAt: takeInOrder(written.texts, written.textAt, TEXT_UNIT, order, texts),
      postings: finishPostings(highs.array, lows.array, at.array, order),
    };
  }

  /** All slots by the first birth date of their entries, unknown ones first. */
  #byBirthDate(): Uint32Array {
    const [records, recordAt] = [this.#records.array, this.#recordAt.array];
    const dates = Float64Array.from({ length: this.entryCount }, (_, slot) => {
      const start = recordAt[slot] ?? 0;
      return (dateCountOf(records[start] ?? 0) > 0 ? (records[start + 1] ?? 0) : 0) * MOST_SLOTS + slot;
    });
    return Uint32Array.from(dates.sort(), (date) => date % MOST_SLOTS);
  }
}

function bytesOf(columns: readonly { byteLength: number }[]): number {
  return columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Copies rows that lie one behind the other in another order, and says where each then begins. */
function takeInOrder(
  rows: Uint32Array | Uint8Array,
  rowAt: Uint32Array,
  unit: number,
  order: Uint32Array,
  into: typeof rows,
) {
  const at = new Uint32Array(new SharedArrayBuffer((order.length + 1) * 4));
  let to = 0;
  for (let row = 0; row < order.length; row++) {
    const old = order[row] ?? 0;
    const [from, end] = [(rowAt[old] ?? 0) * unit, (rowAt[old + 1] ?? 0) * unit];
    into.set(rows.subarray(from, end), to);
    to += end - from;
    at[row + 1] = to / unit;
  }
  return at;
}

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
  readonly #texts: TextColumns;
  readonly tokens: TokenColumns;
  readonly records: Uint32Array;
  readonly recordAt: Uint32Array;
  readonly postings: Postings;

  constructor(columns: FinishedColumns) {
    this.columns = columns;
    this.#texts = { texts: asBuffer(columns.texts), textAt: columns.textAt };
    this.tokens = columns.tokens;
    this.records = columns.records;
    this.recordAt = columns.recordAt;
    this.postings = new FinishedPostings(columns.postings);
  }

  get entryCount(): number {
    return this.columns.entryCount;
  }

  get memoryBytes(): number {
    const { records, recordAt, texts, textAt, tokens, postings } = this.columns;
    return bytesOf([records, recordAt, texts, textAt, ...Object.values(tokens), ...Object.values(postings)]);
  }

  entryAt(slot: number, withPerson = true): ListedEntry {
    return readEntry(this.#texts, slot, withPerson);
  }

  textColumns(): TextColumns {
    return this.columns;
  }
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
      if ((traitsAt(tokens, token) & PARTICLE) === 0) hashes.add(fineHashAt(tokens, token));
    }
  }
  return hashes;
}
