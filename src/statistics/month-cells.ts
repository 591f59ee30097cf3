import type { Steps } from '../core/steps.ts';
import { PURPOSES } from '../crossings/inspection.ts';
import { MOST_PERSONS } from '../stays/small-cell.ts';
import { CELL_MEASURES, type CellColumn } from './flow-node.ts';

const SEXES = ['F', 'M', 'X'];
/** As cells keep ages: -1 is unknown. */
const AGE_FLOORS = [
  -1,
  ...Array.from({ length: 25 }, (_, age) => age),
  ...Array.from({ length: 11 }, (_, at) => 25 + 5 * at),
];

/** Values of the columns by number: some are known, checkpoints and nationalities as they are met. */
export class CellCodes {
  readonly values: Record<CellColumn, string[]> = {
    checkpoint: [],
    direction: ['entry', 'exit'],
    nationality: [],
    sex: SEXES,
    age: AGE_FLOORS.map(String),
    purpose: [...PURPOSES],
  };

  /** The value's number, made when it is new. @throws RangeError when a column has more values than a key has room for */
  codeOf(column: CellColumn, value: string): number {
    const known = this.values[column].indexOf(value);
    if (known >= 0) return known;
    if (this.values[column].length > KEY_PARTS[column].mask) throw new RangeError(`too many values of ${column}`);
    return this.values[column].push(value) - 1;
  }

  keyOf(cell: Record<CellColumn, string>): number {
    let key = 0;
    for (const column of COLUMNS) key |= this.codeOf(column, cell[column]) << KEY_PARTS[column].shift;
    return key;
  }
}

/** Where a column's number stands in the 30 bits of a key. */
export const KEY_PARTS: Readonly<Record<CellColumn, { shift: number; mask: number }>> = {
  checkpoint: { shift: 0, mask: 255 },
  direction: { shift: 8, mask: 1 },
  nationality: { shift: 9, mask: 511 },
  sex: { shift: 18, mask: 3 },
  age: { shift: 20, mask: 63 },
  purpose: { shift: 26, mask: 15 },
};
const COLUMNS = Object.keys(KEY_PARTS) as CellColumn[];

/**
 * What a month is also kept by: a question of nothing but these columns looks at as many cells as these have values that occur together.
 */
const NARROWER: readonly (readonly CellColumn[])[] = [
  ['checkpoint', 'direction', 'nationality'],
  ['direction', 'sex', 'age', 'purpose'],
];
const maskOf = (columns: readonly CellColumn[]) =>
  columns.reduce((mask, column) => mask | (KEY_PARTS[column].mask << KEY_PARTS[column].shift), 0);

/** Persons of a cell are kept up to this many; then there are "many". */
const MANY = 255;

export interface MonthCell {
  key: number;
  counts: readonly number[];
  /** null: many */
  persons: readonly number[] | null;
}

/** The cells of one month, column by column: some 60 bytes a cell, and a few nanoseconds to look at one. */
export class MonthCells {
  size = 0;
  keys: Int32Array;
  /** By measure. */
  counts: Int32Array[];
  /** Which of 64 marks the cell's persons have: as many bits, as many persons at least. */
  marksLow: Int32Array;
  marksHigh: Int32Array;
  #personCounts: Uint8Array;
  #personStarts: Uint32Array;
  #persons = new Int32Array(1024);
  #personEnd = 0;
  #places: Map<number, number> | undefined;
  #seldom: (Int32Array | null | undefined)[] = [];
  #narrower = new Map<number, MonthCells>();

  constructor(capacity: number) {
    const room = Math.max(16, capacity);
    this.keys = new Int32Array(room);
    this.counts = CELL_MEASURES.map(() => new Int32Array(room));
    this.marksLow = new Int32Array(room);
    this.marksHigh = new Int32Array(room);
    this.#personCounts = new Uint8Array(room);
    this.#personStarts = new Uint32Array(room);
  }

  /** Puts a cell as it is now, new or not. */
  put(cell: MonthCell): void {
    if (!this.#places) {
      this.#places = new Map();
      for (let at = 0; at < this.size; at += 1) this.#places.set(this.keys[at] ?? 0, at);
    }
    const at = this.#places.get(cell.key) ?? this.size;
    this.#places.set(cell.key, at);
    this.#write(at, cell);
  }

  /** Puts a cell that is not there yet. */
  append(cell: MonthCell): void {
    this.#write(this.size, cell);
  }

  /** The fewest cells that tell these columns apart; in the others they all have the first value. */
  byColumns(columns: ReadonlySet<CellColumn>): MonthCells {
    const narrower = NARROWER.find((kept) => [...columns].every((column) => kept.includes(column)));
    if (!narrower) return this;
    const mask = maskOf(narrower);
    let cells = this.#narrower.get(mask);
    if (!cells) {
      cells = this.#united(mask);
      this.#narrower.set(mask, cells);
    }
    return cells;
  }

  /** Makes each of the narrower sets of columns before anybody asks for it, one a step: a year's first question would wait for all of them. */
  *narrowed(): Steps<void> {
    for (const columns of NARROWER) {
      this.byColumns(new Set(columns));
      yield;
    }
  }

  #united(mask: number): MonthCells {
    const placeOf = new Map<number, number>();
    const placeAt = new Int32Array(this.size);
    for (let at = 0; at < this.size; at += 1) {
      const key = (this.keys[at] ?? 0) & mask;
      let place = placeOf.get(key);
      if (place === undefined) {
        place = placeOf.size;
        placeOf.set(key, place);
      }
      placeAt[at] = place;
    }
    const sums = this.counts.map((column) => {
      const sum = new Int32Array(placeOf.size);
      for (let at = 0; at < this.size; at += 1) {
        const place = placeAt[at] as number;
        sum[place] = (sum[place] as number) + (column[at] as number);
      }
      return sum;
    });
    const persons = Array.from({ length: placeOf.size }, (): Set<number> | null => new Set());
    for (let at = 0; at < this.size; at += 1) {
      const place = placeAt[at] as number;
      const known = persons[place];
      if (!known) continue;
      const own = this.personsAt(at);
      if (own) for (const person of own) known.add(person);
      if (own === null || known.size > MOST_PERSONS) persons[place] = null;
    }
    const cells = new MonthCells(placeOf.size);
    for (const [key, place] of placeOf) {
      const known = persons[place];
      cells.append({ key, counts: sums.map((sum) => sum[place] ?? 0), persons: known ? [...known] : null });
    }
    return cells;
  }

  /** Where a measure is not zero, if that is seldom: most columns are almost empty. null: read the whole column. */
  seldomAt(measure: number): Int32Array | null {
    const known = this.#seldom[measure];
    if (known !== undefined) return known;
    const column = this.counts[measure] ?? new Int32Array(0);
    const places: number[] = [];
    for (let at = 0; at < this.size && places.length <= this.size / 8; at += 1) if (column[at] !== 0) places.push(at);
    const seldom = places.length <= this.size / 8 ? Int32Array.from(places) : null;
    this.#seldom[measure] = seldom;
    return seldom;
  }

  /** null: many */
  personsAt(at: number): Int32Array | null {
    const count = this.#personCounts[at] ?? 0;
    const start = this.#personStarts[at] ?? 0;
    return count === MANY ? null : this.#persons.subarray(start, start + count);
  }

  #write(at: number, { key, counts, persons }: MonthCell): void {
    if (at >= this.keys.length) this.#grow();
    this.size = Math.max(this.size, at + 1);
    if (this.#seldom.length > 0) this.#seldom = [];
    if (this.#narrower.size > 0) this.#narrower.clear();
    this.keys[at] = key;
    for (const [measure, column] of this.counts.entries()) column[at] = counts[measure] ?? 0;
    this.#personCounts[at] = persons === null ? MANY : persons.length;
    this.#personStarts[at] = this.#personEnd;
    let [low, high] = persons === null ? [-1, -1] : [0, 0];
    for (const person of persons ?? []) {
      if (this.#personEnd >= this.#persons.length) this.#persons = larger(this.#persons, Int32Array);
      this.#persons[this.#personEnd] = person;
      this.#personEnd += 1;
      if (person & 32) high |= 1 << (person & 31);
      else low |= 1 << (person & 31);
    }
    this.marksLow[at] = low;
    this.marksHigh[at] = high;
  }

  #grow(): void {
    this.keys = larger(this.keys, Int32Array);
    this.counts = this.counts.map((column) => larger(column, Int32Array));
    this.marksLow = larger(this.marksLow, Int32Array);
    this.marksHigh = larger(this.marksHigh, Int32Array);
    this.#personCounts = larger(this.#personCounts, Uint8Array);
    this.#personStarts = larger(this.#personStarts, Uint32Array);
  }
}

function larger<T extends Int32Array | Uint8Array | Uint32Array>(old: T, make: new (length: number) => T): T {
  const wide = new make(Math.ceil(old.length * 1.5) + 16);
  wide.set(old);
  return wide;
}
