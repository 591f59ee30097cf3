import { MAX_LIST_RECORDS, tooLarge } from './list-record.ts';

const NEWLINE = 0x0a;

/** One line of a file, without its end. `text` of a line that is not UTF-8 has U+FFFD in it; that of one too long is not held. */
export type TextLine =
  | { line: number; text: string; fault?: undefined | 'not-utf-8' }
  | { line: number; text?: undefined; fault: 'too-long' };

/**
 * Lines ended by LF or CRLF, numbered from 1; a byte order mark is dropped. Never holds more than `maxBytes` of a line:
 * the rest of a longer one is read past. Lines stand alone, so one bad line does not spoil those after it.
 */
export async function* textLines(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let parts: Uint8Array[] = [];
  let byteCount = 0;

  const finish = (): TextLine => {
    if (line > MAX_LIST_RECORDS) throw tooLarge(`A list file may have at most ${MAX_LIST_RECORDS} lines.`);
    const bytes = Buffer.concat(parts);
    const isTooLong = byteCount > maxBytes;
    parts = [];
    byteCount = 0;
    if (isTooLong) return { line: line++, fault: 'too-long' };
    try {
      return { line: line++, text: decoder.decode(bytes).replace(/\r$/, '') };
    } catch {
      return { line: line - 1, text: bytes.toString('utf8'), fault: 'not-utf-8' };
    }
  };
  const take = (piece: Uint8Array) => {
    byteCount += piece.byteLength;
    if (byteCount <= maxBytes) parts.push(piece);
    else parts = [];
  };

  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    if (start < chunk.byteLength) take(chunk.slice(start));
  }
  if (byteCount > 0) yield finish();
}
