import { z } from 'zod';
import { asFault, fieldFaultOf } from '../../core/field-fault.ts';
import { entryBodyShape, entryContentFromBody, isValidityForward, VALIDITY_FORWARD } from '../entry-schema.ts';
import { jsonLines, textBehindKey } from './json-lines.ts';
import { isSourceId, type ListRecord, readableId, rejectedRecord, SOURCE_LISTS } from './list-record.ts';
import { faultText, RECORD_FAULT_CODES, type RecordFault, type RecordFaultCode } from './record-fault.ts';

const MAX_LINE_BYTES = 64 * 1024;
const MAX_REASONS = 3;

/** The body of `POST /v1/watchlist/entries` with the agency's own id of the record. */
const lineSchema = z
  .strictObject({
    ...entryBodyShape,
    sourceId: z.string().refine(isSourceId, asFault('id-unusable', 'must be 1 to 200 visible characters')),
  })
  .refine(isValidityForward, VALIDITY_FORWARD);

/** A misspelt key is named; what does not look like one is not repeated: somebody may have typed a value in its place. */
const KEY = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

const pointerOf = (path: readonly PropertyKey[]) => path.map((key) => `/${String(key)}`).join('');

function isMissing(line: unknown, path: readonly PropertyKey[]): boolean {
  return path.reduce<unknown>((value, key) => Object(value)[key], line) === undefined;
}

function faultsOf(issue: z.core.$ZodIssue, line: unknown): RecordFault[] {
  const pointer = pointerOf(issue.path);
  const field = pointer || '/';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      KEY.test(key) ? { code: 'key-unknown', field: `${pointer}/${key}` } : { code: 'key-unknown' },
    );
  }
  const told = issue.code === 'custom' ? faultCodeOf(issue.params) : undefined;
  return [{ code: told ?? fieldFaultOf(issue, isMissing(line, issue.path)).code, field }];
}

/** The code that a rule of the shape brings with it (`asFault`); a record has some that no field has. */
function faultCodeOf(params: Record<string, unknown> | undefined): RecordFaultCode | undefined {
  return RECORD_FAULT_CODES.find((code) => code === params?.fault);
}

function textsOf(issue: z.core.$ZodIssue, line: unknown): string[] {
  const faults = faultsOf(issue, line);
  const isTold = faults.some(({ code }) => code === 'key-unknown' || code === 'field-missing');
  return isTold ? faults.map(faultText) : [`${pointerOf(issue.path) || '/'}: ${issue.message}`];
}

/** Pointers, codes and messages, never a value. */
function rejectedLine(line: number, value: Record<string, unknown>, { issues }: z.ZodError): ListRecord {
  return {
    kind: 'rejected',
    line,
    reason: issues
      .flatMap((issue) => textsOf(issue, value))
      .slice(0, MAX_REASONS)
      .join('; '),
    faults: issues.flatMap((issue) => faultsOf(issue, value)).slice(0, MAX_REASONS),
    sourceId: readableId(value.sourceId),
  };
}

/** IAMIS's own exchange format: one JSON object a line. A bad line is rejected with its number, the rest goes on. */
export async function* readIamisNdjson(file: AsyncIterable<Uint8Array>): AsyncGenerator<ListRecord> {
  for await (const read of jsonLines(file, MAX_LINE_BYTES)) {
    const { line, value, fault } = read;
    if (fault !== undefined) {
      yield rejectedRecord(line, fault, readableId(textBehindKey('sourceId', read.text)));
      continue;
    }
    const parsed = lineSchema.safeParse(value);
    if (!parsed.success) {
      yield rejectedLine(line, value, parsed.error);
    } else {
      const { sourceId, ...body } = parsed.data;
      const content = entryContentFromBody(body, { sourceList: SOURCE_LISTS['iamis-ndjson'], sourceId });
      yield { kind: 'entry', line, sourceId, content, raw: value };
    }
  }
}
