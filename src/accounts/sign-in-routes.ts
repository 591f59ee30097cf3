import { z } from 'zod';
import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { ACCESS_TOKEN_S, issueAccessToken, registerAccessTokens } from './access-token.ts';
import type { Accounts } from './account-reader.ts';
import { credentialsSchema, meSchema, refreshTokenSchema, sessionSchema } from './accounts-schemas.ts';
import { refreshSession } from './refresh-session.ts';
import { revokeSession } from './revoke-session.ts';
import { registerSessionRoutes } from './session-routes.ts';
import { type Session, signIn } from './sign-in.ts';
import { SIGN_IN_LIMIT } from './sign-in-limit.ts';
import { viewMe } from './view-me.ts';

/** Signing in and out. Registers the access tokens too, without which `findActor` knows nobody. */
export function registerSignInRoutes(app: App, platform: Platform, accounts: Accounts): void {
  registerAccessTokens(app, platform.secrets.jwtKeys);
  const answerOf = (session: Session) => ({
    accessToken: issueAccessToken(app, session.accountId),
    tokenType: 'Bearer' as const,
    expiresInS: ACCESS_TOKEN_S,
    refreshToken: session.refreshToken,
  });
  registerSessionRoutes(app, platform, accounts);

  app.post(
    '/v1/auth/token',
    {
      config: SIGN_IN_LIMIT,
      schema: {
        operationId: 'signIn',
        tags: ['accounts'],
        summary: 'Sign in with a user name and a password',
        description:
          'After three wrong passwords for a name from one address the next attempt must wait 1, 2, 4 … 60 seconds (429, Retry-After). ' +
          'The answer never tells whether the account exists.',
        body: credentialsSchema,
        response: answers({ 200: sessionSchema }),
      },
    },
    async (request) =>
      answerOf(
        await signIn(
          { platform, passwords: accounts.passwords },
          { ...request.body, address: request.ip, carrier: 'body' },
        ),
      ),
  );

  app.post(
    '/v1/auth/refresh',
    {
      config: SIGN_IN_LIMIT,
      schema: {
        operationId: 'refreshSession',
        tags: ['accounts'],
        summary: 'Continue a session with its refresh token',
        description:
          'The token is for one use. The same token again within 30 seconds has the same successor; later it ends the session.',
        body: refreshTokenSchema,
        response: answers({ 200: sessionSchema }),
      },
    },
    async (request) => answerOf(await refreshSession(platform, request.body.refreshToken)),
  );

  app.post(
    '/v1/auth/revoke',
    {
      config: SIGN_IN_LIMIT,
      schema: {
        operationId: 'revokeSession',
        tags: ['accounts'],
        summary: 'Sign out: end the session of a refresh token',
        description: 'Access tokens already given live on for at most 15 minutes. An unknown token is no error.',
        body: refreshTokenSchema,
        response: answers({ 204: z.null().meta({ description: 'Signed out' }) }),
      },
    },
    async (request, reply) => {
      await inTransaction(platform.db, (tx) => revokeSession(tx, platform, request.body.refreshToken, 'body'));
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/v1/me',
    {
      config: { permission: 'signed-in' },
      schema: {
        operationId: 'readMe',
        tags: ['accounts'],
        summary: 'The signed-in account, where it works now and what it may do',
        response: answers({ 200: meSchema }),
      },
    },
    async (request) => viewMe(accounts, actorOf(request)),
  );
}
