import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { inPieces } from './pieces.ts';

/** Of the two forms the one that the client names first; JSON when it names neither. */
export function wantsCsv(accept: string | undefined): boolean {
  const types = (accept ?? '').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase());
  return types.find((type) => type === 'text/csv' || type === 'application/json') === 'text/csv';
}

export type CsvCell = string | number | boolean | null | undefined;
export type CsvLines = Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>;

/** Lines that are put into text at a time: less than a millisecond of the processor. */
const LINES_AT_A_TIME = 50;

/** A spreadsheet must not run a cell that begins like a formula; a number is none. */
function textOf(lines: readonly (readonly CsvCell[])[]): string {
  return stringify([...lines], {
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: (value) => String(value), number: (value) => ({ value: String(value), escape_formulas: false }) },
  });
}

/** Figures as CSV (RFC 4180), piece by piece: a header and its lines, which are asked for as they are sent. */
export function csvOf(header: readonly string[], lines: CsvLines): AsyncGenerator<string, void, undefined> {
  return inPieces(textsOf(header, lines));
}

async function* textsOf(header: readonly string[], lines: CsvLines): AsyncGenerator<string, void, undefined> {
  yield textOf([header]);
  let waiting: (readonly CsvCell[])[] = [];
  for await (const line of lines) {
    waiting.push(line);
    if (waiting.length < LINES_AT_A_TIME) continue;
    yield textOf(waiting);
    waiting = [];
  }
  yield textOf(waiting);
}

interface CsvReply {
  header(name: string, value: string): unknown;
  type(type: string): unknown;
  send(csv: string): unknown;
}

/**
 * Answers with CSV as a file to be saved.
 * @param name of the file, without its ending
 * @param onEnd once the last is sent, also when the client has gone before the first line
 */
export function sendCsv<R extends CsvReply>(
  reply: R,
  name: string,
  csv: AsyncIterable<string>,
  onEnd?: () => void,
): ReturnType<R['send']> {
  reply.header('content-disposition', `attachment; filename="${name}.csv"`);
  reply.type('text/csv; charset=utf-8');
  const stream = Readable.from(csv);
  if (onEnd) stream.once('close', onEnd);
  // Fastify pipes a stream; its types know the schema's text only.
  return reply.send(stream as unknown as string) as ReturnType<R['send']>;
}
