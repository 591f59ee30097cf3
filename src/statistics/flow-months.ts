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
    for (const month of months) {
      if (this.#step !== state.step || this.#epoch !== state.epoch) return null;
      if (this.#months.has(month)) continue;
      const cells = await selectMonthCells(tx, this.codes, month);
      if (this.#step === state.step && this.#epoch === state.epoch) this.#keep(month, cells);
    }
    if (this.#step !== state.step || this.#epoch !== state.epoch) return null;
    return months.map((month) => this.#use(month));
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

  #keep(month: string, cells: MonthCells): void {
    this.#months.set(month, cells);
    for (const oldest of this.#months.keys()) {
      if (this.#months.size <= MOST_MONTHS) return;
      this.#months.delete(oldest);
    }
  }

  #use(month: string): MonthCells {
    const cells = this.#months.get(month);
    if (!cells) throw new Error(`the month ${month} is not in memory`);
    this.#months.delete(month);
    this.#months.set(month, cells);
    return cells;
  }
}
