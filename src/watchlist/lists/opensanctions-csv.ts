import { parse } from 'csv-parse/sync';
import { csvRecords } from './csv-records.ts';
import { listedContent } from './list-content.ts';
import { stateOfListedCode } from './list-countries.ts';
import { birthDateOf } from './list-dates.ts';
import {
  isSourceId,
  type ListDefaults,
  type ListRecord,
  readableId,
  rejectedRecord,
  skippedRecord,
  unreadable,
} from './list-record.ts';
import { storableText } from './list-text.ts';
import { columnsWrong } from './record-fault.ts';

const REQUIRED = ['id', 'schema', 'name', 'aliases', 'birth_date', 'countries', 'identifiers'];
const MAX_COLUMNS = 100;

/** Several values in one field are a CSV of their own: `I. Petrov;"Petrov; Ivan"`. Undefined when its quotes are broken. */
function nestedValues(field: string): string[] | undefined {
  if (!field.includes(';') && !field.includes('"')) return field.trim() === '' ? [] : [field.trim()];
  try {
    const rows: string[][] = parse(field, { delimiter: ';', relax_column_count: true, trim: true });
    return rows.flat().filter((value) => value !== '');
  } catch {
    return undefined;
  }
}

/** Identifiers come without their kind: what has a digit and the length of a document number may be one, of any state. */
function isDocumentNumber(text: string): boolean {
  return /^[\p{L}\p{N} ./-]{5,30}$/u.test(text) && /\d/.test(text);
}

function personOf(row: Record<string, string>, line: number, defaults: ListDefaults): ListRecord {
  const sourceId = (row.id ?? '').trim();
  if (!isSourceId(sourceId)) return rejectedRecord(line, { code: 'id-unusable' });
  const fields = ['aliases', 'birth_date', 'countries', 'identifiers'].map((name) => nestedValues(row[name] ?? ''));
  if (fields.includes(undefined)) return rejectedRecord(line, { code: 'quotes-in-field-broken' }, sourceId);
  const [aliases = [], birthDates = [], countries = [], identifiers = []] = fields;
  const sanctions = nestedValues(row.sanctions ?? '') ?? [];
  const content = listedContent('opensanctions-csv', sourceId, defaults, {
    names: [{ text: row.name ?? '', kind: 'primary' }, ...aliases.map((text) => ({ text, kind: 'alias' as const }))],
    birthDates: birthDates.map(birthDateOf),
    nationalities: countries.map(stateOfListedCode),
    documents: identifiers.filter(isDocumentNumber).map((number) => ({ state: null, number })),
    legalBasis: sanctions.sort().join('; '),
  });
  return content
    ? { kind: 'entry', line, sourceId, content, raw: row }
    : rejectedRecord(line, { code: 'name-unusable' }, sourceId);
}

/**
 * OpenSanctions' `targets.simple.csv` (with a header). Persons become entries, other schemas are skipped. Its `countries`
 * are any connection with a country; they are taken as nationalities since the format knows nothing better.
 */
export async function* readOpenSanctionsCsv(
  file: AsyncIterable<Uint8Array>,
  defaults: ListDefaults,
): AsyncGenerator<ListRecord> {
  let header: string[] | undefined;
  for await (const record of csvRecords(file)) {
    if (header === undefined) {
      const names = record.fault === undefined ? record.values.map((name) => name.trim()) : [];
      if (names.length > MAX_COLUMNS || REQUIRED.some((name) => !names.includes(name)))
        throw unreadable(`The header of targets.simple.csv is missing: it names ${REQUIRED.join(', ')}.`);
      header = names;
    } else if (record.fault !== undefined || record.values.length !== header.length) {
      const fault = record.fault ?? columnsWrong(record.values.length, header.length);
      // In another column the id of a broken row may be some other value.
      const sourceId = header[0] === 'id' ? readableId(record.firstValue?.trim()) : undefined;
      yield rejectedRecord(record.line, fault, sourceId);
    } else {
      const row = Object.fromEntries(header.map((name, index) => [name, storableText(record.values[index] ?? '')]));
      if (row.schema?.trim() === 'Person') yield personOf(row, record.line, defaults);
      else yield skippedRecord(record.line, { code: 'not-a-person' });
    }
  }
  if (header === undefined) throw unreadable('The file is empty.');
}
