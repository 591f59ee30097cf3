import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './api-types.ts';
import { noteAnswer, noteSilence } from './connection.ts';
import { csrfToken, noteSignedOut } from './csrf.ts';

export type Schemas = components['schemas'];
/** What is wrong with one field of what was sent. */
export type FieldError = NonNullable<Schemas['Problem']['errors']>[number];

/** Answers that say "not now": the request has recorded nothing that a repeat of it would not find. */
export const isUnavailable = (status: number) => status === 503 || status === 429 || status === 502 || status === 504;

/** A refusal of the session, not of what was asked: with a fresh one (`askSession`) the same passes. */
export const isStaleSession = (status: number, code: string | undefined) =>
  status === 403 && (code === 'csrf-token-wrong' || code === 'cross-site-request');

/** What a person stands and waits for: no answer by then is none. The same again is the same, or is told to have been done. */
export const soon = () => AbortSignal.timeout(8_000);

/** A line that hangs answers nothing and fails at nothing; the longest work of the server, a big list that comes into force, is begun by then. */
const LONGEST_MS = 120_000;

/** Fetches; what has not begun to answer in time is given up. An answer that has begun takes its time: files of figures come in pieces. */
async function fetchInTime(request: Request): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException('no answer in time', 'TimeoutError')), LONGEST_MS);
  try {
    return await fetch(request, { signal: AbortSignal.any([request.signal, late.signal]) });
  } finally {
    clearTimeout(timer);
  }
}

/** Given up for want of an answer, not because nobody asks any more. */
const isTimeout = (error: unknown) => error instanceof DOMException && error.name === 'TimeoutError';

const session: Middleware = {
  onRequest({ request }) {
    const token = csrfToken();
    if (request.method !== 'GET' && token) request.headers.set('x-csrf-token', token);
    return request;
  },
  onResponse({ response, schemaPath }) {
    noteAnswer(response);
    if (response.status === 401 && !schemaPath.startsWith('/v1/auth/')) noteSignedOut();
  },
  onError({ error, request }) {
    if (!request.signal.aborted || isTimeout(request.signal.reason)) noteSilence();
    return error instanceof Error ? error : new Error('no answer');
  },
};

/**
 * The public API, typed from openapi.yaml; the session's cookie goes along by itself. A call rejects only when there was no answer;
 * a refusal is in `error`.
 */
export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin', fetch: fetchInTime });
api.use(session);
