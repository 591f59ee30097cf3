/** Figures that stand in sums, some of them withheld. */
export interface SummedTable {
  sizes: readonly number[];
  /** Each sum: its parts, and the cell that they add up to. Cells by their positions. */
  sums: readonly { parts: readonly number[]; total: number }[];
  /** Of too few persons to be known. */
  isSmall(cell: number): boolean;
}

/**
 * Withholds more until no small figure follows from what is told, through however many sums: the sums as linear equations in what is withheld
 * are solved; whatever small figure comes out alone, or only together with others as small, is covered by withholding the
 * smallest figure of the sums that it came from.
 * @param withheld positions of the cells that are withheld; it grows
 */
export function withholdSums(table: SummedTable, withheld: Set<number>, limit: number): void {
  for (;;) {
    const laidOpen = solve(table, withheld).find((row) => isTold(table, row, limit));
    if (!laidOpen) return;
    const [cover] = [...laidOpen.sums]
      .flatMap((at) => cellsOf(table, at))
      .filter((cell) => !withheld.has(cell) && (table.sizes[cell] ?? 0) > 0)
      .sort((a, b) => (table.sizes[a] ?? 0) - (table.sizes[b] ?? 0) || a - b);
    if (cover === undefined) return;
    withheld.add(cover);
  }
}

const cellsOf = ({ sums }: SummedTable, at: number): number[] => {
  const sum = sums[at];
  return sum ? [...sum.parts, sum.total] : [];
};

/** An equation that follows from the sums: withheld cells with their factors, and the sums from which it comes. */
interface Row {
  factors: Map<number, number>;
  sums: Set<number>;
}

/** Small figures that are known together, with nothing subtracted: as good as told. */
function isTold({ sizes, isSmall }: SummedTable, { factors }: Row, limit: number): boolean {
  const cells = [...factors];
  if (cells.length === 0) return false;
  if (!cells.some(([cell]) => isSmall(cell))) return false;
  const isSum = cells.every(([, factor]) => factor > 0) || cells.every(([, factor]) => factor < 0);
  return cells.length === 1 || (isSum && cells.reduce((sum, [cell]) => sum + (sizes[cell] ?? 0), 0) < limit);
}

const NOTHING = 1e-9;

/** The sums reduced to what they say of withheld cells (Gauss and Jordan): what is alone in a row is known. */
function solve(table: SummedTable, withheld: ReadonlySet<number>): Row[] {
  const open: Row[] = table.sums.map(({ parts, total }, at) => {
    const factors = new Map<number, number>();
    for (const part of parts) if (withheld.has(part)) factors.set(part, 1);
    if (withheld.has(total)) factors.set(total, -1);
    return { factors, sums: new Set([at]) };
  });
  for (const row of open) {
    const [pivot] = row.factors;
    if (!pivot) continue;
    const [cell, factor] = pivot;
    for (const [other, value] of row.factors) row.factors.set(other, value / factor);
    for (const other of open) if (other !== row) subtract(other, row, other.factors.get(cell) ?? 0);
  }
  return open;
}

function subtract(from: Row, row: Row, times: number): void {
  if (Math.abs(times) < NOTHING) return;
  for (const [cell, factor] of row.factors) {
    const left = (from.factors.get(cell) ?? 0) - times * factor;
    if (Math.abs(left) < NOTHING) from.factors.delete(cell);
    else from.factors.set(cell, left);
  }
  for (const at of row.sums) from.sums.add(at);
}
