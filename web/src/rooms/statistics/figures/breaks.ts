import { addDays } from '../../../../../src/core/dates.ts';
import { formatDate } from '../../../words/figures.ts';
import type { Say } from '../../../words/language.ts';
import type { Language } from '../../../words/languages.ts';
import { feastWords, yearBeforeWords } from '../../../words/year-before.ts';
import type { Grain } from '../flow-question.ts';
import type { NameOf } from '../names.ts';
import { listPeriods } from '../ranges.ts';
import type { Break } from '../year-before.ts';

const BY_THE_MOON = ['orozo-ait', 'kurman-ait'];
const isFine = (grain: Grain) => grain === 'hour' || grain === 'day';

/** By the month or longer a feast by date lies in the same period of both years: only those by the moon are news. */
export function breaksWorthTelling(breaks: readonly Break[], grain: Grain): readonly Break[] {
  return isFine(grain) ? breaks : breaks.filter(({ feast }) => !feast || BY_THE_MOON.includes(feast));
}

/** Which of the periods a break touches: the first and the last. */
export function placeOf(
  { touches: { from, to } }: Break,
  periods: readonly string[],
  grain: Grain,
): { from: number; to: number } {
  const touched = listPeriods({ from, to: addDays(to, 1) }, grain);
  return {
    from: Math.max(0, periods.indexOf(touched[0] ?? '')),
    to: Math.max(0, periods.indexOf(touched.at(-1) ?? '')),
  };
}

/** `Torugart closed: 1 Mar 2026 – 4 Mar 2026, snow`, `Nooruz, 21 Mar 2026`. */
export function sayBreak(say: Say, language: Language, nameOf: NameOf, found: Break): string {
  const { kind, from, to, checkpoint, feast, reason } = found;
  const days = from === to ? formatDate(language, from) : `${formatDate(language, from)} – ${formatDate(language, to)}`;
  if (feast) return `${say(feastWords[feast])}, ${days}`;
  const place = nameOf('checkpoint', checkpoint ?? '');
  if (kind === 'closure') return say(yearBeforeWords.closure, { place, days, reason: reason ?? '' });
  return say(kind === 'reopened' ? yearBeforeWords.reopened : yearBeforeWords.noCrossings, { place, days });
}
