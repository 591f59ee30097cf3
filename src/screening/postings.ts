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

/** Finds the slots filed under a 64-bit key. */
export interface Postings {
  collect(high: number, low: number, found: SlotList): void;
}

/** The columns of finished postings: where each bucket begins, and for each filing its slot and 16 bits of its key. */
export interface PostingColumns {
  bucketAt: Uint32Array;
  slots: Uint32Array;
  marks: Uint16Array;
}

/**
 * Postings that don't change: buckets by the key's lower bits, about four filings each, told apart by 16 bits of the
 * upper half. 7 bytes a filing. Two keys meet by chance once in 2^(16 + bucket bits); such a stranger is scored and
 * falls.
 */
export class FinishedPostings implements Postings {
  readonly columns: PostingColumns;
  readonly #mask: number;

  constructor(columns: PostingColumns) {
    this.columns = columns;
    this.#mask = columns.bucketAt.length - 2;
  }

  collect(high: number, low: number, found: SlotList): void {
    const { bucketAt, slots, marks } = this.columns;
    const bucket = low & this.#mask;
    const mark = high >>> 16;
    const end = bucketAt[bucket + 1] ?? 0;
    for (let at = bucketAt[bucket] ?? 0; at < end; at++) if (marks[at] === mark) found.push(slots[at] ?? 0);
  }
}

/** Files by counting: two passes over the filings, no sorting and no objects. */
export function finishPostings(
  highs: Uint32Array,
  lows: Uint32Array,
  slotOf: Uint32Array,
  count: number,
): PostingColumns {
  let buckets = 1;
  while (buckets * 4 < count) buckets *= 2;
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
  for (let at = 0; at < count; at++) {
    const bucket = (lows[at] ?? 0) & mask;
    const to = next[bucket] ?? 0;
    next[bucket] = to + 1;
    slots[to] = slotOf[at] ?? 0;
    marks[to] = (highs[at] ?? 0) >>> 16;
  }
  return { bucketAt, slots, marks };
}
