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
      const taken = closeLine(table, lines[number] ?? [], isWithheld, limit);
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
}: SizedTable): Steps<{ lines: number[][]; lineOfCell: Int32Array[] }> {
  const order = sizes.map((_, cell) => cell).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b);
  const lines: number[][] = [];
  const lineOfCell: Int32Array[] = [];
  for (let dimension = 0; dimension < dimensionCount; dimension += 1) {
    const byNumber = new Map<number | string, number[]>();
    for (const [at, cell] of order.entries()) {
      if (at % CELLS_A_STEP === 0) yield;
      const number = lineOf(cell, dimension);
      const line = byNumber.get(number);
      if (line) line.push(cell);
      else byNumber.set(number, [cell]);
    }
    const numberOf = new Int32Array(sizes.length).fill(NO_LINE);
    let at = 0;
    for (const line of byNumber.values()) {
      if (at++ % CELLS_A_STEP === 0) yield;
      if (line.length === 1) continue;
      for (const cell of line) numberOf[cell] = lines.length;
      lines.push(line);
    }
    lineOfCell.push(numberOf);
  }
  if (dimensionCount > 1 && order.length > 1) {
    lineOfCell.push(new Int32Array(sizes.length).fill(lines.length));
    lines.push(order);
  }
  return { lines, lineOfCell };
}

const CELLS_A_STEP = 256;

/** Of a cell that is alone in its line. */
const NO_LINE = -1;

/** @returns which cells of a line are withheld with it, until it is closed */
function closeLine(table: SizedTable, line: readonly number[], isWithheld: Uint8Array, limit: number): number[] {
  const hidden = line.filter((cell) => isWithheld[cell] === 1);
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
  const sum = hidden.reduce((all, cell) => all + (sizes[cell] ?? 0), 0);
  return sum >= limit && (areEnough?.(hidden) ?? true);
}
