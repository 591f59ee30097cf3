import type { Selectable } from 'kysely';
import { IamisError } from '../core/errors.ts';
import { isId } from '../core/ids.ts';
import type { Role } from '../core/roles.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { DB } from '../platform/tables.ts';
import { auditPageSchema, auditQuerySchema, auditVerificationSchema, looksBodySchema } from './audit-schemas.ts';
import { type AuditPage, readAudit } from './read-audit.ts';
import { type ListTraces, readLooks } from './read-looks.ts';
import { openAuditVerifier } from './verify-for-auditor.ts';

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

/** Findings shown; the rest are counted, and told by the command line. */
const MOST_SHOWN = 100;

interface AuditRouteDeps {
  /** User names by id: the room of accounts knows them. */
  listUsernames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>>;
  /** The id of a user name; undefined when nobody has it. */
  findAccountId(tx: Tx, username: string): Promise<string | undefined>;
  /** What the other rooms keep of a person, by a number of theirs. */
  listTraces: ListTraces;
}

export function registerAuditRoutes(app: App, platform: Platform, deps: AuditRouteDeps): void {
  const verifier = openAuditVerifier(platform);

  app.get(
    '/v1/audit/verification',
    {
      config: { permission: 'read-audit' },
      schema: {
        operationId: 'verifyAudit',
        tags: ['audit'],
        summary: 'Is the audit what was sealed? Each entry against its seal, each seal against its signature',
        description:
          'Reads the whole audit of this site, so it takes as long as the audit is long. By the key in use: seals of earlier keys, and a ' +
          'root noted elsewhere, are checked by `iamis audit verify`.',
        response: answers({ 200: auditVerificationSchema }),
      },
    },
    async (request) => {
      const { findings, verifiedAt, ...result } = await verifier.verify(actorOf(request));
      return { ...result, verifiedAt: verifiedAt.toISOString(), findings: findings.slice(0, MOST_SHOWN) };
    },
  );

  /** @throws IamisError `bad-request` for a user name that nobody has */
  async function actorIdOf(tx: Tx, actor: string): Promise<string> {
    const id = isId(actor) ? actor : await deps.findAccountId(tx, actor);
    if (id !== undefined) return id;
    const detail = 'is neither an id nor the user name of an account';
    throw new IamisError('bad-request', { errors: [{ pointer: '?actor', code: 'field-unknown', detail }] });
  }

  async function answerOf(tx: Tx, { entries, nextCursor }: AuditPage) {
    const ids = entries.flatMap((row) => [row.actor_id, row.object_kind === 'account' ? row.object_id : null]);
    const known = ids.filter((id) => id !== null).filter(isId);
    const usernames = Object.fromEntries(await deps.listUsernames(tx, known));
    return { entries: entries.map(toAnswer), usernames, nextCursor };
  }

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
      return inTransaction(platform.reports, async (tx) => {
        const { actor, ...asked } = request.query;
        const question = { ...asked, actor: actor && (await actorIdOf(tx, actor)) };
        return answerOf(tx, await readAudit(tx, platform, actorOf(request), question));
      });
    },
  );

  app.post(
    '/v1/audit/looks',
    {
      config: { permission: 'read-audit' },
      schema: {
        operationId: 'readLooks',
        tags: ['audit'],
        summary: 'Who looked at a person, newest first; asked by a number of theirs, with a reason',
        description:
          'What was done about the inspections and referrals at which the number was presented and the open entries that list it, and each ' +
          'search for the number. Nothing tells of discreet entries, nor of whom retention has forgotten. The number is in no address and in ' +
          'no log; the audit keeps its keyed hash.',
        body: looksBodySchema,
        response: answers({ 200: auditPageSchema }),
      },
    },
    async (request) =>
      inTransaction(platform.reports, async (tx) =>
        answerOf(tx, await readLooks(tx, { platform, listTraces: deps.listTraces }, actorOf(request), request.body)),
      ),
  );
}
