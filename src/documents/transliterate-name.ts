import { TRANSLITERATIONS } from './transliteration-table.ts';

const PLAIN = /^[A-Z]+(?: [A-Z]+)*$/;
const SEPARATOR = /[\s\-,<\u2010-\u2015]/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const LAST_LETTER = /^[^\p{L}\p{M}]?$/u;
const SHADDA = '\u0651';
const TEH_MARBUTA = 'ة';

interface Transliteration {
  /** A to Z and single spaces; empty when the name has no letter that the tables know. */
  latin: string;
  /** False when a letter or digit had to be left out. */
  isComplete: boolean;
}

/** A letter of the tables, or the letter under its marks (Ş, Ӣ). */
function lettersFor(letter: string): string | undefined {
  if (letter >= 'A' && letter <= 'Z') return letter;
  const known = TRANSLITERATIONS.get(letter);
  if (known !== undefined) return known;
  const base = letter.normalize('NFD').charAt(0);
  if (base === letter) return undefined;
  return base >= 'A' && base <= 'Z' ? base : TRANSLITERATIONS.get(base);
}

/**
 * A name as the MRZ writes it: upper case, transliterated by Doc 9303-3, 6; hyphens and commas part components, apostrophes
 * and all other punctuation are left out (Doc 9303-3, 4.6). Never throws; bounded by the text's length.
 */
export function transliterateName(name: string): Transliteration {
  const upper = name.normalize('NFC').toUpperCase().trim();
  if (PLAIN.test(upper)) return { latin: upper, isComplete: true };
  const letters = [...upper];
  let latin = '';
  let last = '';
  let isComplete = true;
  for (const [i, letter] of letters.entries()) {
    if (SEPARATOR.test(letter)) {
      latin += ' ';
    } else if (letter === SHADDA) {
      latin += last; // doubles the letter before it
    } else if (letter === TEH_MARBUTA && LAST_LETTER.test(letters[i + 1] ?? '')) {
      latin += 'XAH'; // its form at the end of a component
    } else {
      const found = lettersFor(letter);
      if (found === undefined && LETTER_OR_DIGIT.test(letter)) isComplete = false;
      latin += found ?? '';
      last = found ?? last;
    }
  }
  return { latin: latin.split(' ').filter(Boolean).join(' '), isComplete };
}
