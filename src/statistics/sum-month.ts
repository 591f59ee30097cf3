import { CELL_MEASURES, type CellMeasure } from './flow-node.ts';
import type { FlowPartial } from './flow-partial.ts';
import { type GroupTables, LOW_BITS } from './group-tables.ts';
import type { MonthCells } from './month-cells.ts';

/** Groups of more than this are found by a map instead of an array. */
const MOST_DENSE = 500_000;
const LOW_MASK = (1 << LOW_BITS) - 1;

/**
 * Adds a month to an answer: some nanoseconds a cell.
 * @param period what its period adds to the number of a cell
 * @param withPersons whose answer tells cells of few persons apart
 */
export function sumMonth(
  month: MonthCells,
  groups: GroupTables,
  partial: FlowPartial,
  period: number,
  measures: readonly CellMeasure[],
  withPersons: boolean,
): void {
  const slotOf = slotsOf(month, groups, (group) => partial.slotOf(period + groups.numberOf(group)));
  for (const measure of measures) {
    const number = CELL_MEASURES.indexOf(measure);
    addColumn(month.counts[number] as Int32Array, month.seldomAt(number), slotOf, partial.counts[measure]);
  }
  partial.includesInvented ||= hasInvented(month, slotOf);
  if (withPersons) addPersons(month, slotOf, partial);
}

function addColumn(column: Int32Array, seldom: Int32Array | null, slotOf: Int32Array, sums: Float64Array): void {
  if (seldom) {
    for (const at of seldom) {
      const slot = slotOf[at] as number;
      if (slot >= 0) sums[slot] = (sums[slot] as number) + (column[at] as number);
    }
    return;
  }
  for (let at = 0; at < slotOf.length; at += 1) {
    const slot = slotOf[at] as number;
    if (slot >= 0) sums[slot] = (sums[slot] as number) + (column[at] as number);
  }
}

function hasInvented(month: MonthCells, slotOf: Int32Array): boolean {
  const invented = CELL_MEASURES.indexOf('invented');
  const column = month.counts[invented] as Int32Array;
  const isIn = (at: number) => (column[at] as number) > 0 && (slotOf[at] as number) >= 0;
  const seldom = month.seldomAt(invented);
  if (seldom) return seldom.some(isIn);
  for (let at = 0; at < slotOf.length; at += 1) if (isIn(at)) return true;
  return false;
}

/** Persons as 64 marks first: cells that are in a group of many by then need no second look. */
function addPersons(month: MonthCells, slotOf: Int32Array, partial: FlowPartial): void {
  const low = new Int32Array(partial.size);
  const high = new Int32Array(partial.size);
  for (let at = 0; at < slotOf.length; at += 1) {
    const slot = slotOf[at] as number;
    if (slot < 0) continue;
    low[slot] = (low[slot] as number) | (month.marksLow[at] as number);
    high[slot] = (high[slot] as number) | (month.marksHigh[at] as number);
  }
  for (let slot = 0; slot < low.length; slot += 1) {
    if (bits(low[slot] as number) + bits(high[slot] as number) > 15) partial.addPersons(slot, null);
  }
  for (let at = 0; at < slotOf.length; at += 1) {
    const slot = slotOf[at] as number;
    if (slot >= 0 && partial.persons[slot] !== null) partial.addPersons(slot, month.personsAt(at));
  }
}

function bits(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** By cell: its slot in the answer; -1: filtered out. */
function slotsOf(
  { keys, size }: MonthCells,
  { low, high, groupCount }: GroupTables,
  make: (group: number) => number,
): Int32Array {
  const slotOf = new Int32Array(size);
  // 0: not met yet; else the slot + 1.
  const dense = groupCount <= MOST_DENSE ? new Int32Array(groupCount) : undefined;
  const sparse = new Map<number, number>();
  for (let at = 0; at < size; at += 1) {
    const key = keys[at] as number;
    const a = low[key & LOW_MASK] as number;
    const b = high[key >> LOW_BITS] as number;
    if ((a | b) < 0) {
      slotOf[at] = -1;
      continue;
    }
    const group = a + b;
    let slot = dense ? (dense[group] as number) : (sparse.get(group) ?? 0);
    if (slot === 0) {
      slot = make(group) + 1;
      if (dense) dense[group] = slot;
      else sparse.set(group, slot);
    }
    slotOf[at] = slot - 1;
  }
  return slotOf;
}
