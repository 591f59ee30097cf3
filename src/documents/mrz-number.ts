import { checkDigit, checkElement } from './mrz-check-digit.ts';
import type { MrzElements } from './mrz-format.ts';
import type { CheckResult, MrzFormat } from './travel-document.ts';

/** One spelling of a number for scans and typed documents: upper case, letters and digits, nothing between them. */
export function normaliseNumber(number: string): string {
  return number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

interface NumberReading {
  /** As read, fillers included; what continues in the optional data is joined. */
  number: string;
  /** The optional data without the number's continuation and its check digit. */
  optionalData: string;
  check: CheckResult;
}

/**
 * The document number and its check digit. On TD1 and TD2 a number of more than nine characters has a filler in the
 * check digit's place and goes on in the optional data: the rest, then the check digit, then a filler (Doc 9303-5, 4.2.2,
 * note j, and 4.2.4; Doc 9303-6, likewise). Whether that digit also counts the filler between is read in both ways: Belgium does
 * not, Portugal does, and both have done the other. Either is right.
 */
export function readNumber(format: MrzFormat, elements: MrzElements): NumberReading {
  const { documentNumber: head, documentNumberCheck: digit, optionalData } = elements;
  const mayContinue = format === 'TD1' || format === 'TD2';
  if (!mayContinue || digit !== '<' || head.endsWith('<') || optionalData.startsWith('<')) {
    return { number: head, optionalData, check: checkElement(head, digit) };
  }
  const end = optionalData.indexOf('<');
  const continued = end < 0 ? optionalData : optionalData.slice(0, end);
  const rest = continued.slice(0, -1);
  const lastDigit = continued.slice(-1);
  const isRight = lastDigit === String(checkDigit(head + rest)) || lastDigit === String(checkDigit(`${head}<${rest}`));
  return {
    number: head + rest,
    optionalData: optionalData.slice(continued.length),
    check: isRight ? 'pass' : 'fail',
  };
}

/** A number as it is written: nine positions, and what goes before the optional data. Inverse of {@link readNumber}. */
export function writeNumber(format: MrzFormat, number: string): { head: string; check: string; continued: string } {
  const head = number.slice(0, 9).padEnd(9, '<');
  if (number.length <= 9) return { head, check: String(checkDigit(head)), continued: '' };
  if (format !== 'TD1' && format !== 'TD2') throw new RangeError(`documentNumber: ${format} has nine positions`);
  return { head, check: '<', continued: `${number.slice(9)}${checkDigit(number)}<` };
}
