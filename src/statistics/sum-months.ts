import type { FlowPartial } from './flow-partial.ts';
import type { ColumnTable, GroupTables } from './group-tables.ts';
import { CELL_MEASURES, type CellMeasure, type MonthCells } from './month-cells.ts';

/** Groups of more than this are found by a map instead of an array. */
const MOST_DENSE = 500_000;
const EVERYTHING: ColumnTable = { shift: 0, mask: 0, adds: new Int32Array(1) };

/**
 * Sums of the months of one period, into an answer. A few nanoseconds a cell.
 * @param period what the period adds to the number of a cell
 * @param withPersons whose answer tells cells of few persons apart
 */
export function sumMonths(
  months: readonly MonthCells[],
  groups: GroupTables,
  partial: FlowPartial,
  period: number,
  measures: readonly CellMeasure[],
  withPersons: boolean,
): void {
  const slots = new Slots(groups, (group) => partial.slotOf(period + groups.numberOf(group)));
  for (const month of months) {
    const slotOf = slots.slotsOf(month);
    for (const measure of measures) {
      const number = CELL_MEASURES.indexOf(measure);
      addColumn(month.counts[number] as Int32Array, month.seldomAt(number), slotOf, partial.counts[measure]);
    }
    partial.includesInvented ||= hasInvented(month, slotOf);
    if (withPersons) addPersons(month, slotOf, partial);
  }
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

/** From cells to slots of the answer. */
class Slots {
  readonly #groups: GroupTables;
  readonly #make: (group: number) => number;
  readonly #dense: Int32Array | undefined;
  readonly #sparse = new Map<number, number>();

  constructor(groups: GroupTables, make: (group: number) => number) {
    this.#groups = groups;
    this.#make = make;
    // 0: not met yet; else the slot + 1.
    this.#dense = groups.groupCount <= MOST_DENSE ? new Int32Array(groups.groupCount) : undefined;
  }

  /** By cell: its slot; -1: filtered out. */
  slotsOf({ keys, size }: MonthCells): Int32Array {
    const slotOf = new Int32Array(size);
    const dense = this.#dense;
    const [t0, t1, t2, t3, t4, t5] = Array.from(
      { length: 6 },
      (_, at) => this.#groups.tables[at] ?? EVERYTHING,
    ) as Tables;
    for (let at = 0; at < size; at += 1) {
      const key = keys[at] as number;
      const a0 = t0.adds[(key >> t0.shift) & t0.mask] as number;
      const a1 = t1.adds[(key >> t1.shift) & t1.mask] as number;
      const a2 = t2.adds[(key >> t2.shift) & t2.mask] as number;
      const a3 = t3.adds[(key >> t3.shift) & t3.mask] as number;
      const a4 = t4.adds[(key >> t4.shift) & t4.mask] as number;
      const a5 = t5.adds[(key >> t5.shift) & t5.mask] as number;
      if ((a0 | a1 | a2 | a3 | a4 | a5) < 0) {
        slotOf[at] = -1;
        continue;
      }
      const group = a0 + a1 + a2 + a3 + a4 + a5;
      let slot = dense ? (dense[group] as number) : (this.#sparse.get(group) ?? 0);
      if (slot === 0) {
        slot = this.#make(group) + 1;
        if (dense) dense[group] = slot;
        else this.#sparse.set(group, slot);
      }
      slotOf[at] = slot - 1;
    }
    return slotOf;
  }
}

type Tables = [ColumnTable, ColumnTable, ColumnTable, ColumnTable, ColumnTable, ColumnTable];
