import type { ListedDocument } from '../watchlist-entry.ts';
import { contentOfFtm, documentOfFtm, type FtmLine, ftmLineOf, rawOfFtm } from './ftm-entity.ts';
import { holdBytes } from './held-bytes.ts';
import { isObject, type JsonLine, jsonLines, textBehindKey } from './json-lines.ts';
import {
  isSourceId,
  type ListDefaults,
  type ListRecord,
  readableId,
  rejectedRecord,
  skippedRecord,
  tooLarge,
} from './list-record.ts';
import type { RecordFaultCode } from './record-fault.ts';

/** The longest lines of real lists (organisations with names in thirty languages) have 30 KiB. */
const MAX_LINE_BYTES = 1024 * 1024;

/** Documents that are entities of their own, and lines of a change file: both are held through the second reading. */
const MAX_HELD = 500_000;

const DOCUMENT_SCHEMAS: ReadonlySet<string> = new Set(['Passport', 'Identification']);

interface Gathered {
  documentsByHolder: Map<string, ListedDocument[]>;
  /** Of a change file: the line that speaks last of each id. */
  lastLineById: Map<string, number>;
}

/** First reading: what a person's own line does not say. */
async function gather(lines: ReturnType<typeof jsonLines>): Promise<Gathered> {
  const documentsByHolder = new Map<string, ListedDocument[]>();
  const lastLineById = new Map<string, number>();
  let held = 0;
  for await (const { line, value } of lines) {
    const read = value === undefined ? undefined : ftmLineOf(value);
    if (read === undefined) continue;
    const { op, entity } = read;
    if (op !== undefined) {
      lastLineById.set(entity.id, line);
      held += 1;
    }
    const document = DOCUMENT_SCHEMAS.has(entity.schema) && op !== 'DEL' ? documentOfFtm(entity) : undefined;
    if (document !== undefined) {
      for (const holder of entity.properties.get('holder') ?? []) {
        const documents = documentsByHolder.get(holder);
        if (documents) documents.push(document);
        else documentsByHolder.set(holder, [document]);
        held += 1;
      }
    }
    if (held > MAX_HELD) throw tooLarge(`A file may have at most ${MAX_HELD} documents and changes.`);
  }
  return { documentsByHolder, lastLineById };
}

function recordOf({ op, entity }: FtmLine, line: number, gathered: Gathered, defaults: ListDefaults): ListRecord {
  const skipped = (code: RecordFaultCode): ListRecord => skippedRecord(line, { code });
  if (op !== undefined && gathered.lastLineById.get(entity.id) !== line) return skipped('replaced-later');
  if (op === 'DEL') return skipped('deleted-by-change');
  if (DOCUMENT_SCHEMAS.has(entity.schema)) return skipped('document-of-holder');
  if (entity.schema !== 'Person') return skipped('not-a-person');
  if (entity.target === false) return skipped('not-listed-itself');
  if (!isSourceId(entity.id)) return rejectedRecord(line, { code: 'id-unusable' });
  const content = contentOfFtm(entity, gathered.documentsByHolder.get(entity.id) ?? [], defaults);
  if (content === undefined) return rejectedRecord(line, { code: 'name-unusable' }, entity.id);
  return { kind: 'entry', line, sourceId: entity.id, content, raw: rawOfFtm(entity) };
}

/** The id in a line that is no entity, plain or wrapped. */
function idOfBroken(json: JsonLine): string | undefined {
  if (json.fault !== undefined) return readableId(textBehindKey('id', json.text));
  const { value } = json;
  return readableId(isObject(value.entity) ? value.entity.id : value.id);
}

/**
 * FollowTheMoney entities, one a line (`entities.ftm.json`), plain or wrapped by a change file as `{op, entity}`. Persons
 * become entries. Passport and Identification entities stand anywhere in the file and are joined to their holders, so the
 * file is read twice, held compressed meanwhile. In a change file each line carries its whole entity: the last one of an id
 * counts, ADD and MOD alike make the entry, DEL makes none. What such a file does not name counts as absent from the list,
 * like in any other file: import the changes of a list only together with the list.
 */
export async function* readFtmJson(
  file: AsyncIterable<Uint8Array>,
  defaults: ListDefaults,
): AsyncGenerator<ListRecord> {
  const held = await holdBytes(file);
  const gathered = await gather(jsonLines(held.replay(), MAX_LINE_BYTES));
  for await (const json of jsonLines(held.replay(), MAX_LINE_BYTES)) {
    const { line, fault } = json;
    const read = fault === undefined ? ftmLineOf(json.value) : undefined;
    if (read !== undefined) yield recordOf(read, line, gathered, defaults);
    else yield rejectedRecord(line, fault ?? { code: 'record-unknown' }, idOfBroken(json));
  }
}
