import { type App, actorOf } from '../platform/http/app-type.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { HasCheckpoint } from './account.ts';
import type { Accounts } from './account-reader.ts';
import { lendingInputSchema, lendingSchema } from './accounts-schemas.ts';
import { lendOfficer } from './lend-officer.ts';

/** Lending an officer. In force at once in this process, within two seconds in the others. */
export function registerLendingRoutes(
  app: App,
  platform: Platform,
  deps: { accounts: Accounts; hasCheckpoint: HasCheckpoint },
): void {
  app.post(
    '/v1/lendings',
    {
      config: { permission: 'lend-officer' },
      schema: {
        operationId: 'lendOfficer',
        tags: ['accounts'],
        summary: 'Lend an officer to another checkpoint until a stated time',
        description: "By a supervisor of one of the officer's own checkpoints; at most 12 hours ahead. Ends by itself.",
        body: lendingInputSchema,
        response: answers({ 201: lendingSchema }),
      },
    },
    async (request, reply) => {
      const { username, checkpoint, untilAt } = request.body;
      const isCheckpoint = await deps.hasCheckpoint(checkpoint);
      const input = { username, checkpoint, isCheckpoint, untilAt: new Date(untilAt) };
      const lent = await answerOnce(platform.db, request, reply, 201, async (tx) => {
        const lending = await lendOfficer(tx, platform, actorOf(request), input);
        return {
          id: lending.id,
          accountId: lending.accountId,
          checkpoint: lending.checkpoint,
          fromAt: lending.fromAt.toISOString(),
          untilAt: lending.untilAt.toISOString(),
        };
      });
      deps.accounts.forget(lent.accountId);
      return lent;
    },
  );
}
