import { unreadable } from './list-record.ts';
import type { RecordFault } from './record-fault.ts';
import { textLines } from './text-lines.ts';

/** So many lines at the beginning without one that is JSON: this is another kind of file. */
const MAX_LEADING_FAULTS = 100;

const CODES = { 'too-long': 'line-too-long', 'not-utf-8': 'not-utf-8' } as const;

export type JsonLine =
  | { line: number; value: Record<string, unknown>; fault?: undefined }
  | { line: number; value?: undefined; fault: RecordFault; text: string | undefined };

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * One JSON object a line; blank lines are passed over, a line that is none is a fault and the rest goes on. A file without a
 * single JSON object is `import-unreadable`, an empty one too: taken for a list it would remove every entry of its source.
 */
export async function* jsonLines(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<JsonLine> {
  let hasObject = false;
  let faults = 0;
  for await (const { line, text, fault } of textLines(source, maxBytes)) {
    if (text !== undefined && text.trim() === '') continue;
    const read = fault === undefined ? objectOf(text ?? '') : undefined;
    if (read !== undefined) {
      hasObject = true;
      yield { line, value: read };
      continue;
    }
    faults += 1;
    if (!hasObject && faults >= MAX_LEADING_FAULTS) break;
    yield { line, text, fault: { code: fault === undefined ? 'not-json' : CODES[fault] } };
  }
  if (!hasObject) throw unreadable(faults === 0 ? 'The file is empty.' : 'The file has no line that is a JSON object.');
}

/**
 * The text behind a key in a line that is no JSON. Undefined unless the key stands there exactly once: a line that lost its end
 * goes on with the next person's.
 */
export function textBehindKey(key: 'sourceId' | 'id', line: string | undefined): unknown {
  const behindKey = new RegExp(`"${key}"\\s*:\\s*("(?:[^"\\\\\uFFFD]|\\\\.)*")?`, 'gu');
  const [found, another] = (line ?? '').matchAll(behindKey);
  if (found?.[1] === undefined || another !== undefined) return undefined;
  try {
    return JSON.parse(found[1]);
  } catch {
    return undefined;
  }
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
