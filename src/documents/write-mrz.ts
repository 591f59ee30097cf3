import type { CalendarDate, PartialDate } from '../core/dates.ts';
import { checkDigit } from './mrz-check-digit.ts';
import { writeMrzDate } from './mrz-dates.ts';
import { compositeText, MRZ_LAYOUTS, type MrzElement } from './mrz-format.ts';
import { writeName } from './mrz-names.ts';
import { normaliseNumber, writeNumber } from './mrz-number.ts';
import { isRussianInternalPassport, mrzFromCyrillic, splitSeries } from './russian-passport.ts';
import { transliterateName } from './transliterate-name.ts';
import type { MrzFormat, Sex } from './travel-document.ts';

export interface MrzFields {
  documentCode: string;
  issuingState: string;
  documentNumber: string;
  /** Any script of Doc 9303-3, 6; Russian Cyrillic for a Russian internal passport. */
  surname: string;
  givenNames?: string;
  nationality: string;
  /** null: unknown. */
  birthDate: PartialDate | null;
  sex: Sex;
  /** null: the document has none. */
  expiryDate: CalendarDate | null;
  /** On a TD3 the personal number; of a Russian internal passport what follows the last digit of the series. */
  optionalData?: string;
  /** TD1 only. */
  optionalData2?: string;
}

/**
 * Writes the lines of a document that `readMrz` reads back. For invented travellers and tests: no document is issued here.
 *
 * @throws RangeError when a field does not fit its positions or holds characters the MRZ does not have.
 */
export function writeMrz(format: MrzFormat, fields: MrzFields): string[] {
  const layout = MRZ_LAYOUTS[format];
  const lines = Array.from({ length: layout.lineCount }, () => '<'.repeat(layout.width));
  const put = (element: MrzElement, text: string) => {
    const span = layout.spans[element];
    if (!span) return;
    const [line, from, to] = span;
    if (text.length > to - from + 1) throw new RangeError(`${element}: does not fit a ${format}`);
    if (!/^[A-Z0-9<]*$/.test(text)) throw new RangeError(`${element}: characters the MRZ does not have`);
    const old = lines[line - 1] ?? '';
    lines[line - 1] = old.slice(0, from - 1) + text + old.slice(from - 1 + text.length);
  };

  const isRussian = isRussianInternalPassport(fields.documentCode, fields.issuingState);
  const series = isRussian ? splitSeries(normaliseNumber(fields.documentNumber)) : null;
  const number = writeNumber(format, series?.number ?? normaliseNumber(fields.documentNumber));
  const birthDate = writeMrzDate(fields.birthDate);
  const expiryDate = writeMrzDate(fields.expiryDate);
  const optionalData = `${series?.lastOfSeries ?? number.continued}${optional(fields.optionalData)}`;

  put('documentCode', fields.documentCode.toUpperCase());
  put('issuingState', fields.issuingState.toUpperCase());
  put('name', nameElement(fields, isRussian, widthOf(layout.spans.name)));
  put('documentNumber', number.head);
  put('documentNumberCheck', number.check);
  put('nationality', fields.nationality.toUpperCase());
  put('birthDate', birthDate);
  put('birthDateCheck', String(checkDigit(birthDate)));
  put('sex', fields.sex === 'X' ? '<' : fields.sex);
  put('expiryDate', expiryDate);
  put('expiryDateCheck', fields.expiryDate === null ? '<' : String(checkDigit(expiryDate)));
  put('optionalData', fits(optionalData, widthOf(layout.spans.optionalData)));
  put('optionalDataCheck', String(checkDigit(optionalData)));
  put('optionalData2', optional(fields.optionalData2));
  put('compositeCheck', String(checkDigit(compositeText(format, lines))));
  return lines;
}

function widthOf(span: readonly [number, number, number] | null): number {
  return span ? span[2] - span[1] + 1 : 0;
}

function optional(data = ''): string {
  return data.toUpperCase().replace(/\s+/g, '<');
}

/** The filler behind a long number falls away when the number fills the optional data to its end. */
function fits(text: string, width: number): string {
  return text.length === width + 1 && text.endsWith('<') ? text.slice(0, width) : text;
}

function nameElement({ surname, givenNames = '' }: MrzFields, isRussian: boolean, width: number): string {
  const inMrz = (name: string) => {
    const letters = isRussian ? mrzFromCyrillic(name) : null;
    return letters ?? transliterateName(name).latin;
  };
  return writeName(inMrz(surname), inMrz(givenNames), width);
}
