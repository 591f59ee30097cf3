import type { Actor } from '../core/actor.ts';
import { withholdCells } from './withhold-cells.ts';

/** A cell of fewer persons is withheld from ministries: somebody could be recognised in it. As it is without IAMIS_SMALL_CELL. */
export const SMALL_CELL = 10;

/** So many persons of a cell are told apart: enough for any limit. More are many, as the database keeps them (flow_persons_kept). */
export const MOST_PERSONS = 15;

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
  const cells = sizes.flatMap((size, at) => (size > 0 ? [at] : []));
  const table = {
    sizes: cells.map((at) => sizes[at] ?? 0),
    small: cells.flatMap((at, cell) => ((sizes[at] ?? 0) < limit ? [cell] : [])),
    ...{ dimensionCount: 1, lineOf: () => 0 },
  };
  return new Set([...withholdCells(table, limit)].map((cell) => cells[cell] ?? -1));
}
