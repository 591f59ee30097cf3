import type { Schemas } from '../../../platform/api.ts';
import { formatDate } from '../../../words/figures.ts';
import type { Say } from '../../../words/language.ts';
import type { Language } from '../../../words/languages.ts';
import { travellerWords } from '../../../words/traveller.ts';

export type Context = Schemas['InspectionContext'];
export type Stay = NonNullable<Context['stay']>;

/** The authorised stay in one line. */
export function sayStay(say: Say, language: Language, stay: Stay | null, nationality: string): string {
  if (nationality === 'KGZ') return say(travellerWords.stayCitizen);
  if (stay === null) return say(travellerWords.stayNotCounted);
  if (stay.limit === 'none') return say(travellerWords.stayNoLimit);
  if (stay.isVisaRequired) return say(travellerWords.stayNeedsVisa);
  if (stay.limit === 'unknown') return say(travellerWords.stayUnknown);
  const parts = [
    stay.overDays > 0 ? say(travellerWords.stayOver, { count: stay.overDays }) : null,
    stay.used === null ? null : say(travellerWords.stayUsed, { count: stay.used }),
    stay.left === null ? null : say(travellerWords.stayLeft, { count: stay.left }),
    stay.until === null ? null : say(travellerWords.stayUntil, { date: formatDate(language, stay.until) }),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
