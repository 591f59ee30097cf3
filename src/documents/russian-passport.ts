/**
 * The internal passport of the Russian Federation, with which its citizens may enter: code `PN`, no expiry date, names in
 * one Latin letter or digit for each Cyrillic letter, and the last digit of the series at the head of the optional data
 * (then the date of issue and the code of the issuing office).
 */
export function isRussianInternalPassport(documentCode: string, issuingState: string): boolean {
  return documentCode === 'PN' && issuingState === 'RUS';
}

const MRZ_LETTERS = 'ABVGDE2JZIQKLMNOPRSTUFHC34WXY9678';
const CYRILLIC_LETTERS = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ';

/** The Cyrillic name that its MRZ letters stand for; null when a character stands for none (0, 1, 5). Keeps spaces. */
export function cyrillicFromMrz(name: string): string | null {
  let cyrillic = '';
  for (const letter of name) {
    const at = MRZ_LETTERS.indexOf(letter);
    if (at < 0 && letter !== ' ') return null;
    cyrillic += at < 0 ? ' ' : CYRILLIC_LETTERS.charAt(at);
  }
  return cyrillic;
}

/** Inverse of {@link cyrillicFromMrz}; null when a letter is not Russian. */
export function mrzFromCyrillic(name: string): string | null {
  let letters = '';
  for (const letter of name.toUpperCase()) {
    const at = CYRILLIC_LETTERS.indexOf(letter);
    if (at < 0 && letter !== ' ') return null;
    letters += at < 0 ? ' ' : MRZ_LETTERS.charAt(at);
  }
  return letters;
}

/** Series and number as printed, ten digits: three of the series stand with the number, the fourth in the optional data. */
export function joinSeries(number: string, optionalData: string): string {
  return /^\d{9}$/.test(number) && /^\d/.test(optionalData)
    ? `${number.slice(0, 3)}${optionalData.charAt(0)}${number.slice(3)}`
    : number;
}

/** Inverse of {@link joinSeries}: the nine digits and the one that goes to the head of the optional data. */
export function splitSeries(number: string): { number: string; lastOfSeries: string } {
  return { number: `${number.slice(0, 3)}${number.slice(4)}`, lastOfSeries: number.charAt(3) };
}
