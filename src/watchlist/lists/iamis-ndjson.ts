import { z } from 'zod';
import { entryBodyShape, entryContentFromBody, isValidityForward } from '../entry-schema.ts';
import { jsonLines, textBehindKey } from './json-lines.ts';
import { isSourceId, type ListRecord, readableId, SOURCE_LISTS } from './list-record.ts';

const MAX_LINE_BYTES = 64 * 1024;
const MAX_REASONS = 3;

/** The body of `POST /v1/watchlist/entries` with the agency's own id of the record. */
const lineSchema = z
  .strictObject({ ...entryBodyShape, sourceId: z.string().refine(isSourceId, 'must be 1 to 200 visible characters') })
  .refine(isValidityForward, { path: ['validTo'], message: 'must not be before validFrom' });

/** A misspelt key is named; what does not look like one is not repeated: somebody may have typed a value in its place. */
const KEY = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

function reasonsOf(issue: z.core.$ZodIssue): string[] {
  const pointer = issue.path.map((key) => `/${String(key)}`).join('');
  if (issue.code !== 'unrecognized_keys') return [`${pointer || '/'}: ${issue.message}`];
  return issue.keys.map((key) =>
    KEY.test(key) ? `${pointer}/${key}: is not a known key` : `${pointer || '/'}: has an unknown key`,
  );
}

/** Pointers and messages, never a value. */
function reasonOf(error: z.ZodError): string {
  return error.issues.flatMap(reasonsOf).slice(0, MAX_REASONS).join('; ');
}

/** IAMIS's own exchange format: one JSON object a line. A bad line is rejected with its number, the rest goes on. */
export async function* readIamisNdjson(file: AsyncIterable<Uint8Array>): AsyncGenerator<ListRecord> {
  for await (const read of jsonLines(file, MAX_LINE_BYTES)) {
    const { line, value, fault } = read;
    if (fault !== undefined) {
      yield { kind: 'rejected', line, reason: fault, sourceId: readableId(textBehindKey('sourceId', read.text)) };
      continue;
    }
    const parsed = lineSchema.safeParse(value);
    if (!parsed.success) {
      yield { kind: 'rejected', line, reason: reasonOf(parsed.error), sourceId: readableId(value.sourceId) };
    } else {
      const { sourceId, ...body } = parsed.data;
      const content = entryContentFromBody(body, { sourceList: SOURCE_LISTS['iamis-ndjson'], sourceId });
      yield { kind: 'entry', line, sourceId, content, raw: value };
    }
  }
}
