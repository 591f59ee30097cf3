import { MOST_PERSONS } from '../stays/small-cell.ts';
import { AGE_GROUPS, type Dimension, type FlowQuestion } from './flow.ts';
import { CELL_MEASURES, type CellMeasure } from './flow-node.ts';

/** `part`: days that are compared with a year before, apart from those that can't be. */
export type AxisName = Dimension | 'period' | 'part';

/** Room for each dimension's values in the number of a cell: all together below 2^52, the integers of a double. */
const ROOM: Record<AxisName, number> = {
  ...{
    period: 2048,
    checkpoint: 256,
    neighbour: 16,
    mode: 8,
    direction: 2,
    nationality: 512,
    sex: 4,
    age: 64,
    purpose: 16,
    part: 2,
  },
};

interface Axis {
  name: AxisName;
  factor: number;
  values: (string | null)[];
  codes: Map<string | null, number>;
}

const AGE_ORDER: ReadonlyMap<string | null, number> = new Map(AGE_GROUPS.map((group, at) => [group, at]));

/**
 * An answer while it is put together from its pieces: cells by period and the question's dimensions, column by column. A cell's number
 * holds its place on each axis, so that nothing is compared as text.
 */
export class FlowPartial {
  readonly axes: readonly Axis[];
  size = 0;
  includesInvented = false;
  numbers = new Float64Array(256);
  counts: Record<CellMeasure, Float64Array>;
  /** Hashes of those who crossed; null: many. */
  readonly persons: (Set<number> | null)[] = [];
  /** Crossings taken out lately: so many of the persons may have gone. */
  readonly gone: number[] = [];
  readonly #slots = new Map<number, number>();

  constructor(by: readonly (Dimension | 'part')[]) {
    let factor = 1;
    this.axes = (['period', ...by] as const).map((name) => {
      const axis: Axis = { name, factor, values: [], codes: new Map() };
      factor *= ROOM[name];
      return axis;
    });
    this.counts = Object.fromEntries(CELL_MEASURES.map((one) => [one, new Float64Array(256)])) as typeof this.counts;
  }

  /** What a value adds to the number of its cell. @param axis 0: the period, 1 …: the question's dimensions in their order */
  part(axis: number, value: string | null): number {
    const { name, factor, values, codes } = this.axes[axis] as Axis;
    let code = codes.get(value);
    if (code === undefined) {
      code = values.push(value) - 1;
      if (code >= ROOM[name]) throw new RangeError(`too many values of ${name}`);
      codes.set(value, code);
    }
    return code * factor;
  }

  /** The slot of the cell with this number, made when it is new. */
  slotOf(number: number): number {
    const known = this.#slots.get(number);
    if (known !== undefined) return known;
    const slot = this.size;
    this.size += 1;
    this.#slots.set(number, slot);
    if (slot >= this.numbers.length) this.#grow();
    this.numbers[slot] = number;
    this.persons.push(new Set());
    this.gone.push(0);
    return slot;
  }

  valueAt(slot: number, axis: number): string | null {
    const { name, factor, values } = this.axes[axis] as Axis;
    return values[this.#codeAt(slot, factor, ROOM[name])] ?? null;
  }

  /** The numbers of the lines along an axis: cells of one line differ on that axis only. */
  lineAt(slot: number, axis: number): number {
    const { name, factor } = this.axes[axis] as Axis;
    return (this.numbers[slot] as number) - this.#codeAt(slot, factor, ROOM[name]) * factor;
  }

  #codeAt(slot: number, factor: number, room: number): number {
    return Math.floor((this.numbers[slot] as number) / factor) % room;
  }

  /** Adds persons to a cell; null: many. */
  addPersons(slot: number, persons: Iterable<number> | null): void {
    const known = this.persons[slot];
    if (known === null || known === undefined) return;
    if (persons !== null) for (const person of persons) known.add(person);
    if (persons === null || known.size > MOST_PERSONS) this.persons[slot] = null;
  }

  /** How many persons a cell has at least, as far as that matters. */
  personsAtLeast(slot: number): number {
    const known = this.persons[slot];
    return known ? Math.max(0, known.size - (this.gone[slot] ?? 0)) : MOST_PERSONS + 1;
  }

  /** How many persons some cells have together at least, as far as that matters: who crossed in two of them is one. */
  personsTogether(slots: Iterable<number>): number {
    // Asked for each line of a table, and over after some twenty: a list is looked through sooner than a set is made.
    const persons: number[] = [];
    let gone = 0;
    for (const slot of slots) {
      const known = this.persons[slot];
      if (!known) return MOST_PERSONS + 1;
      for (const person of known) if (!persons.includes(person)) persons.push(person);
      gone += this.gone[slot] ?? 0;
      if (persons.length - gone > MOST_PERSONS) break;
    }
    return Math.max(0, persons.length - gone);
  }

  /** Cells that count something, in the order of figures: by period, then by code, ages by age; what has no value comes last. */
  inOrder(measures: readonly CellMeasure[]): number[] {
    const ranks = this.axes.map(({ values, name }) => ranksOf(values, name === 'age'));
    const slots: number[] = [];
    const order = new Float64Array(this.size);
    const factors = this.axes.map(({ name }) => ROOM[name]);
    for (let slot = 0; slot < this.size; slot += 1) {
      if (measures.every((one) => this.counts[one][slot] === 0)) continue;
      slots.push(slot);
      let place = 0;
      for (const [axis, { name, factor }] of this.axes.entries()) {
        place = place * (factors[axis] as number) + (ranks[axis]?.[this.#codeAt(slot, factor, ROOM[name])] ?? 0);
      }
      order[slot] = place;
    }
    return slots.sort((a, b) => (order[a] as number) - (order[b] as number));
  }

  #grow(): void {
    const double = (old: Float64Array) => {
      const wide = new Float64Array(old.length * 2);
      wide.set(old);
      return wide;
    };
    this.numbers = double(this.numbers);
    for (const one of CELL_MEASURES) this.counts[one] = double(this.counts[one]);
  }
}

/** The place of each code in the order of its values. */
function ranksOf(values: readonly (string | null)[], isAge: boolean): number[] {
  const compare = (a: string | null, b: string | null): number => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (isAge) return (AGE_ORDER.get(a) ?? 0) - (AGE_ORDER.get(b) ?? 0);
    return a < b ? -1 : a > b ? 1 : 0;
  };
  const sorted = values.map((_, code) => code).sort((a, b) => compare(values[a] ?? null, values[b] ?? null));
  const ranks: number[] = [];
  for (const [rank, code] of sorted.entries()) ranks[code] = rank;
  return ranks;
}

/** What a question's dimensions are of a crossing's columns: border country and mode are the checkpoint's as it is now. */
export interface PlaceFacts {
  neighbour: string | null;
  mode: string;
}

export type PlacesByCode = ReadonlyMap<string, PlaceFacts>;

/** The value of a dimension for a cell's columns. */
export function dimensionOf(
  dimension: Dimension,
  columns: { checkpoint: string } & Partial<Record<Dimension, string>>,
  places: PlacesByCode,
): string | null {
  if (dimension === 'neighbour') return places.get(columns.checkpoint)?.neighbour ?? null;
  if (dimension === 'mode') return places.get(columns.checkpoint)?.mode ?? null;
  return columns[dimension] ?? null;
}

/** Whether a value passes a question's filter. */
export function passes(filters: FlowQuestion['filters'], dimension: Dimension, value: string | null): boolean {
  const wanted = filters[dimension];
  return wanted === undefined || (value !== null && wanted.includes(value));
}
