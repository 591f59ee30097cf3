import { MRZ_LAYOUTS } from './mrz-format.ts';
import type { MrzFormat } from './travel-document.ts';

/** More than any reader sends for one document; what is longer is not an MRZ. */
export const MAX_MRZ_LINES = 10;
export const MAX_MRZ_LINE_LENGTH = 120;

interface MrzProblem {
  field: string;
  /** A sentence for the officer; lengths and counts, never what was read. */
  detail: string;
}

export type MrzRefusal = {
  ok: false;
  code: 'document-unreadable' | 'unsupported-document';
  fields: MrzProblem[];
};

/** The lines of one document in its format's shape, letter case still as the reader sent it. */
type RecognisedMrz = { ok: true; format: MrzFormat; lines: string[] } | MrzRefusal;

/** Readers end a line with CR, LF, both, or Tab. */
const LINE_END = /[\t\n\v\f\r\u0085\u2028\u2029]/;
/** Control characters (STX, ETX, ESC …) and the byte order mark. */
const FRAMING = /[\p{Cc}\ufeff]/gu;
const SPACES = /\s/g;
/** Two units of a string: an element that ends between them would hold half a character, which no database takes. */
const BEYOND_FIRST_PLANE = /[\u{10000}-\u{10ffff}]/gu;
const UNKNOWN_CHARACTER = '\ufffd';

/** Some readers send all lines in one string. */
const UNFOLDED: Readonly<Record<number, number>> = { 72: 36, 88: 44, 90: 30 };

function unfold(lines: string[]): string[] {
  const [only] = lines;
  const width = lines.length === 1 && only !== undefined ? UNFOLDED[only.length] : undefined;
  if (only === undefined || width === undefined) return lines;
  return Array.from({ length: only.length / width }, (_, i) => only.slice(i * width, (i + 1) * width));
}

/** `2x44` for two lines of 44; lines of unequal length are listed. */
function shapeOf(lines: readonly string[]): string {
  const width = lines[0]?.length ?? 0;
  const isEven = lines.every((line) => line.length === width);
  return isEven ? `${lines.length}x${width}` : lines.map((line) => line.length).join('+');
}

const FORMAT_OF_SHAPE: Readonly<Record<string, { document: MrzFormat; visa: MrzFormat }>> = {
  '3x30': { document: 'TD1', visa: 'TD1' },
  '2x36': { document: 'TD2', visa: 'MRV-B' },
  '2x44': { document: 'TD3', visa: 'MRV-A' },
};

/** Zones of documents that are no travel documents of Doc 9303. */
const FOREIGN_SHAPES: Readonly<Record<string, string>> = {
  '1x30': 'one line of 30 characters: a driving licence, or only a part of a document',
  '9+30+30': 'a Swiss driving licence',
};

/** Documents that share a shape with Doc 9303 and mean something else by it. */
function foreignDocument(shape: string, lines: readonly string[]): string | undefined {
  const [first, second] = lines.map((line) => line.slice(0, 5).toUpperCase());
  if (first?.startsWith('D')) return 'a driving licence';
  if (shape === '3x30' && second === 'FACHE') return 'a Swiss driving licence';
  if (shape === '2x36' && first === 'IDFRA') return 'a French identity card of the layout before 2021';
  return undefined;
}

function unsupported(detail: string): MrzRefusal {
  return { ok: false, code: 'unsupported-document', fields: [{ field: 'mrz', detail }] };
}

function unreadable(detail: string): MrzRefusal {
  return { ok: false, code: 'document-unreadable', fields: [{ field: 'mrz', detail }] };
}

/**
 * Finds the lines of one document in what a reader sent: one string of 72, 88 or 90 characters or several lines, with
 * blank lines, framing characters and spaces around or inside. A space inside is first taken for noise; if the shape
 * comes out right only with spaces as fillers, then the reader prints fillers as spaces. Nothing else is repaired: a
 * line that is too short stays wrong, since nobody knows which character was lost.
 *
 * At most {@link MAX_MRZ_LINES} lines of {@link MAX_MRZ_LINE_LENGTH} characters.
 */
export function recogniseMrz(input: readonly string[]): RecognisedMrz {
  if (input.length > MAX_MRZ_LINES) return unreadable(`more than ${MAX_MRZ_LINES} lines`);
  const pieces: string[] = [];
  for (const text of input) {
    if (text.length > MAX_MRZ_LINE_LENGTH) return unreadable(`a line of more than ${MAX_MRZ_LINE_LENGTH} characters`);
    for (const piece of text.split(LINE_END)) {
      const line = piece.replace(FRAMING, '').replace(BEYOND_FIRST_PLANE, UNKNOWN_CHARACTER);
      if (line.trim() !== '') pieces.push(line);
    }
  }
  if (pieces.length === 0) return unreadable('no machine-readable zone was sent');

  for (const space of ['', '<']) {
    const lines = unfold(pieces.map((piece) => piece.replace(SPACES, space)));
    const shape = shapeOf(lines);
    const formats = FORMAT_OF_SHAPE[shape];
    if (!formats) continue;
    const foreign = foreignDocument(shape, lines);
    if (foreign) return unsupported(foreign);
    const isVisa = lines[0]?.charAt(0).toUpperCase() === 'V';
    return { ok: true, format: isVisa ? formats.visa : formats.document, lines };
  }
  const shape = shapeOf(pieces.map((piece) => piece.replace(SPACES, '')));
  const foreign = FOREIGN_SHAPES[shape];
  if (foreign) return unsupported(foreign);
  const { TD1, TD2, TD3 } = MRZ_LAYOUTS;
  const known = [TD1, TD2, TD3].map(({ lineCount, width }) => `${lineCount}x${width}`).join(', ');
  return unreadable(`lines and characters ${shape}, expected one of ${known}`);
}
