import type { Saying } from '../../words/saying.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { termWords } from '../../words/terms.ts';
import type { NameOf } from './names.ts';
import type { FilterName, View } from './view.ts';
import { FILTERS } from './view.ts';

export const FILTER_WORDS: Readonly<Record<FilterName, Saying>> = {
  checkpoint: termWords.checkpoint,
  direction: termWords.direction,
  nationality: termWords.nationality,
  mode: statisticsWords.mode,
  neighbour: statisticsWords.neighbour,
  sex: termWords.sex,
  purpose: statisticsWords.purpose,
};

const MOST_NAMED = 4;

/** `Dostuk, Osh · entry`; null without a filter. */
export function sayFilters(nameOf: NameOf, { filters }: Pick<View, 'filters'>): string | null {
  const told = FILTERS.flatMap((name) => {
    const values = filters[name] ?? [];
    if (values.length === 0) return [];
    const names = values.slice(0, MOST_NAMED).map((value) => nameOf(name, value));
    return [names.join(', ') + (values.length > MOST_NAMED ? ` + ${values.length - MOST_NAMED}` : '')];
  });
  return told.length > 0 ? told.join(' · ') : null;
}
