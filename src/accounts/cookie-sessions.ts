import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IamisError } from '../core/errors.ts';
import type { Platform } from '../platform/platform.ts';
import { csrfTokenOf, isCsrfToken, isOwnOrigin } from './cookie-session.ts';
import { type CookieSession, type UsedCookie, useCookie } from './use-cookie.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The browser's session, where the request came by a cookie. */
    cookieSession?: CookieSession;
  }
}

/** Sessions of browsers, carried by a cookie that no script can read. */
export interface CookieSessions {
  /**
   * The living session of a request, once it is known to come from the console itself; sets the successor's cookie on the answer.
   * @throws IamisError `cross-site-request`, `csrf-token-wrong`
   */
  find(request: FastifyRequest, reply: FastifyReply): Promise<CookieSession | undefined>;
  /** @throws IamisError `cross-site-request` for a request that another site's page made */
  requireOwnOrigin(request: FastifyRequest): void;
  tokenOf(request: FastifyRequest): string | undefined;
  setCookie(reply: FastifyReply, token: string): void;
  clearCookie(reply: FastifyReply): void;
  csrfTokenOf(sessionId: string): string;
  /** After a sign-out in this process: the next request with the cookie is refused at once. */
  forget(token: string): void;
}

/** A session that ends in another process ends here within this time, as an account's change does. */
const OLDEST_MS = 2_000;
const MOST_KEPT = 10_000;
const LONGEST_TOKEN = 200;
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** @param origin the console's address; with `https` the cookie is Secure and bound to the host by its name (RFC 6265bis, 4.1.3.2) */
export function openCookieSessions(platform: Platform, origin: string | undefined): CookieSessions {
  const isSecure = origin?.startsWith('https://') ?? false;
  const name = isSecure ? '__Host-iamis-session' : 'iamis-session';
  const attributes = { httpOnly: true, sameSite: 'strict', path: '/', secure: isSecure } as const;
  const secret = platform.secrets.tokenSecret;
  const kept = new Map<string, { used: Promise<UsedCookie | undefined>; readAtMs: number }>();

  function tokenOf(request: FastifyRequest): string | undefined {
    const header = request.headers.cookie;
    const token = header === undefined ? undefined : parseCookie(header)[name];
    return token !== undefined && token.length <= LONGEST_TOKEN ? token : undefined;
  }

  function requireOwnOrigin(request: FastifyRequest): void {
    const { origin: sentFrom, 'sec-fetch-site': fetchSite } = request.headers;
    const from = { origin: sentFrom, host: request.host, fetchSite: fetchSite?.toString() };
    if (!isOwnOrigin(from, origin)) throw new IamisError('cross-site-request');
  }

  /** What a cookie is worth: requests that come at once share one reading. Only what is good as it stands is known for longer. */
  function read(token: string): Promise<UsedCookie | undefined> {
    // The age is counted from before the reading, on a clock that nobody sets.
    const nowMs = performance.now();
    const known = kept.get(token);
    if (known && nowMs - known.readAtMs < OLDEST_MS) return known.used;
    const entry = { used: useCookie(platform, token), readAtMs: nowMs };
    kept.delete(token);
    kept.set(token, entry);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    const drop = () => {
      if (kept.get(token) === entry) kept.delete(token);
    };
    entry.used.then((used) => {
      if (used?.successor !== null) drop();
    }, drop);
    return entry.used;
  }

  function setCookie(reply: FastifyReply, token: string): void {
    reply.header('set-cookie', stringifySetCookie({ name, value: token, ...attributes }));
  }

  async function sessionOf(token: string, reply: FastifyReply): Promise<CookieSession | undefined> {
    const used = await read(token);
    if (!used) return undefined;
    const { sessionId, accountId, successor } = used;
    if (successor !== null) setCookie(reply, successor);
    return { sessionId, accountId };
  }

  return {
    tokenOf,
    requireOwnOrigin,
    setCookie,
    clearCookie: (reply) =>
      void reply.header('set-cookie', stringifySetCookie({ name, value: '', ...attributes, maxAge: 0 })),
    csrfTokenOf: (sessionId) => csrfTokenOf(secret, sessionId),
    forget: (token) => void kept.delete(token),
    async find(request, reply) {
      const token = tokenOf(request);
      if (token === undefined) return undefined;
      const isChange = !SAFE_METHODS.includes(request.method);
      if (isChange) requireOwnOrigin(request);
      const session = await sessionOf(token, reply);
      if (session && isChange && !isCsrfToken(secret, session.sessionId, request.headers['x-csrf-token']))
        throw new IamisError('csrf-token-wrong');
      return session;
    },
  };
}
