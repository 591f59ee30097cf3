import type { Tx } from '../platform/database.ts';
import type { FoldState } from './flow-fold-store.ts';
import { MOST_CHANGED_CELLS, selectChangedMonthCells, selectMonthCells } from './month-cell-store.ts';
import { CellCodes, type MonthCells } from './month-cells.ts';

/** Five years; 20 million crossings take some 7 MB a month. */
const MOST_MONTHS = 60;

/**
 * The cells of months in memory, all of them as of one step of the fold: read from the database once, then followed. What the database
 * keeps stays the truth; a copy can be thrown away at any time.
 */
export class FlowMonths {
  readonly codes = new CellCodes();
  readonly #months = new Map<string, MonthCells>();
  #step = 0;
  #epoch = 0;

  /**
   * Brings these months to a state, as the same snapshot has them. Whoever sums them does so before anything else is awaited.
   * @returns null when another request has gone on to a later state: the caller asks anew with a later snapshot
   */
  async at(tx: Tx, state: FoldState, months: readonly string[]): Promise<MonthCells[] | null> {
    if (this.#epoch !== state.epoch) this.#forget(state);
    if (this.#months.size === 0 && this.#step < state.step) this.#step = state.step;
    if (this.#step < state.step) {
      const step = this.#step;
      const changed = await selectChangedMonthCells(tx, step);
      if (this.#step === step && this.#epoch === state.epoch) this.#apply(changed, state);
    }
    // Those that are there become the youngest, so that what is read now does not put them out.
    for (const month of months) this.#use(month);
    for (const month of months) {
      if (this.#step !== state.step || this.#epoch !== state.epoch) return null;
      if (this.#months.has(month)) continue;
      const cells = await selectMonthCells(tx, this.codes, month);
      if (this.#step === state.step && this.#epoch === state.epoch) this.#keep(month, cells, months.length);
    }
    if (this.#step !== state.step || this.#epoch !== state.epoch) return null;
    const cells = months.flatMap((month) => this.#use(month) ?? []);
    return cells.length === months.length ? cells : null;
  }

  /** Whether it is still as of this state: it may have gone on while others were let in. */
  isAt({ step, epoch }: FoldState): boolean {
    return this.#step === step && this.#epoch === epoch;
  }

  has(month: string): boolean {
    return this.#months.has(month);
  }

  #apply(changed: Awaited<ReturnType<typeof selectChangedMonthCells>>, state: FoldState): void {
    if (changed.length > MOST_CHANGED_CELLS) {
      this.#forget(state);
      return;
    }
    for (const { began, counts, persons, age, ...columns } of changed) {
      const cells = this.#months.get(began);
      cells?.put({ key: this.codes.keyOf({ ...columns, age: String(age) }), counts, persons });
    }
    this.#step = state.step;
  }

  #forget({ step, epoch }: FoldState): void {
    this.#months.clear();
    this.#step = step;
    this.#epoch = epoch;
  }

  #keep(month: string, cells: MonthCells, needed: number): void {
    this.#months.set(month, cells);
    for (const oldest of this.#months.keys()) {
      if (this.#months.size <= Math.max(MOST_MONTHS, needed)) return;
      this.#months.delete(oldest);
    }
  }

  #use(month: string): MonthCells | undefined {
    const cells = this.#months.get(month);
    if (!cells) return undefined;
    this.#months.delete(month);
    this.#months.set(month, cells);
    return cells;
  }
}
