import { readFtmJson } from './ftm-json.ts';
import { readIamisNdjson } from './iamis-ndjson.ts';
import {
  LIST_DEFAULTS,
  type ListDefaults,
  type ListFormat,
  type ListRecord,
  MAX_LIST_BYTES,
  MAX_LIST_ENTRIES,
  MAX_LIST_RECORDS,
  rejectedRecord,
  tooLarge,
  unreadable,
} from './list-record.ts';
import { readOfacCsv } from './ofac-csv.ts';
import { readOpenSanctionsCsv } from './opensanctions-csv.ts';
import { smallPieces } from './small-pieces.ts';
import { readUnXml } from './un-xml.ts';

/** Parts of an upload by name. A raw body is `{file}`. */
export type ListParts = Readonly<Record<string, AsyncIterable<Uint8Array>>>;

/** Beside `file`: which parts a format knows. */
const OTHER_PARTS: Readonly<Record<ListFormat, readonly string[]>> = {
  'un-xml': [],
  'ofac-csv': ['sdn', 'alt'],
  'opensanctions-csv': [],
  'ftm-json': [],
  'iamis-ndjson': [],
};

async function* counted(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let byteCount = 0;
  for await (const chunk of source) {
    byteCount += chunk.byteLength;
    if (byteCount > MAX_LIST_BYTES) throw tooLarge(`A list file may have at most ${MAX_LIST_BYTES} bytes.`);
    yield chunk;
  }
}

/** Counted as it arrives, before a chunk is cut: what is too large is refused at once. */
function limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  return smallPieces(counted(source));
}

function recordsOf(format: ListFormat, parts: ListParts, defaults: ListDefaults): AsyncGenerator<ListRecord> {
  const known = ['file', ...OTHER_PARTS[format]];
  if (Object.keys(parts).some((name) => !known.includes(name)))
    throw unreadable(`${format} knows these parts only: ${known.join(', ')}.`);
  if (parts.file !== undefined && parts.sdn !== undefined)
    throw unreadable('Send the list as file or as sdn, not both.');
  const main = parts.file ?? parts.sdn;
  if (main === undefined) throw unreadable('The part with the list is missing.');
  switch (format) {
    case 'un-xml':
      return readUnXml(limited(main), defaults);
    case 'ofac-csv':
      return readOfacCsv(limited(main), parts.alt && limited(parts.alt), defaults);
    case 'opensanctions-csv':
      return readOpenSanctionsCsv(limited(main), defaults);
    case 'ftm-json':
      return readFtmJson(limited(main), defaults);
    case 'iamis-ndjson':
      return readIamisNdjson(limited(main));
  }
}

/**
 * Reads a list file as it streams in, in bounded memory (100 MB a part), and says what each of its records became: an
 * entry, skipped (not a person), rejected (broken; the rest goes on). The second record with an id is rejected.
 *
 * `ofac-csv` reads part `alt` to its end before it begins with `sdn`: parts that arrive one after the other over one
 * connection are first held with `holdBytes`.
 *
 * @throws IamisError `import-unreadable` (wholly not of this format, or empty), `import-too-large`. Since records were
 * given before that, nothing of a list may be used until the generator has ended.
 */
export async function* readList(
  format: ListFormat,
  parts: ListParts,
  defaults: ListDefaults = LIST_DEFAULTS[format],
): AsyncGenerator<ListRecord> {
  const seen = new Set<string>();
  let recordCount = 0;
  for await (const record of recordsOf(format, parts, defaults)) {
    recordCount += 1;
    if (recordCount > MAX_LIST_RECORDS) throw tooLarge(`A list may have at most ${MAX_LIST_RECORDS} records.`);
    if (record.kind !== 'entry') {
      yield record;
    } else if (seen.has(record.sourceId)) {
      const { line, sourceId } = record;
      yield rejectedRecord(line, { code: 'id-repeated' }, sourceId);
    } else {
      if (seen.size >= MAX_LIST_ENTRIES) throw tooLarge(`A list may have at most ${MAX_LIST_ENTRIES} entries.`);
      seen.add(record.sourceId);
      yield record;
    }
  }
}
