import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyTable } from '../../../src/screening/key-table.ts';
import { SlotList } from '../../../src/screening/postings.ts';

function slotsUnder(table: KeyTable, high: number, low: number): number[] {
  const found = new SlotList();
  table.collect(high, low, found);
  return [...found.slots.subarray(0, found.length)].sort((a, b) => a - b);
}

describe('the key table', () => {
  it('holds what a map of sets holds, whatever is added', () => {
    // Few keys that differ in one lane only, so that chains and probes are all met.
    const change = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(5));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
        const table = new KeyTable();
        const model = new Map<string, Set<number>>();
        for (const [high, low, slot] of changes) {
          const slots = model.get(`${high} ${low}`) ?? new Set();
          model.set(`${high} ${low}`, slots);
          if (!slots.has(slot)) table.add(high, low, slot);
          slots.add(slot);
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
    for (let i = 0; i < 10_000; i++) expect(slotsUnder(table, i, low(i))).toEqual([i]);
  });
});
