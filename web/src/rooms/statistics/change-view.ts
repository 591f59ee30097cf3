import { changeQuery } from '../../platform/address.ts';
import type { Range } from './ranges.ts';
import { FILTERS, type FilterName } from './view.ts';
import type { Comparison } from './year-before.ts';

/** Every change of the view is a change of the address. */
export function changeRange({ from, to }: Range): void {
  changeQuery({ from, to });
}

export function changeGrain(grain: string): void {
  changeQuery({ grain });
}

export function changeComparison(comparison: Comparison): void {
  changeQuery({ comparison: comparison === 'calendar' ? null : comparison });
}

export function changeFilter(name: FilterName, values: readonly string[]): void {
  changeQuery({ [name]: values.join(',') });
}

export function clearFilters(): void {
  changeQuery(Object.fromEntries(FILTERS.map((name) => [name, null])));
}
