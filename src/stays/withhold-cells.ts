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
  const withheld = new Set(table.small);
  if (withheld.size === 0) return withheld;
  const lines = linesOf(table);
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const line of lines) if (closeLine(table, line, withheld, limit)) isChanged = true;
  }
  return withheld;
}

/** Cells of each line with more than one, and of the whole table, the smallest first. */
function linesOf({ sizes, dimensionCount, lineOf }: SizedTable): number[][] {
  const order = sizes.map((_, cell) => cell).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b);
  const lines: number[][] = [];
  for (let dimension = 0; dimension < dimensionCount; dimension += 1) {
    const byNumber = new Map<number | string, number[]>();
    for (const cell of order) {
      const number = lineOf(cell, dimension);
      const line = byNumber.get(number);
      if (line) line.push(cell);
      else byNumber.set(number, [cell]);
    }
    for (const line of byNumber.values()) if (line.length > 1) lines.push(line);
  }
  if (dimensionCount > 1 && order.length > 1) lines.push(order);
  return lines;
}

/** @returns whether something was added */
function closeLine(table: SizedTable, line: readonly number[], withheld: Set<number>, limit: number): boolean {
  const hidden = line.filter((cell) => withheld.has(cell));
  if (hidden.length === 0) return false;
  const before = hidden.length;
  for (const cell of line) {
    if (isClosed(table, hidden, limit)) break;
    if (withheld.has(cell)) continue;
    withheld.add(cell);
    hidden.push(cell);
  }
  return hidden.length > before;
}

function isClosed({ sizes, areEnough }: SizedTable, hidden: readonly number[], limit: number): boolean {
  if (hidden.length < 2) return false;
  const sum = hidden.reduce((all, cell) => all + (sizes[cell] ?? 0), 0);
  return sum >= limit && (areEnough?.(hidden) ?? true);
}
