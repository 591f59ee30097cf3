import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withholdCells } from '../../../src/stays/withhold-cells.ts';

/** A table by nationality and sex: rows of numbers, 0 for a cell that is not there. */
function tableOf(rows: readonly (readonly number[])[]) {
  const cells = rows.flatMap((row, y) => row.flatMap((size, x) => (size > 0 ? [{ size, x, y }] : [])));
  return {
    cells,
    table: {
      sizes: cells.map(({ size }) => size),
      small: cells.flatMap(({ size }, at) => (size < 10 ? [at] : [])),
      dimensionCount: 2,
      lineOf: (cell: number, dimension: number) => (dimension === 0 ? cells[cell]?.y : cells[cell]?.x) ?? 0,
    },
  };
}
const withheldIn = (rows: readonly (readonly number[])[]) => {
  const { cells, table } = tableOf(rows);
  return [...withholdCells(table, 10)].map((at) => cells[at]?.size).sort((a = 0, b = 0) => a - b);
};

describe('small cells', () => {
  it('are withheld with the next smallest, so that no total gives them away', () => {
    expect(withheldIn([[3, 40, 50]])).toEqual([3, 40]);
    expect(withheldIn([[30, 40, 50]])).toEqual([]);
    expect(withheldIn([[4, 5, 40, 50]])).toEqual([4, 5, 40]);
    expect(withheldIn([[6, 7, 40, 50]])).toEqual([6, 7]);
  });

  it('are withheld along rows and columns: what is taken for one line lays open none of the other', () => {
    const rows = [
      [3, 20, 30],
      [40, 50, 60],
      [70, 80, 90],
    ];
    expect(withheldIn(rows)).toEqual([3, 20, 40, 50]);
  });

  it('leave no line of a table with a single one, or with fewer than ten together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(60), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        (rows) => {
          const { cells, table } = tableOf(rows);
          const withheld = withholdCells(table, 10);
          for (const [at, { size }] of cells.entries()) if (size < 10) expect(withheld.has(at)).toBe(true);
          for (const axis of ['x', 'y'] as const) {
            for (const line of new Set(cells.map((cell) => cell[axis]))) {
              const own = cells.flatMap((cell, at) => (cell[axis] === line ? [{ at, ...cell }] : []));
              const hidden = own.filter(({ at }) => withheld.has(at));
              if (hidden.length === 0 || hidden.length === own.length) continue;
              expect(hidden.length).toBeGreaterThan(1);
              expect(hidden.reduce((sum, { size }) => sum + size, 0)).toBeGreaterThanOrEqual(10);
            }
          }
        },
      ),
    );
  });
});
