import type { CheckResult } from './travel-document.ts';

const WEIGHTS = [7, 3, 1] as const;

/** 0 to 9 as they are, A to Z are 10 to 35, the filler is 0; anything else has no value. */
function characterValue(charCode: number): number {
  if (charCode >= 48 && charCode <= 57) return charCode - 48;
  if (charCode >= 65 && charCode <= 90) return charCode - 55;
  return charCode === 60 ? 0 : Number.NaN;
}

/**
 * The check digit of a text of the MRZ's characters: weights 7, 3, 1, modulus 10 (Doc 9303-3, 4.9).
 * NaN when the text holds a character the MRZ does not have, so that no digit can match it.
 *
 * It can't see a letter taken for another ten places away (6/G, 1/L, 8/S, 5/Z, 2/C/M/W …): a pass is not a proof.
 */
export function checkDigit(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += characterValue(text.charCodeAt(i)) * (WEIGHTS[i % 3] ?? 0);
  return sum % 10;
}

/** True when nothing but fillers stands there, or nothing at all. */
function isBlank(element: string): boolean {
  for (let i = 0; i < element.length; i++) if (element.charCodeAt(i) !== 60) return false;
  return true;
}

/**
 * Compares an element with the digit printed behind it. A filler instead of the digit is right only when the element is
 * blank as well (Doc 9303-4, 4.2.2.2, position 43).
 */
export function checkElement(element: string, digit: string): CheckResult {
  if (isBlank(digit)) return isBlank(element) ? 'absent' : 'fail';
  return digit === String(checkDigit(element)) ? 'pass' : 'fail';
}
