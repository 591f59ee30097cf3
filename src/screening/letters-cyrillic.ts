/**
 * Cyrillic as travel documents print it (ICAO Doc 9303-3, section 6 B). States improvise where the table is silent and
 * change their schemes (Russia in 2010 and 2014), so this is one spelling of several: sound.ts makes the others equal.
 */
const RUSSIAN = {
  ...{ А: 'A', Б: 'B', В: 'V', Г: 'G', Д: 'D', Е: 'E', Ж: 'ZH', З: 'Z', И: 'I', К: 'K', Л: 'L', М: 'M', Н: 'N' },
  ...{ О: 'O', П: 'P', Р: 'R', С: 'S', Т: 'T', У: 'U', Ф: 'F', Х: 'KH', Ц: 'TS', Ч: 'CH', Ш: 'SH', Щ: 'SHCH' },
  ...{ Ъ: 'IE', Ы: 'Y', Ь: '', Э: 'E', Ю: 'IU', Я: 'IA' },
};

/** Not in ICAO's table: the spelling that passports print most often. */
const KYRGYZ = { Ң: 'N', Ө: 'O', Ү: 'U' };
const KAZAKH = { Ә: 'A', Ғ: 'G', Қ: 'K', Ұ: 'U', Һ: 'H', І: 'I' };
/** Uzbek Ў is the Latin Oʻ, whose MRZ form is O; it is not Belarusian's short U here. */
const UZBEK = { Ў: 'O', Ҳ: 'H' };
const TAJIK = { Ҷ: 'J' };
const UKRAINIAN = { Є: 'IE', Ґ: 'G' };
const SERBIAN = { Ђ: 'DJ', Ј: 'J', Љ: 'LJ', Њ: 'NJ', Ћ: 'C', Џ: 'DZ', Ѕ: 'DZ' };

export const CYRILLIC = { ...RUSSIAN, ...KYRGYZ, ...KAZAKH, ...UZBEK, ...TAJIK, ...UKRAINIAN, ...SERBIAN };
