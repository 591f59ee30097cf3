import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyTable } from '../../../src/screening/key-table.ts';
import type { Key } from '../../../src/screening/keys.ts';
import { FinishedPostings, finishPostings, type Postings, SlotList } from '../../../src/screening/postings.ts';

function slotsUnder(table: KeyTable, high: number, low: number): number[] {
  const found = new SlotList();
  table.collect({ high, low }, found);
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

describe('slots under two keys', () => {
  it('are those under each, in a table that grows and in finished columns', () => {
    // Finished columns tell keys apart by the upper half of `high`.
    const key = fc.nat(9).map((number) => ({ high: number << 16, low: number * 7 }));
    const filing = fc.tuple(key, fc.nat(40));
    fc.assert(
      fc.property(fc.array(filing, { maxLength: 200 }), key, key, (filings, one, other) => {
        const rising = [...new Map(filings.map((filing) => [JSON.stringify(filing), filing])).values()];
        rising.sort(([, slot], [, otherSlot]) => slot - otherSlot);
        const table = new KeyTable();
        for (const [{ high, low }, slot] of rising) table.add(high, low, slot);
        const [highs, lows] = [rising.map(([{ high }]) => high), rising.map(([{ low }]) => low)];
        const order = Uint32Array.from({ length: 41 }, (_, slot) => slot);
        const keysAt = Uint32Array.from({ length: 42 }, (_, slot) => rising.filter(([, at]) => at < slot).length);
        const finished = new FinishedPostings(
          finishPostings(Uint32Array.from(highs), Uint32Array.from(lows), keysAt, order),
        );
        const under = ({ high, low }: Key) =>
          rising.flatMap(([key, slot]) => (key.high === high && key.low === low ? [slot] : []));
        const both = under(one).filter((slot) => under(other).includes(slot));
        expect(slotsUnderBoth(table, one, other)).toEqual(both);
        expect(slotsUnderBoth(finished, one, other)).toEqual(both);
      }),
    );
  });
});

function slotsUnderBoth(postings: Postings, one: Key, other: Key): number[] {
  const found = new SlotList();
  postings.collectBoth(one, other, found);
  return [...found.slots.subarray(0, found.length)].sort((a, b) => a - b);
}
