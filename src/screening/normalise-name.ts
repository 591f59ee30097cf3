import { partSurname } from './han.ts';
import { transliterateLetter } from './transliterate.ts';

/** Longer than any name a document or list carries; what lies behind is not read. */
const MAX_NAME_LENGTH = 500;

/** Apostrophes, their look-alikes and the Uzbek turned comma: part of a token, never a border (Oʻmurbek, O'BRIEN). */
const APOSTROPHES = /['`´‘’‛′ʹʻʼʽʾʿ]/g;
const ONLY_LATIN = /^[A-Z ]*$/;
const MARK = /[\p{M}\u200b-\u200f\u061c\u2066-\u2069]/u;
const LETTER = /\p{L}/u;
const WITHOUT_VOWELS = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** A foreign name spelt by syllables, as 索隆拜 for Sooronbai: its vowels are what the characters happened to have. */
const BY_SYLLABLES = /^\p{Script=Han}{3,}$/u;

/** A token in A to Z and digits, or as written when its script has no table. `isVowelless`: its vowels say nothing, mostly as its script leaves them out. */
export interface SpeltToken {
  text: string;
  isVowelless: boolean;
}

/**
 * The tokens of a name, in A to Z, sorted: the same for `Молдокулов Нурлан`, `NURLAN MOLDOKULOV` and
 * `MOLDOKULOV<<NURLAN`. Hyphens and fillers separate, apostrophes vanish, particles stay, repeated tokens stay. Digits
 * stay as they are: taking them away would make two different names equal. A token with a letter whose script has no
 * table is left out; an empty array means that the name can't be compared at all.
 */
export function normaliseName(text: string): string[] {
  return spellTokens(text)
    .map((token) => token.text)
    .filter(isReadable)
    .sort();
}

const READABLE = /^[A-Z0-9]+$/;

/** In A to Z and digits: only such a token can be compared with others; every other is at least equal to itself. */
export function isReadable(token: string): boolean {
  return READABLE.test(token);
}

/** The tokens in the order in which they are written, those that can't be read as they are. */
export function spellTokens(text: string): SpeltToken[] {
  if (ONLY_LATIN.test(text) && text.length <= MAX_NAME_LENGTH) return plainTokens(text);
  const upper = text.slice(0, MAX_NAME_LENGTH).replace(APOSTROPHES, '').normalize('NFKC').toUpperCase();
  if (ONLY_LATIN.test(upper)) return plainTokens(upper);
  const tokens: SpeltToken[] = [];
  const written = splitWords(separate(upper));
  // One word is a native name; several are parts already, or a foreign name in Chinese characters.
  for (const word of written.length === 1 ? partSurname(written[0] ?? '') : written) {
    const spelt = spell(word);
    if (spelt === '') continue;
    const isVowelless = spelt !== null && (WITHOUT_VOWELS.test(word) || BY_SYLLABLES.test(word));
    tokens.push({ text: spelt ?? word, isVowelless });
  }
  return tokens;
}

function plainTokens(upper: string): SpeltToken[] {
  const tokens: SpeltToken[] = [];
  for (const word of upper.split(' ')) if (word !== '') tokens.push({ text: word, isVowelless: false });
  return tokens;
}

function splitWords(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

/** Everything that is neither letter, digit nor mark becomes a border. */
function separate(upper: string): string {
  let separated = '';
  for (const character of upper) {
    if ((character >= '0' && character <= '9') || LETTER.test(character)) separated += character;
    else separated += MARK.test(character) ? '' : ' ';
  }
  return separated;
}

/** A to Z and digits; null when a letter has no table. */
function spell(word: string): string | null {
  let spelt = '';
  for (const character of word) {
    if ((character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9')) spelt += character;
    else {
      const letters = transliterateLetter(character);
      if (letters === undefined) return null;
      spelt += letters;
    }
  }
  return spelt;
}
