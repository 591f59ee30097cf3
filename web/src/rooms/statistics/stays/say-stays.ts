import { formatDate, formatNumber } from '../../../words/figures.ts';
import type { Say } from '../../../words/language.ts';
import type { Language } from '../../../words/languages.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { stayFigureWords } from '../../../words/stay-figures.ts';
import { countOf } from '../count.ts';
import { sayCount, toSentence } from '../say-figures.ts';

/** A figure with low and high; null: withheld, each for itself. */
export interface ToldRange {
  low: number | null;
  high: number | null;
}

/** `120 – 140`, `120`; `at most 140` or `at least 120` where the other is withheld. */
export function sayRangeFigure(say: Say, { low, high }: ToldRange): string {
  if (low === null && high === null) return say(statisticsWords.withheld);
  if (low === null) return say(stayFigureWords.atMost, { high: high ?? 0 });
  if (high === null) return say(stayFigureWords.atLeast, { low });
  return low === high ? formatNumber(low) : `${formatNumber(low)} – ${formatNumber(high)}`;
}

/** Which of the two is withheld, where the other is told. */
export function sayHalfWithheld(say: Say, { low, high }: ToldRange): string | null {
  if ((low === null) === (high === null)) return null;
  return say(low === null ? stayFigureWords.lowWithheld : stayFigureWords.highWithheld);
}

/** A figure that is withheld by its name, and why. */
export const sayWithheld = (say: Say, what: string): string => say(stayFigureWords.withheldOf, { what });

/** How many are inside is a range, and said as one. @param onDate the day at whose end they are */
export function sayInside(say: Say, language: Language, onDate: string, { low, high }: ToldRange): string {
  const date = formatDate(language, onDate);
  if (low === null && high === null) return sayWithheld(say, say(stayFigureWords.insideWhat, { date }));
  if (low === null) return say(stayFigureWords.insideAtMost, { date, high: high ?? 0 });
  if (high === null) return say(stayFigureWords.insideAtLeast, { date, low });
  return say(low === high ? stayFigureWords.insideExact : stayFigureWords.insideSentence, { date, low, high });
}

/** Each of the two figures for itself: what is certain, then what is presumed. */
export function sayOverstays(say: Say, foundOnExit: number | null, inside: ToldRange): string {
  const { low, high } = inside;
  const found = foundOnExit === null ? say(statisticsWords.withheld) : formatNumber(foundOnExit);
  const presumed =
    low !== null && high !== null && low !== high
      ? say(stayFigureWords.fromLowToHigh, { low, high })
      : [sayRangeFigure(say, inside), sayHalfWithheld(say, inside)].filter(Boolean).join(', ');
  return toSentence([say(stayFigureWords.overFound, { found }), say(stayFigureWords.overPresumed, { presumed })], '; ');
}

interface NamedFigure {
  name: string;
  /** null: withheld. */
  value: number | null;
}

/** `under 3 months: 120`, each for itself. */
export const sayBars = (say: Say, bars: readonly NamedFigure[]): string[] =>
  bars.map(({ name, value }) => `${name}: ${sayCount(say, countOf(value))}`);

/** The three largest that are told. */
export const largestOf = <T extends NamedFigure>(bars: readonly T[]): T[] =>
  bars
    .filter(({ value }) => value !== null)
    .sort((one, other) => (other.value ?? 0) - (one.value ?? 0))
    .slice(0, 3);
