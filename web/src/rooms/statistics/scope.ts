import { addDays } from '../../../../src/core/dates.ts';
import { formatDate } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import type { Language } from '../../words/languages.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { sayFilters } from './filter-words.ts';
import { useNames } from './names.ts';
import type { Range } from './ranges.ts';
import type { View } from './view.ts';

/** `1 Oct 2026 – 31 Oct 2026`. */
export function sayDays(language: Language, { from, to }: Range): string {
  const last = addDays(to, -1);
  return from === last ? formatDate(language, from) : `${formatDate(language, from)} – ${formatDate(language, last)}`;
}

/** Which days and which filter a figure is of: `1 Oct 2026 – 31 Oct 2026 · Dostuk`. */
export function useScope(): (view: View, range?: Range) => string {
  const { language, say } = useLanguage();
  const nameOf = useNames();
  return (view, range = view) =>
    `${sayDays(language, range)} · ${sayFilters(nameOf, view) ?? say(statisticsWords.noFilter)}`;
}
