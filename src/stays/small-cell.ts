import type { Actor } from '../core/actor.ts';

/** A cell of fewer persons is withheld from ministries: somebody could be recognised in it. As it is without IAMIS_SMALL_CELL. */
export const SMALL_CELL = 10;

/** The border service sees exact figures, ministries none by which somebody could be recognised. */
export function seesExactFigures({ agency }: Pick<Actor, 'agency'>): boolean {
  return agency === 'border-service';
}

/**
 * Which cells of a list with a published total are withheld: those below the limit and, where what is left out could be worked out from the
 * total, the next smallest ones until it can't: at least two cells, together at least the limit. Cells of nobody tell of nobody.
 * @param sizes persons of each cell
 * @returns the positions
 */
export function withheldCells(sizes: readonly number[], limit: number): Set<number> {
  const bySize = sizes
    .map((size, at) => ({ size, at }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => a.size - b.size || a.at - b.at);
  const withheld = new Set<number>();
  let sum = 0;
  for (const { size, at } of bySize) {
    const isOpen = withheld.size > 0 && (withheld.size < 2 || sum < limit);
    if (size >= limit && !isOpen) break;
    withheld.add(at);
    sum += size;
  }
  return withheld;
}
