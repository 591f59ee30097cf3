import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withheldCells } from '../../../src/stays/small-cell.ts';

it('a small cell is withheld, and the next one with it, so that the total does not tell', () => {
  expect([...withheldCells([50, 3, 40], 10)].sort()).toEqual([1, 2]);
  expect([...withheldCells([50, 3, 4, 40], 10)].sort()).toEqual([1, 2, 3]);
  expect([...withheldCells([50, 8, 9, 40], 10)].sort()).toEqual([1, 2]);
  expect([...withheldCells([50, 40, 0], 10)]).toEqual([]);
});

it('whatever the cells, what is withheld is nothing, everything, or at least two cells and ten persons', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 12 }), (sizes) => {
      const withheld = withheldCells(sizes, 10);
      for (const [at, size] of sizes.entries()) if (size > 0 && size < 10) expect(withheld.has(at)).toBe(true);
      const sum = [...withheld].reduce((total, at) => total + (sizes[at] ?? 0), 0);
      const isEverything = withheld.size === sizes.filter((size) => size > 0).length;
      expect(withheld.size === 0 || isEverything || (withheld.size >= 2 && sum >= 10)).toBe(true);
    }),
  );
});
