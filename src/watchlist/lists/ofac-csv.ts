import { type CsvRecord, csvRecords } from './csv-records.ts';
import { listedContent } from './list-content.ts';
import {
  type ListDefaults,
  type ListRecord,
  rejectedRecord,
  skippedRecord,
  tooLarge,
  unreadable,
} from './list-record.ts';
import { storableText } from './list-text.ts';
import { givenNameFirst, readOfacRemarks } from './ofac-remarks.ts';
import { columnsWrong, type RecordFault } from './record-fault.ts';

/** The published files have 20,000 aliases; all are held until their persons come. At 200 bytes each this is 100 MB. */
const MAX_ALIASES = 500_000;

const SDN_COLUMNS = 12;
const ALT_COLUMNS = 5;
const NULL_VALUE = '-0-';

interface Alias {
  line: number;
  type: string;
  name: string;
}

/** `-0-` is OFAC's null, written with and without a space after it. */
function knownValue(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' || trimmed === NULL_VALUE ? undefined : trimmed;
}

/** The published files end with a line that holds one 0x1A, the end-of-file mark of CP/M. */
function isEndMark(record: CsvRecord): boolean {
  return record.fault === undefined && record.values.length === 1 && record.values[0]?.trim() === '\u001A';
}

/** The values of a record of this file, or why it is none. */
function valuesOf(
  record: CsvRecord,
  columns: number,
): { values: string[]; fault?: undefined } | { fault: RecordFault } {
  if (record.fault !== undefined) return { fault: record.fault };
  if (record.values.length !== columns) return { fault: columnsWrong(record.values.length, columns) };
  return /^\s*\d{1,10}\s*$/.test(record.values[0] ?? '')
    ? { values: record.values }
    : { fault: { code: 'number-missing' } };
}

/** The ent_num of a record that cannot be used. */
function entNumOf(record: CsvRecord): string | undefined {
  const number = record.firstValue?.trim() ?? '';
  return /^\d{1,10}$/.test(number) ? number : undefined;
}

/** Reads the alias file whole: its rows come in another order than the persons, and they are few (see MAX_ALIASES). */
async function readAliases(
  alt: AsyncIterable<Uint8Array>,
): Promise<{ byId: Map<string, Alias[]>; rejected: ListRecord[] }> {
  const byId = new Map<string, Alias[]>();
  const rejected: ListRecord[] = [];
  let count = 0;
  for await (const record of csvRecords(alt)) {
    if (isEndMark(record)) continue;
    const read = valuesOf(record, ALT_COLUMNS);
    if (read.fault !== undefined) {
      if (count === 0) throw unreadable('The alias file is not OFAC’s ALT.CSV.');
      rejected.push(rejectedRecord(record.line, { ...read.fault, part: 'alt' }, entNumOf(record)));
    } else {
      const [id = '', , type = '', name = ''] = read.values.map((value) => value.trim());
      const aliases = byId.get(id) ?? [];
      aliases.push({ line: record.line, type, name });
      byId.set(id, aliases);
    }
    count += 1;
    if (count > MAX_ALIASES) throw tooLarge(`An alias file may have at most ${MAX_ALIASES} rows.`);
  }
  if (count === 0) throw unreadable('The alias file is empty.');
  return { byId, rejected };
}

function personOf(values: string[], line: number, aliases: Alias[], defaults: ListDefaults): ListRecord {
  const [id = '', listedName, , program, , , , , , , , remarksField] = values.map(knownValue);
  const remarks = readOfacRemarks(remarksField ?? '');
  const content = listedContent('ofac-csv', id, defaults, {
    ...remarks,
    names: [
      { text: givenNameFirst(listedName ?? ''), kind: 'primary' },
      ...aliases.map(({ name }) => ({ text: givenNameFirst(name), kind: 'alias' as const })),
      ...remarks.names,
    ],
    legalBasis: program && `OFAC SDN: ${program.replaceAll('] [', ', ')}`,
  });
  if (content === undefined) return rejectedRecord(line, { code: 'name-unusable' }, id);
  const raw = {
    columns: values.map(storableText),
    aliases: aliases.map(({ type, name }) => ({ type: storableText(type), name: storableText(name) })),
  };
  return { kind: 'entry', line, sourceId: id, content, raw };
}

/**
 * The list of Specially Designated Nationals of the US Treasury as published: SDN.CSV (no header; ent_num, SDN_Name,
 * SDN_Type, Program, Title, four vessel fields, owner, flag, Remarks) and, when given, ALT.CSV (ent_num, alt_num, alt_type,
 * alt_name, remarks). Persons become entries, everything else is skipped, and so is each alias of nobody in this file.
 */
export async function* readOfacCsv(
  sdn: AsyncIterable<Uint8Array>,
  alt: AsyncIterable<Uint8Array> | undefined,
  defaults: ListDefaults,
): AsyncGenerator<ListRecord> {
  const { byId, rejected } = alt ? await readAliases(alt) : { byId: new Map<string, Alias[]>(), rejected: [] };
  yield* rejected;
  let isFirst = true;
  for await (const record of csvRecords(sdn)) {
    if (isEndMark(record)) continue;
    const read = valuesOf(record, SDN_COLUMNS);
    if (read.fault !== undefined) {
      if (isFirst) throw unreadable('The file is not OFAC’s SDN.CSV: its first line is not one of that list.');
      yield rejectedRecord(record.line, read.fault, entNumOf(record));
      continue;
    }
    isFirst = false;
    const { values } = read;
    const { line } = record;
    const id = values[0]?.trim() ?? '';
    if (knownValue(values[2])?.toLowerCase() !== 'individual') {
      yield skippedRecord(line, { code: 'not-a-person' });
      continue;
    }
    yield personOf(values, line, byId.get(id) ?? [], defaults);
    byId.delete(id);
  }
  if (isFirst) throw unreadable('The file is empty.');
  for (const aliases of byId.values())
    for (const { line } of aliases) yield skippedRecord(line, { code: 'alias-of-nobody', part: 'alt' });
}
