import { type App, actorOf } from '../platform/http/app-type.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { Accounts } from './account-reader.ts';
import { viewAccount } from './account-view.ts';
import { accountSchema, idParamsSchema } from './accounts-schemas.ts';
import { decideRoleGrant } from './decide-role-grant.ts';

/** What the second administrator does with approver and auditor roles. */
export function registerRoleGrantRoutes(app: App, platform: Platform, accounts: Accounts): void {
  for (const [path, status, summary] of [
    ['confirmation', 'confirmed', 'Confirm roles that another administrator proposed'],
    ['rejection', 'rejected', 'Reject proposed roles, or take back an own proposal'],
  ] as const) {
    app.post(
      `/v1/role-grants/:id/${path}`,
      {
        config: { permission: 'manage-accounts' },
        schema: {
          operationId: status === 'confirmed' ? 'confirmRoleGrant' : 'rejectRoleGrant',
          tags: ['accounts'],
          summary,
          params: idParamsSchema,
          response: answers({ 200: accountSchema }),
        },
      },
      async (request, reply) => {
        const decided = await answerOnce(platform.db, request, reply, 200, async (tx) => {
          const account = await decideRoleGrant(tx, platform, actorOf(request), { id: request.params.id, status });
          return viewAccount(tx, account);
        });
        accounts.forget(decided.id);
        return decided;
      },
    );
  }
}
