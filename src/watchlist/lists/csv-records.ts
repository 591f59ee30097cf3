import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CsvError, type Options, parse } from 'csv-parse';
import { isIamisError } from '../../core/errors.ts';
import { unreadable } from './list-record.ts';
import type { RecordFault } from './record-fault.ts';

/** The longest record of the real lists has 1,200 characters. */
const MAX_RECORD_BYTES = 256 * 1024;

/**
 * One record, with the line on which it ends; a fault instead of values when its quotes or its encoding are broken. `firstValue`
 * is undefined where it cannot be read, and where the record has more than one line: open quotes may have taken in the next one.
 */
export type CsvRecord = { line: number; firstValue: string | undefined } & (
  | { values: string[]; fault?: undefined }
  | { fault: RecordFault }
);

/**
 * Refuses what no text list contains: NUL bytes (binary, UTF-16), and a line so long that its fields alone would fill the
 * memory (the parser counts the characters of a record, not its empty fields).
 */
async function* textBytes(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let sinceNewline = 0;
  for await (const chunk of source) {
    if (chunk.includes(0)) throw unreadable('The file is binary or is not UTF-8.');
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      if (sinceNewline + end - start > MAX_RECORD_BYTES) throw unreadable('A line is too long for a CSV file.');
      sinceNewline = 0;
      start = end + 1;
    }
    sinceNewline += chunk.byteLength - start;
    if (sinceNewline > MAX_RECORD_BYTES) throw unreadable('A line is too long for a CSV file.');
    yield chunk;
  }
}

/** The first value of a record that broke off; undefined when that was in it, or after the first line. */
function firstOfBroken(raw: string): string | undefined {
  const found = /^\s*(?:"([^"\n\uFFFD]*)"|([^",\n\uFFFD]*)),[^\n]*$/.exec(raw);
  return found?.[1] ?? found?.[2];
}

/**
 * The records of a CSV file (RFC 4180, any number of columns), as they arrive. A record with stray quotes or bytes that are
 * not UTF-8 is a fault and the rest goes on; quotes that never close make all that follows doubtful: `import-unreadable`.
 */
export async function* csvRecords(source: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord> {
  const faulty: CsvRecord[] = [];
  const options: Options = {
    bom: true,
    info: true,
    raw: true,
    max_record_size: MAX_RECORD_BYTES,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined, raw: string | undefined): undefined => {
      if (error?.code === 'CSV_MAX_RECORD_SIZE' || error?.code === 'CSV_QUOTE_NOT_CLOSED')
        throw unreadable('A quoted value is not closed.');
      const last = faulty.at(-1);
      const { lines } = parser.info;
      if (last?.line !== lines)
        faulty.push({ line: lines, fault: { code: 'quotes-misplaced' }, firstValue: firstOfBroken(raw ?? '') });
    },
  };
  const parser = parse(options);
  const feeding = pipeline(Readable.from(textBytes(source)), parser);
  feeding.catch(() => {
    // The same error ends the loop below; without this it would also be reported as unhandled.
  });
  const records: AsyncIterable<{ record: string[]; info: { lines: number } }> = parser;
  let endLine = 0;
  try {
    for await (const { record, info } of records) {
      // The parser reads ahead: a fault it has already met may belong behind this record.
      for (let broken = faulty[0]; broken && broken.line < info.lines; broken = faulty[0]) {
        faulty.shift();
        endLine = broken.line;
        yield onItsOwn(broken, Math.min(faulty[0]?.line ?? info.lines, info.lines));
      }
      const [first] = record;
      const isReadable = info.lines === endLine + 1 && !first?.includes('\uFFFD');
      const place = { line: info.lines, firstValue: isReadable ? first : undefined };
      endLine = info.lines;
      if (record.some((value) => value.includes('\uFFFD'))) yield { ...place, fault: { code: 'not-utf-8' } };
      else yield { ...place, values: record };
    }
    for (const [index, broken] of faulty.entries())
      yield onItsOwn(broken, faulty[index + 1]?.line ?? parser.info.lines);
  } catch (error) {
    if (isIamisError(error) || !isCsvError(error)) throw error;
    throw unreadable('The file is not a CSV file.');
  }
}

/** What follows a broken record must end on the next line, or lines between them may have gone into it. */
function onItsOwn(broken: CsvRecord, nextLine: number): CsvRecord {
  return nextLine - broken.line <= 1 ? broken : { ...broken, firstValue: undefined };
}

function isCsvError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
