import { z } from 'zod';
import { IamisError } from '../core/errors.ts';
import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { Accounts } from './account-reader.ts';
import { consoleSessionSchema, credentialsSchema } from './accounts-schemas.ts';
import { revokeSession } from './revoke-session.ts';
import { signIn } from './sign-in.ts';
import { SIGN_IN_LIMIT } from './sign-in-limit.ts';
import { viewMe } from './view-me.ts';

/** Signing in and out in a browser: the session is a cookie that no script can read. */
export function registerSessionRoutes(app: App, platform: Platform, accounts: Accounts): void {
  const { sessions } = accounts;

  app.post(
    '/v1/auth/session',
    {
      config: SIGN_IN_LIMIT,
      schema: {
        operationId: 'beginConsoleSession',
        tags: ['accounts'],
        summary: 'Sign in in a browser',
        description:
          'Sets the session as a cookie (HttpOnly, SameSite=Strict; Secure and `__Host-` where `IAMIS_ORIGIN` is https). Whatever is not GET ' +
          'and comes by that cookie needs `csrfToken` as the header `x-csrf-token`. The session ends 12 hours after the sign-in, or after ' +
          '30 minutes without a request; its cookie is renewed by use. Wrong passwords wait as at `/v1/auth/token`.',
        body: credentialsSchema,
        response: answers({ 200: consoleSessionSchema }),
      },
    },
    async (request, reply) => {
      sessions.requireOwnOrigin(request);
      const before = sessions.tokenOf(request);
      const session = await signIn(
        { platform, passwords: accounts.passwords },
        { ...request.body, address: request.ip, carrier: 'cookie' },
      );
      if (before !== undefined) await endSession(before);
      sessions.setCookie(reply, session.refreshToken);
      const actor = await accounts.readActor(session.accountId);
      return { me: await viewMe(accounts, actor), csrfToken: sessions.csrfTokenOf(session.sessionId) };
    },
  );

  app.get(
    '/v1/auth/session',
    {
      config: { permission: 'signed-in' },
      schema: {
        operationId: 'readConsoleSession',
        tags: ['accounts'],
        summary: "The browser's session: who is signed in, and the token against forged requests",
        description: 'An access token is no session: 401.',
        response: answers({ 200: consoleSessionSchema }),
      },
    },
    async (request) => {
      if (!request.cookieSession) throw new IamisError('not-signed-in');
      const { sessionId } = request.cookieSession;
      return { me: await viewMe(accounts, actorOf(request)), csrfToken: sessions.csrfTokenOf(sessionId) };
    },
  );

  app.delete(
    '/v1/auth/session',
    {
      config: { permission: 'signed-in' },
      schema: {
        operationId: 'endConsoleSession',
        tags: ['accounts'],
        summary: 'Sign out in a browser: the session ends for each of its tabs',
        response: answers({ 204: z.null().meta({ description: 'Signed out' }) }),
      },
    },
    async (request, reply) => {
      const token = sessions.tokenOf(request);
      if (!request.cookieSession || token === undefined) throw new IamisError('not-signed-in');
      await endSession(token);
      sessions.clearCookie(reply);
      return reply.code(204).send(null);
    },
  );

  async function endSession(token: string): Promise<void> {
    await inTransaction(platform.db, (tx) => revokeSession(tx, platform, token, 'cookie'));
    sessions.forget(token);
  }
}
