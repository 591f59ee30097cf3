/** What came back, or why nothing came back after all tries. */
export interface ApiAnswer {
  status: number;
  /** Parsed JSON; null when there was none. */
  body: unknown;
  /** Milliseconds of the try that was answered. */
  tookMs: number;
}

export interface ApiClient {
  /** Repeats the same request after a lost connection, 429 and 503; signs in again when the token has run out. */
  call(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown): Promise<ApiAnswer>;
  /** Tries that had to be repeated, by reason. */
  readonly repeats: Readonly<Record<string, number>>;
}

export interface ApiClientOptions {
  url: string;
  username: string;
  password: string;
  /** Ends waiting and trying. */
  signal: AbortSignal;
}

/** The server could not be reached, or does not let this account in. */
export class ApiUnusableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ApiUnusableError';
  }
}

const MOST_TRIES = 12;
const TRIES_AT_THE_DOOR = 2;
const LONGEST_WAIT_MS = 10_000;
const ANSWER_WITHIN_MS = 30_000;
/** Refreshed before it runs out, so that no scan meets an old token. */
const REFRESH_AHEAD_MS = 60_000;

interface Session {
  accessToken: string;
  refreshToken: string;
  refreshAtMs: number;
}

/** Signs in. @throws ApiUnusableError */
export async function openApiClient(options: ApiClientOptions): Promise<ApiClient> {
  const client = new SessionClient(options);
  // Nobody waits long for a server that was never there; one that goes away in the middle is waited for.
  await client.signIn(TRIES_AT_THE_DOOR);
  return client;
}

class SessionClient implements ApiClient {
  readonly repeats: Record<string, number> = {};
  readonly #options: ApiClientOptions;
  #session: Session | undefined;
  #renewing: Promise<void> | undefined;

  constructor(options: ApiClientOptions) {
    this.#options = options;
  }

  async signIn(mostTries = MOST_TRIES): Promise<void> {
    const { username, password, url } = this.#options;
    const answer = await this.#try('POST', '/v1/auth/token', { username, password }, undefined, mostTries);
    if (answer.status === 200) this.#session = sessionOf(answer.body);
    else if (answer.status === 0) throw new ApiUnusableError(`Nothing answers at ${url}.`);
    else throw new ApiUnusableError(`${username} could not sign in at ${url}: ${codeOf(answer)}.`);
  }

  async call(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown): Promise<ApiAnswer> {
    await this.#renewIfOld();
    const answer = await this.#try(method, path, body, this.#session?.accessToken);
    if (answer.status !== 401) return answer;
    this.#count('signed-out');
    await this.#renew();
    return this.#try(method, path, body, this.#session?.accessToken);
  }

  async #renewIfOld(): Promise<void> {
    if (!this.#session || Date.now() >= this.#session.refreshAtMs) await this.#renew();
  }

  /** Many lanes share one session: the first renews it, the others wait for that. */
  #renew(): Promise<void> {
    this.#renewing ??= this.#refresh().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #refresh(): Promise<void> {
    const refreshToken = this.#session?.refreshToken;
    const answer = await this.#try('POST', '/v1/auth/refresh', { refreshToken }, undefined);
    if (answer.status === 200) this.#session = sessionOf(answer.body);
    else await this.signIn();
  }

  async #try(
    method: string,
    path: string,
    body: unknown,
    token: string | undefined,
    mostTries = MOST_TRIES,
  ): Promise<ApiAnswer> {
    let answer: ApiAnswer = { status: 0, body: null, tookMs: 0 };
    for (let tries = 0; tries < mostTries && !this.#options.signal.aborted; tries++) {
      const { waitMs, reason, ...got } = await this.#once(method, path, body, token);
      answer = got;
      if (waitMs === null) return answer;
      this.#count(reason);
      await pause(Math.min(waitMs * (answer.status === 0 ? tries + 1 : 1), LONGEST_WAIT_MS), this.#options.signal);
    }
    return answer;
  }

  async #once(
    method: string,
    path: string,
    body: unknown,
    token: string | undefined,
  ): Promise<ApiAnswer & { waitMs: number | null; reason: string }> {
    const startedMs = performance.now();
    try {
      const response = await fetch(new URL(path, this.#options.url), {
        method,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const text = await response.text();
      const tookMs = performance.now() - startedMs;
      const { status } = response;
      const isBusy = status === 429 || status === 503;
      const afterS = Number(response.headers.get('retry-after') ?? 1);
      return {
        status,
        body: parsed(text),
        tookMs,
        waitMs: isBusy ? (Number.isFinite(afterS) ? afterS * 1000 : 1000) : null,
        reason: String(status),
      };
    } catch {
      return { status: 0, body: null, tookMs: performance.now() - startedMs, waitMs: 250, reason: 'connection' };
    }
  }

  #count(reason: string): void {
    this.repeats[reason] = (this.repeats[reason] ?? 0) + 1;
  }
}

function sessionOf(body: unknown): Session {
  const { accessToken, refreshToken, expiresInS } = body as {
    accessToken: string;
    refreshToken: string;
    expiresInS: number;
  };
  return { accessToken, refreshToken, refreshAtMs: Date.now() + expiresInS * 1000 - REFRESH_AHEAD_MS };
}

/** The problem's code, or what else there is to say. */
export function codeOf(answer: ApiAnswer): string {
  if (answer.status === 0) return 'no-answer';
  const { body } = answer;
  const hasCode = body !== null && typeof body === 'object' && 'code' in body && typeof body.code === 'string';
  return hasCode ? String((body as { code: string }).code) : `status-${answer.status}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Waits, or returns early when the signal says so. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
