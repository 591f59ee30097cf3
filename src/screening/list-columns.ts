import type { TextColumns } from './entry-texts.ts';
import type { KeyHash } from './hash.ts';
import { isDiscreet, type ListedEntry } from './listed-entry.ts';
import { type CollectedColumns, countedHashesOf, type FinishedColumns, OpenSegment } from './segment.ts';
import { type TokenCountColumns, TokenCounts } from './token-counts.ts';

/** A whole list, finished: what a worker hands over and a snapshot holds. All of it lies in shared memory. */
export interface ListColumns {
  open: FinishedColumns;
  discreet: FinishedColumns;
  counts: TokenCountColumns;
}

/** A part of a list that is being built, on its way to the thread that finishes it. */
export interface CollectedList {
  open: CollectedColumns;
  discreet: CollectedColumns;
  counts: TokenCountColumns;
}

/** Makes a list's columns of its entries, each given once. */
export class ListBuilder {
  readonly #open: OpenSegment;
  readonly #discreet: OpenSegment;
  readonly #counts: TokenCounts;

  constructor(hash: KeyHash) {
    this.#open = new OpenSegment(hash, true);
    this.#discreet = new OpenSegment(hash, true);
    this.#counts = new TokenCounts(hash);
  }

  /** `written`: where the entry is written down already. */
  add(entry: ListedEntry, written?: { columns: TextColumns; slot: number }): void {
    if (isDiscreet(entry)) {
      this.#discreet.add(entry, written);
      return;
    }
    const slot = this.#open.add(entry, written);
    this.#counts.change(countedHashesOf(this.#open, slot), 1);
  }

  /** What it has so far, for another builder to take in. */
  collected(): CollectedList {
    return { open: this.#open.collected(), discreet: this.#discreet.collected(), counts: this.#counts.columns() };
  }

  /** Adds all entries of another builder: their names are read already. */
  take({ open, discreet, counts }: CollectedList): void {
    this.#open.take(open);
    this.#discreet.take(discreet);
    this.#counts.take(counts);
  }

  finish(): ListColumns {
    return { open: this.#open.finish(), discreet: this.#discreet.finish(), counts: this.#counts.columns() };
  }
}
