import { describe, expect, it } from 'vitest';
import { shareReads } from '../../../src/platform/shared-reads.ts';

const gate = () => {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

describe('shared reads', () => {
  it('ask at once for a lone request, and together for those that came meanwhile', async () => {
    const batches: number[][] = [];
    const first = gate();
    const read = shareReads(
      async (asks: number[]) => {
        batches.push(asks);
        if (batches.length === 1) await first.opened;
        return asks.map((ask) => ask * 10);
      },
      { lanes: 1 },
    );
    const lone = read(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(batches).toEqual([[1]]);
    const answers = [lone, ...[2, 3, 4].map(read)];
    first.open();
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('hold no more in one query than their limit', async () => {
    const sizes: number[] = [];
    const read = shareReads(
      async (asks: number[]) => {
        sizes.push(asks.length);
        return asks;
      },
      { lanes: 1, mostItems: 5 },
    );
    await Promise.all(Array.from({ length: 12 }, (_, at) => read(at)));
    expect(Math.max(...sizes)).toBe(5);
    expect(sizes.reduce((a, b) => a + b)).toBe(12);
  });

  it('turn away who comes when too many wait already, and answer the others', async () => {
    const first = gate();
    const read = shareReads(
      async (asks: number[]) => {
        await first.opened;
        return asks;
      },
      { lanes: 1, mostItems: 2, mostWaiting: 3 },
    );
    const lone = read(1);
    await new Promise((resolve) => setImmediate(resolve));
    const later = [2, 3, 4].map(read);
    await expect(read(5)).rejects.toMatchObject({ code: 'overloaded', retryAfterS: 1 });
    first.open();
    expect(await Promise.all([lone, ...later])).toEqual([1, 2, 3, 4]);
    expect(await read(6)).toBe(6);
  });

  it('let one faulty question fail alone', async () => {
    const read = shareReads(
      async (asks: number[]) => {
        if (asks.includes(3)) throw new Error('cannot be asked');
        return asks;
      },
      { lanes: 1 },
    );
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(read));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });
});
