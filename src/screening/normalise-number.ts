/** Cyrillic letters on a keyboard that look like the Latin ones on the document. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ А: 'A', В: 'B', Е: 'E', І: 'I', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X' },
};
/** `№` goes before NFKC makes letters of it. */
const NUMERO = /№/g;
const NOT_IN_A_NUMBER = /[^\p{L}\p{N}]+/gu;
const CYRILLIC = /[А-ЯІ]/g;
/** Digits of Arabic and of Persian (U+0660, U+06F0): documents of several neighbours carry both kinds. */
const EASTERN_DIGITS = /[٠-٩۰-۹]/g;

/** What optical readers mix up, and what check digits don't notice. */
const CONFUSIONS: Readonly<Record<string, string>> = {
  ...{ O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', B: '8', G: '6' },
};
const CONFUSED = /[OQDILZSBG]/g;

const IS_NORMAL = /^[A-Z0-9]*$/;

/** A document or personal number as it is compared: upper case, letters and digits only; '' when nothing is left. */
export function normaliseDocumentNumber(text: string): string {
  if (IS_NORMAL.test(text)) return text;
  return text
    .replace(NUMERO, '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(NOT_IN_A_NUMBER, '')
    .replace(EASTERN_DIGITS, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(CYRILLIC, (letter) => LOOKALIKES[letter] ?? letter);
}

/** A normalised number with confusable characters made one: O, Q, D are 0; I, L are 1; Z 2, S 5, B 8, G 6. */
export function foldConfusions(number: string): string {
  return number.search(CONFUSED) < 0 ? number : number.replace(CONFUSED, (letter) => CONFUSIONS[letter] ?? letter);
}

/** Personal-number fields also carry fillers and internal codes: too short or all one character identifies nobody. */
export function normalisePersonalNumber(text: string | null): string {
  const number = text === null ? '' : normaliseDocumentNumber(text);
  return number.length < 6 || /^(.)\1*$/.test(number) ? '' : number;
}
