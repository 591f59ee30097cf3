import { checkElement } from '../../../../../src/documents/mrz-check-digit.ts';
import { compositeText, cutElements } from '../../../../../src/documents/mrz-format.ts';

export type ZoneFormat = 'TD3' | 'TD1' | 'TD2';

/** Characters of each line. */
export const ZONE_SHAPES: Readonly<Record<ZoneFormat, { width: number; lineCount: number }>> = {
  TD3: { width: 44, lineCount: 2 },
  TD1: { width: 30, lineCount: 3 },
  TD2: { width: 36, lineCount: 2 },
};

export interface ZoneCheck {
  field: 'documentNumber' | 'birthDate' | 'expiryDate' | 'personalNumber' | 'composite';
  value: string;
  result: 'pass' | 'fail' | 'absent';
}

/** The check digits of a zone as far as it is typed (Doc 9303-3, 4.9); what is missing counts as fillers. */
export function checkZone(format: ZoneFormat, typed: readonly string[]): ZoneCheck[] {
  const { width, lineCount } = ZONE_SHAPES[format];
  const lines = Array.from({ length: lineCount }, (_, index) => (typed[index] ?? '').padEnd(width, '<'));
  const of = cutElements(format, lines);
  const check = (field: ZoneCheck['field'], value: string, digit: string): ZoneCheck => ({
    field,
    value,
    result: checkElement(value, digit),
  });
  return [
    check('documentNumber', of.documentNumber, of.documentNumberCheck),
    check('birthDate', of.birthDate, of.birthDateCheck),
    check('expiryDate', of.expiryDate, of.expiryDateCheck),
    ...(of.optionalDataCheck === '' ? [] : [check('personalNumber', of.optionalData, of.optionalDataCheck)]),
    check('composite', compositeText(format, lines), of.compositeCheck),
  ];
}

/** The format that lines of a reader most likely have: by their number, then by the longest. */
export function guessFormat(lines: readonly string[]): ZoneFormat {
  const longest = Math.max(0, ...lines.map((line) => line.length));
  if (lines.length >= 3 || /^[IAC]/.test(lines[0] ?? '')) return longest > 36 ? 'TD3' : longest > 30 ? 'TD2' : 'TD1';
  return longest === 0 || longest > 36 || /^P/.test(lines[0] ?? '') ? 'TD3' : 'TD2';
}
