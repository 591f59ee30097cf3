import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { IamisError } from '../core/errors.ts';
import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { sendVersion, versionToMatch } from '../platform/http/if-match.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { HasCheckpoint } from './account.ts';
import type { Accounts } from './account-reader.ts';
import { findAccount, listAccounts } from './account-store.ts';
import { viewAccount, viewAccounts } from './account-view.ts';
import {
  accountChangeSchema,
  accountInputSchema,
  accountListSchema,
  accountSchema,
  idParamsSchema,
  listQuerySchema,
  passwordInputSchema,
} from './accounts-schemas.ts';
import { registerAgencyRoutes } from './agency-routes.ts';
import { changeAccount } from './change-account.ts';
import { addAccount } from './create-account.ts';
import { registerLendingRoutes } from './lending-routes.ts';
import { replacePassword } from './reset-password.ts';
import { registerRoleGrantRoutes } from './role-grant-routes.ts';
import { registerSignInRoutes } from './sign-in-routes.ts';

export interface AccountsRoutesDeps {
  accounts: Accounts;
  hasCheckpoint: HasCheckpoint;
}

/**
 * Every route of the room. Wiring: `const accounts = openAccounts(platform)`, `openHttp(platform, { findActor: accounts.findActor, … })`,
 * then this; `hasCheckpoint` is the checkpoints room's answer: `async (code) => (await checkpoints.find(code)) !== undefined`.
 */
export function registerAccountsRoutes(app: App, platform: Platform, deps: AccountsRoutesDeps): void {
  const { accounts, hasCheckpoint } = deps;
  registerSignInRoutes(app, platform, accounts);
  registerLendingRoutes(app, platform, deps);
  registerRoleGrantRoutes(app, platform, accounts);
  registerAgencyRoutes(app, platform);

  const config = { permission: 'manage-accounts' } as const;
  const tags = ['accounts'];

  async function requireCheckpoints(codes: readonly string[]): Promise<void> {
    for (const [i, code] of codes.entries()) {
      if (!(await hasCheckpoint(code)))
        throw new IamisError('checkpoint-not-found', {
          errors: [{ pointer: `/checkpoints/${i}`, code: 'field-unknown', detail: 'is not a known checkpoint' }],
        });
    }
  }

  /** A repeated request is known by its body's hash; a bare hash of a password could be guessed, so it is keyed first. */
  function keyedPassword(password: string): string {
    return createHmac('sha256', platform.secrets.tokenSecret).update(`request-password\0${password}`).digest('hex');
  }

  app.get(
    '/v1/accounts',
    {
      config,
      schema: {
        operationId: 'listAccounts',
        tags,
        summary: 'Accounts, newest first',
        querystring: listQuerySchema,
        response: answers({ 200: accountListSchema }),
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const page = await listAccounts(platform.db, limit, cursor);
      return {
        accounts: await viewAccounts(platform.db, page),
        nextCursor: page.length === limit ? (page.at(-1)?.id ?? null) : null,
      };
    },
  );

  app.get(
    '/v1/accounts/:id',
    {
      config,
      schema: {
        operationId: 'readAccount',
        tags,
        summary: 'One account; its ETag is what a change must match',
        params: idParamsSchema,
        response: answers({ 200: accountSchema }),
      },
    },
    async (request, reply) => {
      const account = await findAccount(platform.db, request.params.id);
      if (!account) throw new IamisError('account-not-found');
      sendVersion(reply, account.version);
      return viewAccount(platform.db, account);
    },
  );

  app.post(
    '/v1/accounts',
    {
      config,
      schema: {
        operationId: 'createAccount',
        tags,
        summary: 'Make an account',
        description:
          'Approver and auditor wait in `pendingGrant` until a second administrator confirms; the other roles are in force at once.',
        body: accountInputSchema,
        response: answers({ 201: accountSchema }),
      },
    },
    async (request, reply) => {
      const { password, ...input } = request.body;
      await requireCheckpoints(input.checkpoints);
      const passwordHash = await accounts.passwords.inTurn(() => accounts.passwords.hash(password));
      request.body = { ...input, password: keyedPassword(password) };
      const made = await answerOnce(platform.db, request, reply, 201, async (tx) => {
        const account = await addAccount(tx, platform, actorOf(request), { ...input, passwordHash });
        return viewAccount(tx, account);
      });
      sendVersion(reply, made.version);
      return made;
    },
  );

  app.patch(
    '/v1/accounts/:id',
    {
      config,
      schema: {
        operationId: 'changeAccount',
        tags,
        summary: "Change another account's status, roles or checkpoints",
        description:
          'Needs If-Match. New approver and auditor roles wait in `pendingGrant` for a second administrator.',
        params: idParamsSchema,
        body: accountChangeSchema,
        response: answers({ 200: accountSchema }),
      },
    },
    async (request, reply) => {
      const input = { ...request.body, id: request.params.id, version: versionToMatch(request) };
      await requireCheckpoints(input.checkpoints ?? []);
      const changed = await inTransaction(platform.db, async (tx) => {
        const account = await changeAccount(tx, platform, actorOf(request), input);
        return viewAccount(tx, account);
      });
      accounts.forget(changed.id);
      sendVersion(reply, changed.version);
      return changed;
    },
  );

  app.post(
    '/v1/accounts/:id/password',
    {
      config,
      schema: {
        operationId: 'resetPassword',
        tags,
        summary: 'Give another account a new password and end its sessions',
        description: 'The roles approver and auditor wait again for a second administrator.',
        params: idParamsSchema,
        body: passwordInputSchema,
        response: answers({ 204: z.null().meta({ description: 'The new password holds' }) }),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { password } = request.body;
      const passwordHash = await accounts.passwords.inTurn(() => accounts.passwords.hash(password));
      request.body = { password: keyedPassword(password) };
      await answerOnce(platform.db, request, reply, 204, async (tx) => {
        await replacePassword(tx, platform, actorOf(request), { id, passwordHash });
        return null;
      });
      accounts.forget(id);
      return reply.send(null);
    },
  );
}
