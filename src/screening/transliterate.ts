import { romaniseHan } from './han.ts';
import { romaniseHangul } from './hangul.ts';
import { ARABIC_SCRIPT } from './letters-arabic.ts';
import { CYRILLIC } from './letters-cyrillic.ts';
import { GREEK, LATIN } from './letters-latin.ts';
import { NEIGHBOURS } from './letters-neighbours.ts';

/**
 * Letters outside A to Z. Letters with a mark that are not listed are spelt as their base letter (Ё as Е, Й as И, Ö as
 * O), so only exceptions and base letters need a row.
 */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...LATIN, ...GREEK, ...CYRILLIC, ...ARABIC_SCRIPT, ...NEIGHBOURS }),
);

/** One upper-case letter in A to Z (none, one or several letters); undefined when its script has no table. */
export function transliterateLetter(letter: string): string | undefined {
  const spelling = SPELLINGS.get(letter);
  if (spelling !== undefined) return spelling;
  const hangul = romaniseHangul(letter);
  if (hangul !== undefined) return hangul;
  const han = romaniseHan(letter);
  if (han !== undefined) return han;
  const base = letter.normalize('NFD').charAt(0);
  if (base === letter) return undefined;
  return base >= 'A' && base <= 'Z' ? base : SPELLINGS.get(base);
}
