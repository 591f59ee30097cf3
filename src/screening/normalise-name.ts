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
  return tokensOf(text, UNREADABLE).filter((token) => !token.includes(UNREADABLE));
}

export interface NameForm {
  tokens: readonly string[];
  /** In A to Z: only such a name can be compared with every other one. */
  isReadable: boolean;
}

const READABLE = /^[A-Z0-9]*$/;

/**
 * All that a name can be compared by, none of it empty: its tokens in A to Z, and, when a letter has no table, all its tokens with
 * those letters as written. So a name in a script that can't be read is at least equal to itself.
 */
export function nameForms(text: string): NameForm[] {
  const asWritten = tokensOf(text, null);
  const isReadable = asWritten.every((token) => READABLE.test(token));
  const forms = isReadable ? [] : [{ tokens: normaliseName(text), isReadable: true }];
  return [...forms, { tokens: asWritten, isReadable }].filter(({ tokens }) => tokens.length > 0);
}

function tokensOf(text: string, unreadable: string | null): string[] {
  const upper = text.slice(0, MAX_NAME_LENGTH).replace(APOSTROPHES, '').normalize('NFKC').toUpperCase();
  const spelt = ONLY_LATIN.test(upper) ? upper : spell(upper, unreadable);
  return spelt
    .split(' ')
    .filter((token) => token !== '')
    .sort();
}

const UNREADABLE = '?';

/** A to Z, digits and single borders; a letter without a table becomes `unreadable`, or stays as it is when that is null. */
function spell(upper: string, unreadable: string | null): string {
  let spelt = '';
  for (const character of upper) {
    if ((character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9')) spelt += character;
    else if (LETTER.test(character)) spelt += transliterateLetter(character) ?? unreadable ?? character;
    else if (!MARK.test(character)) spelt += ' ';
  }
  return spelt;
}
