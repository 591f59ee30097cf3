import { transliterateLetter } from './transliterate.ts';

/** Longer than any name a document or list carries; what lies behind is not read. */
const MAX_NAME_LENGTH = 500;

/** Apostrophes, their look-alikes and the Uzbek turned comma: part of a token, never a border (Oʻmurbek, O'BRIEN). */
const APOSTROPHES = /['`´‘’‛′ʹʻʼʽʾʿ]/g;
const ONLY_LATIN = /^[A-Z ]*$/;
const MARK = /\p{M}/u;
const LETTER = /\p{L}/u;

/**
 * The tokens of a name, in A to Z, sorted: the same for `Молдокулов Нурлан`, `NURLAN MOLDOKULOV` and
 * `MOLDOKULOV<<NURLAN`. Hyphens and fillers separate, apostrophes vanish, particles stay, repeated tokens stay. Digits
 * stay as they are: taking them away would make two different names equal. A token with a letter whose script has no
 * table is left out; an empty array means that the name can't be compared at all.
 */
export function normaliseName(text: string): string[] {
  const upper = text.slice(0, MAX_NAME_LENGTH).replace(APOSTROPHES, '').normalize('NFKC').toUpperCase();
  const spelt = ONLY_LATIN.test(upper) ? upper : spell(upper);
  return spelt
    .split(' ')
    .filter((token) => token !== '' && !token.includes(UNREADABLE))
    .sort();
}

const UNREADABLE = '?';

/** A to Z, digits and single borders; a letter without a table becomes UNREADABLE and takes its token with it. */
function spell(upper: string): string {
  let spelt = '';
  for (const character of upper) {
    if ((character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9')) spelt += character;
    else if (LETTER.test(character)) spelt += transliterateLetter(character) ?? UNREADABLE;
    else if (!MARK.test(character)) spelt += ' ';
  }
  return spelt;
}
