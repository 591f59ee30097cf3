import type { MrzFormat } from './travel-document.ts';

/** Where an element stands: line, first and last position, counted from 1 as Doc 9303 prints them. */
type MrzSpan = readonly [line: number, from: number, to: number];

export type MrzElement =
  | 'documentCode'
  | 'issuingState'
  | 'name'
  | 'documentNumber'
  | 'documentNumberCheck'
  | 'nationality'
  | 'birthDate'
  | 'birthDateCheck'
  | 'sex'
  | 'expiryDate'
  | 'expiryDateCheck'
  | 'optionalData'
  | 'optionalDataCheck'
  | 'optionalData2'
  | 'compositeCheck';

interface MrzLayout {
  lineCount: number;
  width: number;
  /** An element that the format lacks has no span. */
  spans: Readonly<Record<MrzElement, MrzSpan | null>>;
  /** What the composite check digit covers, in its order (Doc 9303-4 to -6, 4.2.4); empty for visas. */
  composite: readonly MrzSpan[];
}

/** The second line of all two-line formats is the same up to position 28. */
const LOWER_LINE = {
  documentCode: [1, 1, 2],
  issuingState: [1, 3, 5],
  documentNumber: [2, 1, 9],
  documentNumberCheck: [2, 10, 10],
  nationality: [2, 11, 13],
  birthDate: [2, 14, 19],
  birthDateCheck: [2, 20, 20],
  sex: [2, 21, 21],
  expiryDate: [2, 22, 27],
  expiryDateCheck: [2, 28, 28],
  optionalDataCheck: null,
  optionalData2: null,
  compositeCheck: null,
} as const;

export const MRZ_LAYOUTS: Readonly<Record<MrzFormat, MrzLayout>> = {
  /** Doc 9303-5, 4.2.2 */
  TD1: {
    lineCount: 3,
    width: 30,
    spans: {
      documentCode: [1, 1, 2],
      issuingState: [1, 3, 5],
      documentNumber: [1, 6, 14],
      documentNumberCheck: [1, 15, 15],
      optionalData: [1, 16, 30],
      optionalDataCheck: null,
      birthDate: [2, 1, 6],
      birthDateCheck: [2, 7, 7],
      sex: [2, 8, 8],
      expiryDate: [2, 9, 14],
      expiryDateCheck: [2, 15, 15],
      nationality: [2, 16, 18],
      optionalData2: [2, 19, 29],
      compositeCheck: [2, 30, 30],
      name: [3, 1, 30],
    },
    composite: [
      [1, 6, 30],
      [2, 1, 7],
      [2, 9, 15],
      [2, 19, 29],
    ],
  },
  /** Doc 9303-6, 4.2.2 */
  TD2: {
    lineCount: 2,
    width: 36,
    spans: { ...LOWER_LINE, name: [1, 6, 36], optionalData: [2, 29, 35], compositeCheck: [2, 36, 36] },
    composite: [
      [2, 1, 10],
      [2, 14, 20],
      [2, 22, 35],
    ],
  },
  /** Doc 9303-4, 4.2.2 */
  TD3: {
    lineCount: 2,
    width: 44,
    spans: {
      ...LOWER_LINE,
      name: [1, 6, 44],
      optionalData: [2, 29, 42],
      optionalDataCheck: [2, 43, 43],
      compositeCheck: [2, 44, 44],
    },
    composite: [
      [2, 1, 10],
      [2, 14, 20],
      [2, 22, 43],
    ],
  },
  /** Doc 9303-7, 4.2.2 */
  'MRV-A': {
    lineCount: 2,
    width: 44,
    spans: { ...LOWER_LINE, name: [1, 6, 44], optionalData: [2, 29, 44] },
    composite: [],
  },
  /** Doc 9303-7, 7.2.2 */
  'MRV-B': {
    lineCount: 2,
    width: 36,
    spans: { ...LOWER_LINE, name: [1, 6, 36], optionalData: [2, 29, 36] },
    composite: [],
  },
};

export type MrzElements = Record<MrzElement, string>;

function cut(lines: readonly string[], span: MrzSpan | null): string {
  return span ? (lines[span[0] - 1]?.slice(span[1] - 1, span[2]) ?? '') : '';
}

/** The elements of lines that have the format's shape, fillers included; an element the format lacks is empty. */
export function cutElements(format: MrzFormat, lines: readonly string[]): MrzElements {
  const { spans } = MRZ_LAYOUTS[format];
  return {
    documentCode: cut(lines, spans.documentCode),
    issuingState: cut(lines, spans.issuingState),
    name: cut(lines, spans.name),
    documentNumber: cut(lines, spans.documentNumber),
    documentNumberCheck: cut(lines, spans.documentNumberCheck),
    nationality: cut(lines, spans.nationality),
    birthDate: cut(lines, spans.birthDate),
    birthDateCheck: cut(lines, spans.birthDateCheck),
    sex: cut(lines, spans.sex),
    expiryDate: cut(lines, spans.expiryDate),
    expiryDateCheck: cut(lines, spans.expiryDateCheck),
    optionalData: cut(lines, spans.optionalData),
    optionalDataCheck: cut(lines, spans.optionalDataCheck),
    optionalData2: cut(lines, spans.optionalData2),
    compositeCheck: cut(lines, spans.compositeCheck),
  };
}

/** The text the composite check digit is computed over. */
export function compositeText(format: MrzFormat, lines: readonly string[]): string {
  let text = '';
  for (const span of MRZ_LAYOUTS[format].composite) text += cut(lines, span);
  return text;
}

/** An element's text: outer fillers dropped, runs of fillers inside as one space. */
export function textOf(element: string): string {
  return element.split('<').filter(Boolean).join(' ');
}
