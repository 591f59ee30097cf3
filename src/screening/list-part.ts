import type { KeyHash } from './hash.ts';
import { entryIdKey } from './keys.ts';
import type { ListedEntry } from './listed-entry.ts';
import { SlotList } from './postings.ts';
import { countedHashesOf, type FinishedColumns, FinishedSegment, OpenSegment, type Segment } from './segment.ts';
import type { TokenCounts } from './token-counts.ts';

/** One segment with the slots that still hold: an entry that was replaced or removed stays in its columns, dead. */
export interface LivingSegment {
  segment: Segment;
  /** 1 for slots that are dead. */
  dead: Uint8Array;
  deadCount: number;
}

/**
 * Half of a list, open or discreet entries: a large finished segment, and a small one that takes changes. An entry is in
 * one place at a time; a change kills the old slot and files a new one.
 */
export class ListPart {
  readonly #hash: KeyHash;
  readonly #counts: TokenCounts | undefined;
  readonly #shelf = new SlotList();
  readonly #finished: LivingSegment | undefined;
  readonly #open: LivingSegment & { segment: OpenSegment };

  /** `counts`: where the entries' tokens are counted; none for discreet ones, which must not be felt in any score. */
  constructor(hash: KeyHash, counts: TokenCounts | undefined, finished?: FinishedColumns) {
    this.#hash = hash;
    this.#counts = counts;
    this.#open = openSegment(hash);
    if (finished && finished.entryCount > 0) {
      const dead = new Uint8Array(finished.entryCount);
      this.#finished = { segment: new FinishedSegment(finished), dead, deadCount: 0 };
    }
  }

  get entryCount(): number {
    const { segment, deadCount } = this.#open;
    const finished = this.#finished ? this.#finished.segment.entryCount - this.#finished.deadCount : 0;
    return finished + segment.entryCount - deadCount;
  }

  /** The parts to look through, the finished one first. */
  get segments(): readonly LivingSegment[] {
    return this.#finished ? [this.#finished, this.#open] : [this.#open];
  }

  /** Slots that a rebuild would drop or move into the finished segment, and those that it holds. */
  get looseCount(): number {
    return this.#open.segment.entryCount + (this.#finished?.deadCount ?? 0);
  }

  get finishedCount(): number {
    return this.#finished?.segment.entryCount ?? 0;
  }

  get memoryBytes(): number {
    return this.segments.reduce((sum, { segment, dead }) => sum + segment.memoryBytes + dead.byteLength, 0);
  }

  put(entry: ListedEntry): void {
    const { segment } = this.#open;
    const slot = segment.add(entry);
    if (slot >= this.#open.dead.length) this.#open.dead = grown(this.#open.dead);
    this.#counts?.change(countedHashesOf(segment, slot), 1);
  }

  /** True when there was one. */
  remove(entryId: string): boolean {
    const key = entryIdKey(this.#hash, entryId);
    for (const living of this.segments) {
      this.#shelf.length = 0;
      living.segment.postings.collect(key, this.#shelf);
      for (let at = 0; at < this.#shelf.length; at++) {
        const slot = this.#shelf.slots[at] ?? 0;
        if (living.dead[slot] || living.segment.entryAt(slot, false).entryId !== entryId) continue;
        living.dead[slot] = 1;
        living.deadCount++;
        this.#counts?.change(countedHashesOf(living.segment, slot), -1);
        return true;
      }
    }
    return false;
  }
}

function openSegment(hash: KeyHash): LivingSegment & { segment: OpenSegment } {
  return { segment: new OpenSegment(hash), dead: new Uint8Array(1024), deadCount: 0 };
}

function grown(bytes: Uint8Array): Uint8Array {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
