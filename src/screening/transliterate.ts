/**
 * Letters outside A to Z, as travel documents print them. Letters with a mark that are not listed are spelt as their
 * base letter (Ё as Е, Й as И, Ö as O), so only exceptions and base letters need a row.
 */

/** ICAO Doc 9303-3, section 6 B: Cyrillic as the machine-readable zone writes it. */
const RUSSIAN = {
  ...{ А: 'A', Б: 'B', В: 'V', Г: 'G', Д: 'D', Е: 'E', Ж: 'ZH', З: 'Z', И: 'I', К: 'K', Л: 'L', М: 'M', Н: 'N' },
  ...{ О: 'O', П: 'P', Р: 'R', С: 'S', Т: 'T', У: 'U', Ф: 'F', Х: 'KH', Ц: 'TS', Ч: 'CH', Ш: 'SH', Щ: 'SHCH' },
  ...{ Ъ: 'IE', Ы: 'Y', Ь: '', Э: 'E', Ю: 'IU', Я: 'IA' },
};

/** Not in ICAO's table, so states improvise: the spelling that their passports print most often. */
const KYRGYZ = { Ң: 'N', Ө: 'O', Ү: 'U' };
const KAZAKH = { Ә: 'A', Ғ: 'G', Қ: 'K', Ұ: 'U', Һ: 'H', І: 'I' };
/** Uzbek Ў is the Latin Oʻ, whose MRZ form is O; it is not Belarusian's short U here. */
const UZBEK = { Ў: 'O', Ҳ: 'H' };
const TAJIK = { Ҷ: 'J' };
const UKRAINIAN = { Є: 'IE', Ґ: 'G' };

/** Latin letters that Unicode does not take apart (Doc 9303-3, section 6 A). */
const LATIN = { Æ: 'AE', Đ: 'D', Ð: 'D', Ə: 'E', Ħ: 'H', Ĳ: 'IJ', Ł: 'L', Ŋ: 'N', Œ: 'OE', Ø: 'OE', Þ: 'TH', Ŧ: 'TH' };

const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...LATIN, ...RUSSIAN, ...KYRGYZ, ...KAZAKH, ...UZBEK, ...TAJIK, ...UKRAINIAN }),
);

/** One upper-case letter in A to Z (none, one or several letters); undefined when its script has no table. */
export function transliterateLetter(letter: string): string | undefined {
  const spelling = SPELLINGS.get(letter);
  if (spelling !== undefined) return spelling;
  const base = letter.normalize('NFD').charAt(0);
  if (base === letter) return undefined;
  return base >= 'A' && base <= 'Z' ? base : SPELLINGS.get(base);
}
