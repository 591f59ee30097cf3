import { advisoryWords, dayWords } from '../../../words/advisories.ts';
import { formatDate, formatInstant } from '../../../words/figures.ts';
import type { Say } from '../../../words/language.ts';
import type { Language } from '../../../words/languages.ts';
import { fieldWords, travellerWords } from '../../../words/traveller.ts';
import type { Advisory } from './lane-state.ts';

export interface Speaker {
  language: Language;
  say: Say;
  /** A checkpoint's name by its code. */
  nameOf(checkpoint: string): string;
}

export function sayFields(say: Say, fields: readonly string[]): string {
  return fields
    .map((field) => (Object.hasOwn(fieldWords, field) ? say(fieldWords[field as keyof typeof fieldWords]) : field))
    .join(', ');
}

/** One sentence, with what stands beside the advisory filled in. */
export function sayAdvisory({ language, say, nameOf }: Speaker, advisory: Advisory): string {
  const { code, document, fields = [], age, daysLeft, checkpoint, occurredAt, until, overDays } = advisory;
  const isTooLong = code === 'stay-used-up' && overDays !== undefined && overDays > 0;
  const days = isTooLong ? overDays : (daysLeft ?? 0);
  const sentence = say(advisoryWords[isTooLong ? 'stay-too-long' : code], {
    fields: sayFields(say, fields),
    years: age === undefined ? '' : say(travellerWords.years, { count: age }),
    days: say(dayWords.days, { count: days }),
    checkpoint: checkpoint === undefined ? '' : nameOf(checkpoint),
    at: occurredAt === undefined ? '' : formatInstant(language, occurredAt),
    until: until === undefined ? '' : formatDate(language, until),
  });
  return document === undefined ? sentence : `${say(dayWords.ofDocument, { ordinal: document })}: ${sentence}`;
}
