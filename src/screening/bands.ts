import type { Comparison } from './compare.ts';
import { type Band, isAboutDocument, type ListedEntry } from './listed-entry.ts';

/**
 * The band of a candidate, or null when it is no match at all. The first line that holds decides.
 *
 * 1. Issuing state and number equal → stop, whoever holds the document: a stolen passport is carried by another person.
 * 2. An entry about a document: number alone, or equal only when misread, with equal name or birth date → review;
 *    without → log. Its owner's name and personal number match nobody.
 * 3. Personal number equal → stop; review when birth date, sex or nationality contradicts: two states can give one
 *    number.
 * 4. Name and full birth date equal → stop; review when the name is unsure (weak alias, or perhaps cut by the MRZ) or
 *    when sex or personal number contradicts; log when both.
 * 5. Number alone or misread, as in 2.
 * 6. Name sure and of two tokens or more, birth date agreeing as far as both know it or with day and month swapped,
 *    no contradiction → review.
 * 7. Name equal → log.
 *
 * Another nationality contradicts no name: people acquire one, and travel on two passports.
 */
export function bandOf(comparison: Comparison, entry: Pick<ListedEntry, 'category'>): Band | null {
  const { document, pin, name, birthDate, sex } = comparison;
  const isNameEqual = name !== undefined && name.agreement !== 'different';
  const isBirthDateEqual = birthDate?.agreement === 'equal';
  const byNumber = isNameEqual || isBirthDateEqual ? 'review' : 'log';

  if (document?.agreement === 'strict') return 'stop';
  if (isAboutDocument(entry)) return document ? byNumber : null;
  if (pin?.agreement === 'equal') return isPinContradicted(comparison) ? 'review' : 'stop';

  const isNameSure = name?.agreement === 'equal';
  const isContradicted = sex?.agreement === 'different' || pin?.agreement === 'different';
  if (isNameEqual && isBirthDateEqual && isNameSure && !isContradicted) return 'stop';
  if (isNameEqual && isBirthDateEqual && (isNameSure || !isContradicted)) return 'review';
  if (document) return byNumber;
  const isDateLikely = birthDate?.agreement === 'compatible' || birthDate?.agreement === 'swapped';
  if (isNameSure && name.tokenCount > 1 && isDateLikely && !isContradicted) return 'review';
  return isNameEqual ? 'log' : null;
}

function isPinContradicted({ birthDate, sex, nationality }: Comparison): boolean {
  return (
    birthDate?.agreement === 'near' ||
    birthDate?.agreement === 'far' ||
    sex?.agreement === 'different' ||
    nationality?.agreement === 'different'
  );
}
