import { Readable } from 'node:stream';
import { inPieces } from './pieces.ts';

/** Rows that are put into text at a time: half a millisecond of the processor. 30,000 in one piece keep everybody waiting for 80. */
const ROWS_AT_A_TIME = 200;
/** An answer of no more rows is told whole. */
const FEW_ROWS = 500;

type Answer<List extends string> = Readonly<Record<string, unknown>> & Readonly<Record<List, readonly unknown[]>>;

/**
 * The same text as `JSON.stringify(answer)`, piece by piece: one list of it is long, the rest is not.
 * @param list its key
 */
export function jsonOf<List extends string>(answer: Answer<List>, list: List): AsyncGenerator<string, void, undefined> {
  return inPieces(textsOf(answer, list));
}

function* textsOf<List extends string>(answer: Answer<List>, list: List): Generator<string, void, undefined> {
  let before = '{';
  for (const [name, value] of Object.entries(answer)) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    before = ',';
    if (name !== list) {
      yield JSON.stringify(value);
      continue;
    }
    const rows = answer[list];
    yield '[';
    for (let at = 0; at < rows.length; at += ROWS_AT_A_TIME) {
      yield `${at === 0 ? '' : ','}${JSON.stringify(rows.slice(at, at + ROWS_AT_A_TIME)).slice(1, -1)}`;
    }
    yield ']';
  }
  yield before === '{' ? '{}' : '}';
}

interface JsonReply<A> {
  type(type: string): unknown;
  send(answer: A): unknown;
}

/**
 * Answers with JSON whose list may be long: whole while it is short, and then held against the schema where answers are; else piece by piece.
 * @param list its key
 */
export function sendJson<List extends string, A extends Answer<List>, R extends JsonReply<A>>(
  reply: R,
  answer: A,
  list: List,
): ReturnType<R['send']> {
  if (answer[list].length <= FEW_ROWS) return reply.send(answer) as ReturnType<R['send']>;
  reply.type('application/json; charset=utf-8');
  // Fastify pipes a stream; its types know the schema's answer only.
  return reply.send(Readable.from(jsonOf(answer, list)) as unknown as A) as ReturnType<R['send']>;
}
