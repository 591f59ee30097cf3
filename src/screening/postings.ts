import type { Key } from './keys.ts';

/** Slots gathered while candidates are looked for. Doubles when it is full; never shrinks. */
export class SlotList {
  slots = new Uint32Array(1024);
  length = 0;

  push(slot: number): void {
    if (this.length === this.slots.length) {
      const grown = new Uint32Array(this.slots.length * 2);
      grown.set(this.slots);
      this.slots = grown;
    }
    this.slots[this.length++] = slot;
  }
}

/** A key to look up; slots must be under the other one, too, when there is one. */
export interface Asked {
  key: Key;
  other: Key | undefined;
}

/** Finds the slots filed under a 64-bit key. */
export interface Postings {
  /**
   * Reads a word wherever these keys are filed. A shelf of a long list lies anywhere in memory, and to read it is to wait; many that are
   * read side by side are there in little more than the time of one.
   */
  approach(asked: readonly Asked[]): void;
  /** Adds the slots under a key, each once, to `found`. */
  collect(key: Key, found: SlotList): void;
  /** Adds the slots that are under both keys. */
  collectBoth(one: Key, other: Key, found: SlotList): void;
}

/** The columns of finished postings: where each bucket begins, and for each filing its slot and 16 bits of its key. */
export interface PostingColumns {
  bucketAt: Uint32Array;
  slots: Uint32Array;
  marks: Uint16Array;
}

/**
 * Postings that don't change: buckets by the key's lower bits, four to eight filings each, told apart by 16 bits of the
 * upper half. 7 bytes a filing. Two keys meet by chance once in 2^(16 + bucket bits); such a stranger is scored and
 * falls.
 */
export class FinishedPostings implements Postings {
  readonly columns: PostingColumns;
  readonly #mask: number;
  readonly #begins = new Uint32Array(256);
  /** Of no use but this: what nobody takes is not read. */
  lastRead = 0;

  constructor(columns: PostingColumns) {
    this.columns = columns;
    this.#mask = columns.bucketAt.length - 2;
  }

  approach(asked: readonly Asked[]): void {
    const { bucketAt, slots, marks } = this.columns;
    const begins = this.#begins;
    let length = 0;
    for (let at = 0; at < asked.length && length < begins.length - 1; at++) {
      const { key, other } = asked[at] ?? NOTHING_ASKED;
      begins[length++] = bucketAt[key.low & this.#mask] ?? 0;
      if (other) begins[length++] = bucketAt[other.low & this.#mask] ?? 0;
    }
    let read = 0;
    for (let at = 0; at < length; at++) read ^= (slots[begins[at] ?? 0] ?? 0) ^ (marks[begins[at] ?? 0] ?? 0);
    this.lastRead = read;
  }

  collect({ high, low }: Key, found: SlotList): void {
    const { bucketAt, slots, marks } = this.columns;
    const bucket = low & this.#mask;
    const mark = high >>> 16;
    const end = bucketAt[bucket + 1] ?? 0;
    for (let at = bucketAt[bucket] ?? 0; at < end; at++) if (marks[at] === mark) found.push(slots[at] ?? 0);
  }

  /** Walks the shorter bucket and leaps through the longer: the slots of a bucket rise. */
  collectBoth(one: Key, other: Key, found: SlotList): void {
    const { bucketAt, slots, marks } = this.columns;
    let from = bucketAt[one.low & this.#mask] ?? 0;
    let end = bucketAt[(one.low & this.#mask) + 1] ?? 0;
    let next = bucketAt[other.low & this.#mask] ?? 0;
    let manyEnd = bucketAt[(other.low & this.#mask) + 1] ?? 0;
    let mark = one.high >>> 16;
    let manyMark = other.high >>> 16;
    if (end - from > manyEnd - next) {
      [from, next, end, manyEnd, mark, manyMark] = [next, from, manyEnd, end, manyMark, mark];
    }
    for (let at = from; at < end && next < manyEnd; at++) {
      if (marks[at] !== mark) continue;
      const slot = slots[at] ?? 0;
      next = leapTo(slots, slot, next, manyEnd);
      for (let same = next; same < manyEnd && slots[same] === slot; same++) {
        if (marks[same] !== manyMark) continue;
        found.push(slot);
        break;
      }
    }
  }
}

const NOTHING_ASKED: Asked = { key: { high: 0, low: 0 }, other: undefined };

/** The first place from `from` whose slot is not below `slot`; `end` when there is none. */
function leapTo(slots: Uint32Array, slot: number, from: number, end: number): number {
  let step = 1;
  let before = from;
  let to = from;
  while (to < end && (slots[to] ?? 0) < slot) {
    before = to + 1;
    to += step;
    step *= 2;
  }
  to = Math.min(to, end);
  while (before < to) {
    const middle = (before + to) >>> 1;
    if ((slots[middle] ?? 0) < slot) before = middle + 1;
    else to = middle;
  }
  return before;
}

/** Of a bucket, at most. */
const FILLED = 8;

/**
 * Files by counting: two passes over the filings, no sorting and no objects. `keysAt`: where the keys of each old slot begin,
 * `order`: the old slots in the order of the new ones.
 */
export function finishPostings(
  highs: Uint32Array,
  lows: Uint32Array,
  keysAt: Uint32Array,
  order: Uint32Array,
): PostingColumns {
  const count = keysAt[order.length] ?? 0;
  let buckets = 1;
  while (buckets * FILLED < count) buckets *= 2;
  const mask = buckets - 1;
  const bucketAt = new Uint32Array(new SharedArrayBuffer((buckets + 1) * 4));
  for (let at = 0; at < count; at++) {
    const next = ((lows[at] ?? 0) & mask) + 1;
    bucketAt[next] = (bucketAt[next] ?? 0) + 1;
  }
  for (let bucket = 1; bucket <= buckets; bucket++) {
    bucketAt[bucket] = (bucketAt[bucket] ?? 0) + (bucketAt[bucket - 1] ?? 0);
  }
  const slots = new Uint32Array(new SharedArrayBuffer(count * 4));
  const marks = new Uint16Array(new SharedArrayBuffer(count * 2));
  const next = bucketAt.slice();
  for (let slot = 0; slot < order.length; slot++) {
    const old = order[slot] ?? 0;
    const end = keysAt[old + 1] ?? 0;
    for (let at = keysAt[old] ?? 0; at < end; at++) {
      const bucket = (lows[at] ?? 0) & mask;
      const to = next[bucket] ?? 0;
      next[bucket] = to + 1;
      slots[to] = slot;
      marks[to] = (highs[at] ?? 0) >>> 16;
    }
  }
  return { bucketAt, slots, marks };
}
