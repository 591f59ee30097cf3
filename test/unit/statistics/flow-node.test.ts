import { describe, expect, it } from 'vitest';
import { MONTH_NODE, monthsOf, nodeFor, planFlows, slicesOf } from '../../../src/statistics/flow-node.ts';

const ask = (
  from: string,
  to: string,
  period: 'hour' | 'day' | 'month' | 'year',
  by: ('nationality' | 'age' | 'mode')[] = [],
) =>
  planFlows({ from, to, period, by, filters: {} }).map((piece) => [
    piece.from,
    piece.to,
    piece.source === 'crossings' ? 'crossings' : `${piece.source.grain} ${piece.source.columns.join(' ')}`,
  ]);

describe('what answers a question', () => {
  const months = `month ${MONTH_NODE.columns.join(' ')}`;

  it('is whole months from months, and the edges of the range from days', () => {
    expect(ask('2025-01-01', '2026-01-01', 'year', ['age'])).toEqual([['2025-01-01', '2026-01-01', months]]);
    expect(ask('2025-01-15', '2025-12-10', 'month', ['nationality'])).toEqual([
      ['2025-01-15', '2025-02-01', 'day direction nationality'],
      ['2025-02-01', '2025-12-01', months],
      ['2025-12-01', '2025-12-10', 'day direction nationality'],
    ]);
  });

  it('is the crossings where no node has the columns: the edges by age', () => {
    expect(ask('2025-01-15', '2025-03-01', 'month', ['age'])).toEqual([
      ['2025-01-15', '2025-02-01', 'crossings'],
      ['2025-02-01', '2025-03-01', months],
    ]);
    expect(ask('2025-01-15', '2025-01-20', 'day', ['age'])).toEqual([['2025-01-15', '2025-01-20', 'crossings']]);
  });

  it('is the smallest node that has the columns; border country and mode follow from the checkpoint', () => {
    expect(ask('2025-01-15', '2025-01-16', 'hour', ['mode'])[0]?.[2]).toBe('hour checkpoint direction');
    expect(nodeFor('day', new Set(['checkpoint', 'nationality']))?.number).toBe(6);
    expect(nodeFor('hour', new Set(['purpose']))).toBeUndefined();
  });

  it('is days alone when the range has no whole month, and leap days are days', () => {
    expect(ask('2024-02-02', '2024-03-01', 'month')).toEqual([
      ['2024-02-02', '2024-03-01', 'day checkpoint direction'],
    ]);
    expect(ask('2024-02-01', '2024-03-01', 'month')).toEqual([['2024-02-01', '2024-03-01', months]]);
    expect(monthsOf('2025-11-01', '2026-02-01')).toEqual(['2025-11-01', '2025-12-01', '2026-01-01']);
  });
});

describe('a piece of the crossings themselves', () => {
  it('is read a month at a time, the parts of the first and the last month with them', () => {
    expect(slicesOf({ from: '2025-11-20', to: '2026-02-03', source: 'crossings' })).toEqual([
      { from: '2025-11-20', to: '2025-12-01', source: 'crossings' },
      { from: '2025-12-01', to: '2026-01-01', source: 'crossings' },
      { from: '2026-01-01', to: '2026-02-01', source: 'crossings' },
      { from: '2026-02-01', to: '2026-02-03', source: 'crossings' },
    ]);
    expect(slicesOf({ from: '2026-02-03', to: '2026-02-04', source: 'crossings' })).toHaveLength(1);
  });

  it('of very many years is read some months at a time, and of a node whole', () => {
    const slices = slicesOf({ from: '1926-03-01', to: '2026-03-01', source: 'crossings' });
    expect(slices.length).toBeLessThanOrEqual(120);
    expect([slices[0]?.from, slices.at(-1)?.to]).toEqual(['1926-03-01', '2026-03-01']);
    for (const [at, slice] of slices.entries()) expect(slices[at + 1]?.from ?? slice.to).toBe(slice.to);
    const cells = { from: '1926-03-01', to: '2026-03-01', source: MONTH_NODE };
    expect(slicesOf(cells)).toEqual([cells]);
  });
});
