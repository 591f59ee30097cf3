import type { ListDefaults, ListFormat, ListRecord } from '../../../../src/watchlist/lists/list-record.ts';
import { readList } from '../../../../src/watchlist/lists/read-list.ts';

/** The bytes in pieces of a size, as a network may cut them. */
export async function* bytesOf(content: string | Uint8Array, pieceSize = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let start = 0; start < bytes.byteLength; start += pieceSize) yield bytes.subarray(start, start + pieceSize);
}

/** Everything that a stream gives. */
export async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of source) values.push(value);
  return values;
}

/** All records of a file or of several parts. */
export async function readAll(
  format: ListFormat,
  content: string | Uint8Array | Record<string, string>,
  options: { pieceSize?: number; defaults?: ListDefaults } = {},
): Promise<ListRecord[]> {
  const texts = typeof content === 'string' || content instanceof Uint8Array ? { file: content } : content;
  const parts = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, bytesOf(text, options.pieceSize)]),
  );
  return collected(readList(format, parts, options.defaults));
}

/** The one entry of a file that has no other record; fails the test otherwise. */
export function onlyEntry(records: ListRecord[]): Extract<ListRecord, { kind: 'entry' }> {
  const [record] = records;
  if (records.length !== 1 || record?.kind !== 'entry') throw new Error(`not one entry: ${JSON.stringify(records)}`);
  return record;
}

/** Which line was rejected, and whose it is as far as that can be read. */
export function rejectedIds(records: ListRecord[]): [line: number, sourceId: string | undefined][] {
  return records.flatMap((record) => (record.kind === 'rejected' ? [[record.line, record.sourceId]] : []));
}

/** `entry 3 id`, `skipped 4 reason`: what a file became, short enough to compare whole. */
export function outline(records: ListRecord[]): string[] {
  return records.map((record) =>
    record.kind === 'entry'
      ? `entry ${record.line} ${record.sourceId}`
      : `${record.kind} ${record.line} ${record.reason}`,
  );
}
