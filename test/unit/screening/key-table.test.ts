import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyTable } from '../../../src/screening/key-table.ts';

function slotsUnder(table: KeyTable, high: number, low: number, most?: number): number[] {
  const found = new Set<number>();
  table.collect(high, low, found, most);
  return [...found].sort((a, b) => a - b);
}

describe('the key table', () => {
  it('holds what a map of sets holds, whatever is added and removed', () => {
    // Few keys that differ in one lane only, so that chains, probes and emptied cells are all met.
    const change = fc.tuple(fc.boolean(), fc.nat(3), fc.nat(3), fc.nat(5));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
        const table = new KeyTable();
        const model = new Map<string, Set<number>>();
        for (const [isAdded, high, low, slot] of changes) {
          const slots = model.get(`${high} ${low}`) ?? new Set();
          model.set(`${high} ${low}`, slots);
          if (!isAdded) table.remove(high, low, slot);
          else if (!slots.has(slot)) table.add(high, low, slot);
          if (isAdded) slots.add(slot);
          else slots.delete(slot);
        }
        for (const [key, slots] of model) {
          const [high = 0, low = 0] = key.split(' ').map(Number);
          expect(slotsUnder(table, high, low)).toEqual([...slots].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('keeps every key while it grows', () => {
    const table = new KeyTable();
    const low = (i: number) => Math.imul(i >> 1, 0x9e3779b1) >>> 0;
    for (let i = 0; i < 10_000; i++) table.add(i, low(i), i);
    for (let i = 0; i < 10_000; i += 2) table.remove(i, low(i), i);
    for (let i = 0; i < 10_000; i++) expect(slotsUnder(table, i, low(i))).toEqual(i % 2 === 0 ? [] : [i]);
  });

  it('leaves a shelf unread that holds more than asked for', () => {
    const table = new KeyTable();
    for (let slot = 0; slot < 3; slot++) table.add(1, 1, slot);
    expect(slotsUnder(table, 1, 1, 3)).toEqual([0, 1, 2]);
    expect(slotsUnder(table, 1, 1, 2)).toEqual([]);
    expect(slotsUnder(table, 2, 2, 2)).toEqual([]);
  });
});
