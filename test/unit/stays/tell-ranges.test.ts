import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Range, type ToldRanges, tellPart, tellRanges, withholdRows } from '../../../src/stays/tell-ranges.ts';

const LIMIT = 10;
const isFew = (persons: number) => persons > 0 && persons < LIMIT;

/** All that somebody works out who takes each figure from each other one: of what a told row counts, and of the withheld ones together. */
function workedOut({ rows, low, high }: ToldRanges): number[] {
  const sumOf = (figure: (range: Range) => number) => rows.reduce((sum, range) => sum + (range ? figure(range) : 0), 0);
  const lowLeft = low === null ? [] : [low, low - sumOf((range) => range.low)];
  const highLeft = high === null ? [] : [high, high - sumOf((range) => range.high)];
  const between = lowLeft.length > 0 ? highLeft.map((figure, at) => figure - (lowLeft[at] ?? 0)) : [];
  const all = rows.every((range) => range !== null) ? [sumOf(({ low: l, high: h }) => h - l)] : [];
  const own = rows.flatMap((range) => (range ? [range.low, range.high, range.high - range.low] : []));
  return [...own, ...all, ...lowLeft, ...highLeft, ...between];
}

const anyRange = fc
  .record({ low: fc.oneof(fc.constant(0), fc.nat(60)), between: fc.oneof(fc.constant(0), fc.nat(30)) })
  .map(({ low, between }) => ({ low, high: low + between }));

describe('low and high, of whoever subtracts', () => {
  it('tell nothing of fewer than ten, nor do their totals, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(anyRange, { maxLength: 8 }), (ranges) => {
        expect(workedOut(tellRanges(ranges, LIMIT)).filter(isFew)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('are withheld where three lie between two figures that are enough each', () => {
    const { rows } = tellRanges(
      [
        { low: 40, high: 43 },
        { low: 100, high: 150 },
        { low: 20, high: 40 },
      ],
      LIMIT,
    );
    expect(rows).toEqual([null, { low: 100, high: 150 }, null]);
  });

  it('of the totals leave the high one, where few lie between', () => {
    expect(
      tellRanges(
        [
          { low: 30, high: 33 },
          { low: 50, high: 50 },
        ],
        LIMIT,
      ),
    ).toMatchObject({ low: null, high: 83 });
  });

  it('are told where nobody lies between, and to whoever sees everything', () => {
    const ranges = [
      { low: 30, high: 30 },
      { low: 50, high: 90 },
      { low: 0, high: 0 },
    ];
    expect(tellRanges(ranges, LIMIT)).toEqual({ rows: ranges, low: 80, high: 120 });
    const few = [{ low: 1, high: 2 }];
    expect(tellRanges(few, 0)).toEqual({ rows: few, low: 1, high: 2 });
  });

  it('tell of a part only what leaves no few of the whole', () => {
    expect(tellPart(30, [100, null], LIMIT)).toBe(30);
    expect(tellPart(30, [100, 33], LIMIT)).toBeNull();
    expect(tellPart(3, [100], LIMIT)).toBeNull();
    expect(tellPart(30, [30], LIMIT)).toBe(30);
    expect(tellPart(0, [100], LIMIT)).toBe(0);
  });
});

describe('rows of a figure beside the rest of its whole', () => {
  it('are withheld where the rest is few, and their totals with them where nothing else covers them', () => {
    // Of 53 who left 50 had overstayed: three had not.
    const alone = withholdRows(
      [
        [50, 3],
        [0, 0],
      ],
      () => true,
      LIMIT,
    );
    expect(alone).toEqual({ withheld: new Set([0]), isClosed: false });
    const covered = withholdRows(
      [
        [50, 3],
        [20, 40],
        [60, 90],
      ],
      () => true,
      LIMIT,
    );
    expect(covered).toEqual({ withheld: new Set([0, 1]), isClosed: true });
  });
});
