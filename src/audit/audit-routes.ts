import type { Selectable } from 'kysely';
import type { Role } from '../core/roles.ts';
import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { DB } from '../platform/tables.ts';
import { auditPageSchema, auditQuerySchema } from './audit-schemas.ts';
import { readAudit } from './read-audit.ts';

const toAnswer = (row: Selectable<DB['audit_entry']>) => ({
  id: row.id,
  site: row.site,
  at: row.at.toISOString(),
  actorId: row.actor_id,
  actorRoles: row.actor_roles as Role[],
  action: row.action,
  object: { kind: row.object_kind, id: row.object_id },
  checkpoint: row.checkpoint,
  purpose: row.purpose,
  caseNumber: row.case_number,
  details: row.details as Record<string, unknown>,
});

export function registerAuditRoutes(app: App, platform: Platform): void {
  app.get(
    '/v1/audit',
    {
      config: { permission: 'read-audit' },
      schema: {
        operationId: 'readAudit',
        tags: ['audit'],
        summary: 'Who did what, newest first; this reading is itself an entry',
        querystring: auditQuerySchema,
        response: answers({ 200: auditPageSchema }),
      },
    },
    async (request) => {
      const page = await inTransaction(platform.reports, (tx) =>
        readAudit(tx, platform, actorOf(request), request.query),
      );
      return { entries: page.entries.map(toAnswer), nextCursor: page.nextCursor };
    },
  );
}
