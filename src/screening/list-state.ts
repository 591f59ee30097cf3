import { CandidateFinder } from './candidates.ts';
import type { KeyHash } from './hash.ts';
import type { ListColumns } from './list-columns.ts';
import { ListPart } from './list-part.ts';
import { isDiscreet, type ListedEntry } from './listed-entry.ts';
import { Namesakes } from './namesakes.ts';
import { Scorer } from './score.ts';
import type { TokenReader } from './token-columns.ts';
import { TokenCounts } from './token-counts.ts';

/** `put` adds an entry or replaces the one of the same id; removing an unknown id does nothing. */
export type ScreeningChange = { kind: 'put'; entry: ListedEntry } | { kind: 'remove'; entryId: string };

/**
 * A list with all that asking it needs; swapped whole. Discreet entries are a list of their own, and in no count: what
 * others are told of open entries is the same with and without them.
 */
export class ListState {
  readonly open: ListPart;
  readonly discreet: ListPart;
  readonly finder: CandidateFinder;
  readonly scorer: Scorer;
  readonly namesakes: Namesakes;
  readonly counts: TokenCounts;
  readonly #columns: ListColumns | undefined;

  /** `whole`: the list by which this one judges: its counts, of which this one's entries are none, and its namesakes. */
  constructor(hash: KeyHash, reader: TokenReader, columns?: ListColumns, whole?: ListState) {
    const counts = whole?.counts ?? new TokenCounts(hash, columns?.counts);
    this.counts = counts;
    this.#columns = columns;
    this.open = new ListPart(hash, whole ? undefined : counts, columns?.open);
    this.discreet = new ListPart(hash, undefined, columns?.discreet);
    this.finder = new CandidateFinder(hash, counts, reader);
    this.scorer = new Scorer(counts);
    this.namesakes = new Namesakes(counts, reader, whole?.open ?? this.open);
  }

  /** The columns that this list was made of, if it holds nothing else; its counts, which may change, are copied. */
  untouchedColumns(): ListColumns | undefined {
    if (!this.#columns || this.open.looseCount + this.discreet.looseCount > 0) return undefined;
    const counts = this.counts.columns();
    const cells = new Uint32Array(new SharedArrayBuffer(counts.cells.byteLength));
    cells.set(counts.cells);
    return { ...this.#columns, counts: { ...counts, cells } };
  }

  get memoryBytes(): number {
    const counts = this.counts.columns().cells.byteLength;
    return this.open.memoryBytes + this.discreet.memoryBytes + counts + this.finder.memoryBytes;
  }

  apply(change: ScreeningChange): void {
    const entryId = change.kind === 'put' ? change.entry.entryId : change.entryId;
    if (!this.open.remove(entryId)) this.discreet.remove(entryId);
    if (change.kind === 'put') (isDiscreet(change.entry) ? this.discreet : this.open).put(change.entry);
  }
}
