import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, type FieldError, IamisError } from '../../core/errors.ts';
import { fieldFaultOf, type SchemaIssue } from '../../core/field-fault.ts';
import { asDatabaseError } from '../database.ts';
import type { App } from './app-type.ts';
import { asConstraintError } from './constraint-codes.ts';
import { PROBLEMS, problemBody } from './problems.ts';

const FRAMEWORK_CODES: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_NOT_FOUND: 'not-found',
  FST_REQ_FILE_TOO_LARGE: 'import-too-large',
};

interface ZodIssueLike {
  instancePath: string;
  keyword: string;
  message?: string;
  params?: SchemaIssue & { keys?: string[] };
}

/** RFC 6901: `~` and `/` inside a key are escaped. Only keys that the client sent are named, never values. */
const segment = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

const POINTER_PREFIXES: Record<string, string> = { querystring: '?', params: 'path:', headers: 'header:' };

/** Is there nothing at this path of what the client sent? Then the message is about the absence, not about a value. */
function isAbsent(sent: unknown, path: string): boolean {
  let place = sent;
  for (const key of path.split('/').slice(1)) {
    if (place === null || typeof place !== 'object') return false;
    place = (place as Record<string, unknown>)[key];
  }
  return place === undefined;
}

/** zod's words for a person: "Invalid input: expected string, received undefined" is just a missing field. */
function wordsOf({ message }: ZodIssueLike, isMissing: boolean): string {
  const words = message?.replace(/^Invalid (input|option): /, '') ?? 'is not valid';
  return isMissing ? `is required; ${words.replace(/, received undefined$/, '')}` : words;
}

function shapeError(issue: ZodIssueLike, pointer: string, isMissing: boolean): FieldError {
  const fault = fieldFaultOf({ code: issue.keyword, ...issue.params }, isMissing);
  return { pointer, ...fault, detail: wordsOf(issue, isMissing) };
}

function fieldErrors(error: FastifyError, request: FastifyRequest): FieldError[] {
  const prefix = POINTER_PREFIXES[error.validationContext ?? ''] ?? '';
  const parts: Record<string, unknown> = {
    querystring: request.query,
    params: request.params,
    headers: request.headers,
  };
  const sent = parts[error.validationContext ?? ''] ?? request.body;
  const pointerOf = (path: string) => (prefix ? prefix + path.slice(1) : path === '/' ? '' : path);
  return (error.validation ?? []).slice(0, 20).flatMap((raw) => {
    const issue = raw as unknown as ZodIssueLike;
    const base = issue.instancePath === '/' ? '' : issue.instancePath;
    return issue.keyword === 'unrecognized_keys'
      ? (issue.params?.keys ?? []).slice(0, 20).map((key) => ({
          pointer: pointerOf(`${base}/${segment(key.slice(0, 60))}`),
          code: 'key-unknown' as const,
          detail: 'is not a known key',
        }))
      : [shapeError(issue, pointerOf(issue.instancePath), isAbsent(sent, base))];
  });
}

/** Whatever was thrown, as a code of ours. */
export function asIamisError(thrown: unknown, request: FastifyRequest): IamisError {
  const error = asConstraintError(asDatabaseError(thrown));
  if (error instanceof IamisError) return error;
  const framework = error as FastifyError;
  if (framework.validation) return new IamisError('bad-request', { errors: fieldErrors(framework, request) });
  const code = FRAMEWORK_CODES[framework.code ?? ''];
  if (code) return new IamisError(code);
  if (framework.statusCode === 429) return new IamisError('too-many-requests', { retryAfterS: 60 });
  if (framework instanceof SyntaxError && framework.statusCode === 400) return new IamisError('malformed-json');
  if (framework.statusCode && framework.statusCode >= 400 && framework.statusCode < 500)
    return new IamisError('bad-request');
  return new IamisError('internal-error', { cause: error });
}

export function sendProblem(error: IamisError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status } = PROBLEMS[error.code];
  if (error.retryAfterS !== undefined) reply.header('retry-after', String(Math.ceil(error.retryAfterS)));
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(status).type('application/problem+json').send(problemBody(error, request.id));
}

/** RFC 9457 for every refusal, also those of the framework. */
export function registerErrorHandler(app: App): void {
  app.setErrorHandler((thrown, request, reply) => {
    const error = asIamisError(thrown, request);
    if (error.code === 'internal-error') request.log.error({ err: error.cause ?? thrown }, 'internal-error');
    else if (PROBLEMS[error.code].status === 503) request.log.warn({ code: error.code }, 'unavailable');
    return sendProblem(error, request, reply);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(new IamisError('not-found'), request, reply));
}

const BROKEN_REQUEST_CODES: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
};

/** What Node refuses before there is a request (headers too large, not HTTP at all) is answered in the same form. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const code = BROKEN_REQUEST_CODES[error.code ?? ''] ?? 'bad-request';
  const body = JSON.stringify(problemBody(new IamisError(code), 'none'));
  const { status, title } = PROBLEMS[code];
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
