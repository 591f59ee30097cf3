import type { TextColumns } from './entry-texts.ts';
import type { KeyHash } from './hash.ts';
import { isDiscreet, type ListedEntry } from './listed-entry.ts';
import { countedHashesOf, type FinishedColumns, OpenSegment } from './segment.ts';
import { type TokenCountColumns, TokenCounts } from './token-counts.ts';

/** A whole list, finished: what a worker hands over and a snapshot holds. All of it lies in shared memory. */
export interface ListColumns {
  open: FinishedColumns;
  discreet: FinishedColumns;
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

  finish(): ListColumns {
    return { open: this.#open.finish(), discreet: this.#discreet.finish(), counts: this.#counts.columns() };
  }
}
