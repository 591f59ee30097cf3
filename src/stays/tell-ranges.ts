/** Persons, from and to. */
export interface Range {
  low: number;
  high: number;
}

/** Zero tells of nobody. */
export function isFew(persons: number, limit: number): boolean {
  return persons > 0 && persons < limit;
}

/** What a range tells of: its two figures, and what lies between them, which whoever subtracts has as well. */
export function figuresOf({ low, high }: Range): number[] {
  return [low, high - low, high];
}

/**
 * Which rows of a list are withheld whole: those with a figure of too few persons and, where the totals tell what the withheld rows are together,
 * the next smallest ones until that is two rows at least and no figure of too few.
 * @param rows the persons of each figure of a row, the differences that can be formed among them
 * @param isKnown whether a figure's total is told, or follows from what is
 * @returns isClosed: false where even all of the rows together are too few, so that the totals may not be told
 */
export function withholdRows(
  rows: readonly (readonly number[])[],
  isKnown: (figure: number) => boolean,
  limit: number,
): { withheld: Set<number>; isClosed: boolean } {
  const sizeOf = (at: number) => Math.max(...(rows[at] ?? []));
  const order = rows.map((_, at) => at).filter((at) => sizeOf(at) > 0);
  order.sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  const withheld = new Set(order.filter((at) => rows[at]?.some((figure) => isFew(figure, limit))));
  const known = (rows[0] ?? []).flatMap((_, figure) => (isKnown(figure) ? [figure] : []));
  const isClosed = () =>
    withheld.size === 0 ||
    known.length === 0 ||
    ((withheld.size > 1 || withheld.size === order.length) &&
      known.every(
        (figure) =>
          !isFew(
            [...withheld].reduce((sum, at) => sum + (rows[at]?.[figure] ?? 0), 0),
            limit,
          ),
      ));
  for (const at of order) {
    if (isClosed()) break;
    withheld.add(at);
  }
  return { withheld, isClosed: isClosed() };
}

export interface ToldRanges {
  /** Of each row; null: withheld. */
  rows: (Range | null)[];
  low: number | null;
  high: number | null;
}

/**
 * Ranges in a list with their totals, as whoever may see no figure of fewer persons than the limit may have them. Of the totals the high one is
 * told rather than the low one, where both would tell of a few that lie between.
 * @param limit 0: everything is told
 */
export function tellRanges(ranges: readonly Range[], limit: number): ToldRanges {
  const total = ranges.reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }), {
    ...{ low: 0, high: 0 },
  });
  const isHighTold = !isFew(total.high, limit);
  const isLowTold = !isFew(total.low, limit) && !(isHighTold && isFew(total.high - total.low, limit));
  const isKnown = [isLowTold, isLowTold && isHighTold, isHighTold];
  const { withheld, isClosed } = withholdRows(ranges.map(figuresOf), (figure) => isKnown[figure] ?? false, limit);
  return {
    rows: ranges.map((range, at) => (withheld.has(at) ? null : range)),
    low: isLowTold && isClosed ? total.low : null,
    high: isHighTold && isClosed ? total.high : null,
  };
}

/** A part of a total that is told: no more than it and what is left of it may tell. */
export function tellPart(part: number, wholes: readonly (number | null)[], limit: number): number | null {
  const isLaidOpen = [part, ...wholes.map((whole) => (whole ?? part) - part)].some((rest) => isFew(rest, limit));
  return isLaidOpen ? null : part;
}
