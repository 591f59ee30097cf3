import { addDays } from '../../../../src/core/dates.ts';
import { formatDate, formatNumber } from '../../words/figures.ts';
import { inMonthWords, sentenceWords } from '../../words/flow-sentences.ts';
import type { Say } from '../../words/language.ts';
import type { Language } from '../../words/languages.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { type Count, isWithheld } from './count.ts';
import { nameOfRange, type Range } from './ranges.ts';

/** A figure with at most one place after the decimal sign of the language: `4`, `0.4`, `3,1`. From ten on without one. */
export function formatPlaces(language: Language, value: number): string {
  const text = value >= 10 || value === 0 ? String(Math.round(value)) : value.toFixed(1).replace(/\.0$/, '');
  return language === 'en' ? text : text.replace('.', ',');
}

/** A share in percent; null when it can't be told. */
export function percentOf(language: Language, part: Count, whole: Count): string | null {
  if (!part.isWhole || !whole.isWhole || whole.known === 0) return null;
  return formatPlaces(language, (100 * part.known) / whole.known);
}

/** As a cell of a table: the figure, what is known of it, or that it is withheld. Never zero for what is not told. */
export function sayCount(say: Say, count: Count): string {
  if (isWithheld(count)) return say(statisticsWords.withheld);
  const number = formatNumber(count.known);
  return count.isWhole ? number : say(statisticsWords.atLeast, { number });
}

/** `In October 2026`, `From 3 Oct 2026 to 12 Nov 2026`: at the head of a sentence. */
export function sayRange(say: Say, language: Language, range: Range): string {
  const name = nameOfRange(range);
  if (name === null) {
    const last = addDays(range.to, -1);
    return say(sentenceWords.fromTo, { from: formatDate(language, range.from), to: formatDate(language, last) });
  }
  const year = name.slice(0, 4);
  if (name.length === 4) return say(sentenceWords.inYear, { year });
  if (name.length === 10) return say(sentenceWords.onDay, { date: formatDate(language, name) });
  const month = inMonthWords[name.slice(5, 7) as keyof typeof inMonthWords];
  return say(sentenceWords.inMonth, { year, month: say(month) });
}

/** `3.1 million crossings`, `214 crossings`. */
export function sayCrossings(say: Say, language: Language, count: Count): string {
  if (isWithheld(count)) return say(sentenceWords.withheldTotal);
  if (count.known === 0) return say(sentenceWords.noCrossings);
  const amount =
    count.known >= 1_000_000
      ? say(sentenceWords.millionCrossings, { millions: formatPlaces(language, count.known / 1_000_000) })
      : say(sentenceWords.crossings, { count: count.known });
  return count.isWhole ? amount : say(sentenceWords.atLeast, { amount });
}

/** `4 % more than a year before`; null when one of the two is not told in full, or there was nothing. */
export function sayChange(say: Say, language: Language, now: Count, before: Count): string | null {
  if (!now.isWhole || !before.isWhole || before.known === 0) return null;
  const percent = (100 * (now.known - before.known)) / before.known;
  if (Math.abs(percent) < 0.05) return say(sentenceWords.asMany);
  const told = { percent: formatPlaces(language, Math.abs(percent)) };
  return say(percent > 0 ? sentenceWords.more : sentenceWords.fewer, told);
}

/** `+4 %`, `−0,4 %`; a dash when one of the two is not told in full, or there was nothing. */
export function sayChangeShare(language: Language, now: Count, before: Count | null): string {
  if (!before || !now.isWhole || !before.isWhole || before.known === 0) return '—';
  const percent = (100 * (now.known - before.known)) / before.known;
  const sign = Math.abs(percent) < 0.05 ? '±' : percent > 0 ? '+' : '\u2212';
  return `${sign}${formatPlaces(language, Math.abs(percent) < 0.05 ? 0 : Math.abs(percent))}\u00a0%`;
}

/** A period of the API's as an axis and a table have it: `13:00`, `3 Oct 2026`, `Oct 2026`, `Q3 2026`. */
export function sayPeriod(language: Language, period: string): string {
  if (period.includes('T')) return `${formatDate(language, period.slice(0, 10))}, ${period.slice(11)}:00`;
  if (period.includes('-Q')) return `${period.slice(5)} ${period.slice(0, 4)}`;
  return formatDate(language, period);
}

/** Parts of a sentence to one: a capital first, a full stop last. */
export function toSentence(parts: readonly (string | null)[], link = ', '): string {
  const text = parts.filter(Boolean).join(link);
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
