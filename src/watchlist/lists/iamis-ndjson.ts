import { z } from 'zod';
import { entryBodyShape, entryContentFromBody, isValidityForward } from '../entry-schema.ts';
import { jsonLines } from './json-lines.ts';
import { isSourceId, type ListRecord, SOURCE_LISTS } from './list-record.ts';

const MAX_LINE_BYTES = 64 * 1024;
const MAX_REASONS = 3;

/** The body of `POST /v1/watchlist/entries` with the agency's own id of the record. */
const lineSchema = z
  .strictObject({ ...entryBodyShape, sourceId: z.string().refine(isSourceId, 'must be 1 to 200 visible characters') })
  .refine(isValidityForward, { path: ['validTo'], message: 'must not be before validFrom' });

/** Pointers and messages, never a value; the names of unknown keys are not repeated either, someone may have typed into them. */
function reasonOf(error: z.ZodError): string {
  return error.issues
    .slice(0, MAX_REASONS)
    .map((issue) => {
      const pointer = issue.path.map((key) => `/${String(key)}`).join('') || '/';
      return `${pointer}: ${issue.code === 'unrecognized_keys' ? 'has an unknown key' : issue.message}`;
    })
    .join('; ');
}

/** IAMIS's own exchange format: one JSON object a line. A bad line is rejected with its number, the rest goes on. */
export async function* readIamisNdjson(file: AsyncIterable<Uint8Array>): AsyncGenerator<ListRecord> {
  for await (const { line, value, fault } of jsonLines(file, MAX_LINE_BYTES)) {
    if (fault !== undefined) {
      yield { kind: 'rejected', line, reason: fault };
      continue;
    }
    const parsed = lineSchema.safeParse(value);
    if (!parsed.success) {
      yield { kind: 'rejected', line, reason: reasonOf(parsed.error) };
    } else {
      const { sourceId, ...body } = parsed.data;
      const content = entryContentFromBody(body, { sourceList: SOURCE_LISTS['iamis-ndjson'], sourceId });
      yield { kind: 'entry', line, sourceId, content, raw: value };
    }
  }
}
