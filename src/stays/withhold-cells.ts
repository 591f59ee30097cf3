import { atOnce, type Steps } from '../core/steps.ts';

/** A table of figures whose totals along each dimension may be known. */
export interface SizedTable {
  /** What each cell counts; none are zero. */
  sizes: readonly number[];
  /** Cells of fewer persons than may be shown. */
  small: readonly number[];
  /** Whether these cells together are of enough persons; what they count must reach the limit anyway. */
  areEnough?(cells: readonly number[]): boolean;
  dimensionCount: number;
  /** The line along a dimension in which a cell lies: the same for cells that differ in that dimension only. */
  lineOf(cell: number, dimension: number): number | string;
}

/**
 * Which cells are withheld: the small ones, and as many others as keep them from being worked out. In each line (all dimensions but one
 * held), whose total may be known, at least two cells are withheld, together of at least the limit; the smallest ones are taken. What is taken
 * for one line may lay open a line of another dimension, so this goes on until all lines hold. A line of a single cell has no total but
 * the cell itself; the total of the whole table may be known, too, so that the table is one more line.
 * @returns positions of the cells
 */
export function withholdCells(table: SizedTable, limit: number): Set<number> {
  return atOnce(withholdInSteps(table, limit));
}

/** The same for long tables: a step is a line, or some hundred cells. */
export function* withholdInSteps(table: SizedTable, limit: number): Steps<Set<number>> {
  if (table.small.length === 0) return new Set();
  const isWithheld = new Uint8Array(table.sizes.length);
  const { lines, lineOfCell } = yield* linesOf(table);
  // Only a line of which something has just been withheld may have to be closed anew.
  const isDue = new Uint8Array(lines.length);
  const withhold = (cell: number) => {
    isWithheld[cell] = 1;
    for (const lineOf of lineOfCell) {
      const line = lineOf[cell] as number;
      if (line !== NO_LINE) isDue[line] = 1;
    }
  };
  for (const cell of table.small) withhold(cell);
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (let number = 0; number < lines.length; number += 1) {
      if (isDue[number] === 0) continue;
      yield;
      const taken = closeLine(table, lines[number] as Int32Array, isWithheld, limit);
      for (const cell of taken) withhold(cell);
      isDue[number] = 0;
      if (taken.length > 0) isChanged = true;
    }
  }
  return new Set(table.sizes.flatMap((_, cell) => (isWithheld[cell] === 1 ? [cell] : [])));
}

/** Cells of each line with more than one, and of the whole table, the smallest first; and of each dimension the line that a cell lies in. */
function* linesOf({
  sizes,
  dimensionCount,
  lineOf,
}: SizedTable): Steps<{ lines: Int32Array[]; lineOfCell: Int32Array[] }> {
  const order = Int32Array.from(sizes, (_, cell) => cell).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b);
  const lines: Int32Array[] = [];
  const lineOfCell: Int32Array[] = [];
  for (let dimension = 0; dimension < dimensionCount; dimension += 1) {
    const names = new LineNames(sizes.length);
    const lengths: number[] = [];
    const found = new Int32Array(sizes.length);
    for (let cell = 0; cell < sizes.length; cell += 1) {
      if (cell % CELLS_A_STEP === 0) yield;
      const line = names.numberOf(lineOf(cell, dimension));
      found[cell] = line;
      lengths[line] = (lengths[line] ?? 0) + 1;
    }
    const first = lines.length;
    const numbers = lengths.map((length) => (length === 1 ? NO_LINE : lines.push(new Int32Array(length)) - 1));
    const filled = new Int32Array(lines.length - first);
    const numberOf = new Int32Array(sizes.length).fill(NO_LINE);
    for (let at = 0; at < order.length; at += 1) {
      if (at % CELLS_A_STEP === 0) yield;
      const cell = order[at] ?? 0;
      const number = numbers[found[cell] ?? 0] ?? NO_LINE;
      if (number === NO_LINE) continue;
      numberOf[cell] = number;
      const to = filled[number - first] ?? 0;
      (lines[number] as Int32Array)[to] = cell;
      filled[number - first] = to + 1;
    }
    lineOfCell.push(numberOf);
  }
  if (dimensionCount > 1 && order.length > 1) {
    lineOfCell.push(new Int32Array(sizes.length).fill(lines.length));
    lines.push(order);
  }
  return { lines, lineOfCell };
}

/**
 * Numbers names in the order in which they come. A name that is a number of up to 52 bits is looked for in a table of numbers: a Map makes an
 * object of each, and of a long table most of the time went there.
 */
class LineNames {
  readonly #mask: number;
  /** -1: free. */
  readonly #names: Float64Array;
  readonly #numbers: Int32Array;
  readonly #texts = new Map<string, number>();
  #count = 0;

  /** `most`: how many different names there may be. */
  constructor(most: number) {
    let room = 16;
    while (room < most * 2) room *= 2;
    this.#mask = room - 1;
    this.#names = new Float64Array(room).fill(-1);
    this.#numbers = new Int32Array(room);
  }

  numberOf(name: number | string): number {
    if (typeof name === 'string') {
      const known = this.#texts.get(name);
      if (known !== undefined) return known;
      this.#texts.set(name, this.#count);
      return this.#count++;
    }
    const mixed = Math.imul((name ^ Math.imul(name / 4_294_967_296, 0x85eb_ca6b)) >>> 0, 0x9e37_79b1);
    for (let at = (mixed ^ (mixed >>> 15)) & this.#mask; ; at = (at + 1) & this.#mask) {
      const held = this.#names[at];
      if (held === name) return this.#numbers[at] ?? 0;
      if (held !== -1) continue;
      this.#names[at] = name;
      this.#numbers[at] = this.#count;
      return this.#count++;
    }
  }
}

const CELLS_A_STEP = 256;

/** Of a cell that is alone in its line. */
const NO_LINE = -1;

/**
 * Which cells of a line are withheld with it, until it is closed. What is withheld in most lines closes them after the first few: whether it does
 * is asked at each doubling, so that one person in a thousand cells is not counted a thousand times.
 */
function closeLine(table: SizedTable, line: Int32Array, isWithheld: Uint8Array, limit: number): number[] {
  const hidden: number[] = [];
  for (const cell of line) {
    if (isWithheld[cell] === 0) continue;
    hidden.push(cell);
    if ((hidden.length & (hidden.length - 1)) === 0 && isClosed(table, hidden, limit)) return [];
  }
  if (hidden.length === 0) return [];
  const before = hidden.length;
  for (const cell of line) {
    if (isClosed(table, hidden, limit)) break;
    if (isWithheld[cell] === 0) hidden.push(cell);
  }
  return hidden.slice(before);
}

function isClosed({ sizes, areEnough }: SizedTable, hidden: readonly number[], limit: number): boolean {
  if (hidden.length < 2) return false;
  let sum = 0;
  for (let at = 0; at < hidden.length && sum < limit; at += 1) sum += sizes[hidden[at] ?? 0] ?? 0;
  return sum >= limit && (areEnough?.(hidden) ?? true);
}
