import type { Key } from './keys.ts';
import type { Postings, SlotList } from './postings.ts';

/**
 * From 64-bit key to the slots filed under it: open addressing with linear probing over one Uint32Array of cells (high,
 * low, first node), and chains of nodes (slot, next node) in another. Both lie outside the JavaScript heap. Nothing
 * is taken out: a slot that is dead is told by its list (list-part.ts).
 */
export class KeyTable implements Postings {
  #cells = new Uint32Array(CELL * 1024);
  #mask = 1023;
  #usedCells = 0;
  #nodes = new Uint32Array(NODE * 1024);
  #nodeCount = 1;

  get memoryBytes(): number {
    return this.#cells.byteLength + this.#nodes.byteLength;
  }

  add(high: number, low: number, slot: number): void {
    let cell = this.#find(high, low);
    if (this.#cells[cell + FIRST] === UNUSED) {
      if (this.#usedCells * 5 > this.#mask * 3) {
        this.#growCells();
        cell = this.#find(high, low);
      }
      this.#usedCells++;
      this.#cells[cell] = high;
      this.#cells[cell + LOW] = low;
      this.#cells[cell + FIRST] = NOTHING;
    }
    const node = this.#takeNode();
    this.#nodes[node * NODE] = slot;
    this.#nodes[node * NODE + NEXT] = this.#cells[cell + FIRST] ?? NOTHING;
    this.#cells[cell + FIRST] = node;
  }

  /** Few entries are near enough. */
  approach(): void {}

  collect({ high, low }: Key, found: SlotList): void {
    for (let node = this.#first(high, low); node !== NOTHING; node = this.#nodes[node * NODE + NEXT] ?? NOTHING) {
      found.push(this.#nodes[node * NODE] ?? 0);
    }
  }

  /** Two chains side by side: the slots of both fall. */
  collectBoth(one: Key, other: Key, found: SlotList): void {
    let mine = this.#first(one.high, one.low);
    let theirs = this.#first(other.high, other.low);
    while (mine !== NOTHING && theirs !== NOTHING) {
      const slot = this.#nodes[mine * NODE] ?? 0;
      const otherSlot = this.#nodes[theirs * NODE] ?? 0;
      if (slot === otherSlot) found.push(slot);
      if (slot >= otherSlot) mine = this.#nodes[mine * NODE + NEXT] ?? NOTHING;
      if (otherSlot >= slot) theirs = this.#nodes[theirs * NODE + NEXT] ?? NOTHING;
    }
  }

  #first(high: number, low: number): number {
    const first = this.#cells[this.#find(high, low) + FIRST] ?? UNUSED;
    return first === UNUSED ? NOTHING : first;
  }

  /** Where the cell of a key begins, or the unused cell where it would. */
  #find(high: number, low: number): number {
    for (let at = low & this.#mask; ; at = (at + 1) & this.#mask) {
      const cell = at * CELL;
      if (this.#cells[cell + FIRST] === UNUSED) return cell;
      if (this.#cells[cell] === high && this.#cells[cell + LOW] === low) return cell;
    }
  }

  #growCells(): void {
    const old = this.#cells;
    this.#cells = new Uint32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    this.#usedCells = 0;
    for (let cell = 0; cell < old.length; cell += CELL) {
      const first = old[cell + FIRST] ?? UNUSED;
      if (first === UNUSED || first === NOTHING) continue;
      this.#cells.set(old.subarray(cell, cell + CELL), this.#find(old[cell] ?? 0, old[cell + LOW] ?? 0));
      this.#usedCells++;
    }
  }

  #takeNode(): number {
    if (this.#nodeCount * NODE === this.#nodes.length) {
      const grown = new Uint32Array(this.#nodes.length * 2);
      grown.set(this.#nodes);
      this.#nodes = grown;
    }
    return this.#nodeCount++;
  }
}

/** Words of a cell: high, low, first node. */
const CELL = 3;
const LOW = 1;
const FIRST = 2;
/** Words of a node: slot, next node. Node 0 is never given out, so that 0 can mean "unused". */
const NODE = 2;
const NEXT = 1;
const UNUSED = 0;
const NOTHING = 0xffff_ffff;
