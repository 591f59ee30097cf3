import { ageGroupOf, type Dimension, type FlowQuestion } from './flow.ts';
import type { CellColumn } from './flow-node.ts';
import { dimensionOf, type FlowPartial, type PlacesByCode, passes } from './flow-partial.ts';
import { type CellCodes, KEY_PARTS } from './month-cells.ts';

const DIMENSIONS_OF: Record<CellColumn, readonly Dimension[]> = {
  checkpoint: ['checkpoint', 'neighbour', 'mode'],
  direction: ['direction'],
  nationality: ['nationality'],
  sex: ['sex'],
  age: ['age'],
  purpose: ['purpose'],
};
/** Of a value that the filters leave out. */
const OUT = -1;

/** How the key of a cell becomes the number of its group: two tables made once for a question, each over half of the key's columns. */
export interface GroupTables {
  /** By the key's lowest 18 bits: checkpoint, direction, nationality. OUT: filtered out. */
  low: Int32Array;
  /** By the bits above: sex, age, purpose. */
  high: Int32Array;
  groupCount: number;
  /** What the group's values add to the number of its cell in the answer. */
  numberOf(group: number): number;
}

export const LOW_BITS = KEY_PARTS.sex.shift;
const LOW_COLUMNS = ['checkpoint', 'direction', 'nationality'] as const;
const HIGH_COLUMNS = ['sex', 'age', 'purpose'] as const;
const HIGH_BITS = 12;

interface Part {
  factor: number;
  /** By place: what it adds to the cell's number. */
  numbers: number[];
}

export function groupTablesOf(
  { by, filters }: Pick<FlowQuestion, 'by' | 'filters'>,
  codes: CellCodes,
  places: PlacesByCode,
  partial: FlowPartial,
): GroupTables {
  let factor = 1;
  const parts: Part[] = [];
  const addsOf = new Map<CellColumn, Int32Array>();
  for (const column of [...LOW_COLUMNS, ...HIGH_COLUMNS]) {
    const dimensions = DIMENSIONS_OF[column];
    const own = by.flatMap((one, at) => (dimensions.includes(one) ? [{ one, axis: at + 1 }] : []));
    if (own.length === 0 && !dimensions.some((one) => filters[one])) continue;
    const numbers: number[] = [];
    const placeOf = new Map<number, number>();
    const adds = new Int32Array(KEY_PARTS[column].mask + 1).fill(OUT);
    addsOf.set(column, adds);
    for (const [code, raw] of codes.values[column].entries()) {
      const label = column === 'age' ? ageGroupOf(raw === '-1' ? null : Number(raw)) : raw;
      const columns = { checkpoint: '', [column]: label };
      if (!dimensions.every((one) => passes(filters, one, dimensionOf(one, columns, places)))) continue;
      const number = own.reduce((sum, { one, axis }) => sum + partial.part(axis, dimensionOf(one, columns, places)), 0);
      const place = placeOf.get(number) ?? numbers.push(number) - 1;
      placeOf.set(number, place);
      adds[code] = place * factor;
    }
    parts.push({ factor, numbers });
    factor *= Math.max(1, numbers.length);
  }
  return {
    low: tableOf(LOW_COLUMNS, addsOf, codes, LOW_BITS, 0),
    high: tableOf(HIGH_COLUMNS, addsOf, codes, HIGH_BITS, LOW_BITS),
    groupCount: factor,
    numberOf: (group) =>
      parts.reduce((sum, part) => sum + (part.numbers[Math.floor(group / part.factor) % part.numbers.length] ?? 0), 0),
  };
}

/** What the values of some columns add together. Numbers that no value has are never asked for. */
function tableOf(
  columns: readonly CellColumn[],
  addsOf: ReadonlyMap<CellColumn, Int32Array>,
  codes: CellCodes,
  bits: number,
  from: number,
): Int32Array {
  const table = new Int32Array(1 << bits);
  let places: { at: number; add: number }[] = [{ at: 0, add: 0 }];
  for (const column of columns) {
    const adds = addsOf.get(column);
    const shift = KEY_PARTS[column].shift - from;
    places = places.flatMap(({ at, add }) =>
      codes.values[column].map((_, code) => {
        const own = adds ? (adds[code] ?? OUT) : 0;
        return { at: at | (code << shift), add: add < 0 || own < 0 ? OUT : add + own };
      }),
    );
  }
  for (const { at, add } of places) table[at] = add;
  return table;
}
