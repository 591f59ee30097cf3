import { ageGroupOf, type Dimension, type FlowQuestion } from './flow.ts';
import type { CellColumn } from './flow-node.ts';
import { dimensionOf, type FlowPartial, type PlacesByCode, passes } from './flow-partial.ts';
import { type CellCodes, KEY_PARTS } from './month-cells.ts';

const COLUMNS = Object.keys(KEY_PARTS) as CellColumn[];
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

/** What one column's numbers add to the number of the group; OUT: filtered out. */
export interface ColumnTable {
  shift: number;
  mask: number;
  adds: Int32Array;
}

/** How the key of a cell becomes the number of its group: tables made once for a question. */
export interface GroupTables {
  tables: ColumnTable[];
  groupCount: number;
  /** What the group's values add to the number of its cell in the answer. */
  numberOf(group: number): number;
}

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
  const tables: ColumnTable[] = [];
  const parts: Part[] = [];
  for (const column of COLUMNS) {
    const dimensions = DIMENSIONS_OF[column];
    const own = by.flatMap((one, at) => (dimensions.includes(one) ? [{ one, axis: at + 1 }] : []));
    if (own.length === 0 && !dimensions.some((one) => filters[one])) continue;
    const numbers: number[] = [];
    const placeOf = new Map<number, number>();
    const adds = new Int32Array(KEY_PARTS[column].mask + 1).fill(OUT);
    for (const [code, raw] of codes.values[column].entries()) {
      const label = column === 'age' ? ageGroupOf(raw === '-1' ? null : Number(raw)) : raw;
      const columns = { checkpoint: '', [column]: label };
      if (!dimensions.every((one) => passes(filters, one, dimensionOf(one, columns, places)))) continue;
      const number = own.reduce((sum, { one, axis }) => sum + partial.part(axis, dimensionOf(one, columns, places)), 0);
      const place = placeOf.get(number) ?? numbers.push(number) - 1;
      placeOf.set(number, place);
      adds[code] = place * factor;
    }
    tables.push({ ...KEY_PARTS[column], adds });
    parts.push({ factor, numbers });
    factor *= Math.max(1, numbers.length);
  }
  return {
    tables,
    groupCount: factor,
    numberOf: (group) =>
      parts.reduce((sum, part) => sum + (part.numbers[Math.floor(group / part.factor) % part.numbers.length] ?? 0), 0),
  };
}
