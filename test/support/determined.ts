/** Which unknowns follow from linear equations: those whose own row is among their sums. */
export function determined(size: number, equations: readonly (readonly number[])[]): Set<number> {
  const rows = equations.map((row) => [...row]);
  const pivots: number[] = [];
  for (let column = 0, top = 0; column < size && top < rows.length; column++) {
    const found = rows.findIndex((row, at) => at >= top && Math.abs(row[column] ?? 0) > 1e-9);
    if (found < 0) continue;
    const [pivot] = rows.splice(found, 1) as [number[]];
    const scaled = pivot.map((value) => value / (pivot[column] ?? 1));
    rows.splice(top, 0, scaled);
    for (const [at, row] of rows.entries()) {
      const factor = row[column] ?? 0;
      if (at !== top && factor !== 0)
        for (let one = 0; one < size; one++) row[one] = (row[one] ?? 0) - factor * (scaled[one] ?? 0);
    }
    pivots.push(column);
    top += 1;
  }
  const alone = rows.filter((row) => row.filter((value) => Math.abs(value) > 1e-9).length === 1);
  return new Set(alone.map((row) => row.findIndex((value) => Math.abs(value) > 1e-9)));
}
