import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { carryFalseMatch } from './carry-false-match.ts';
import { stateOfMatch } from './false-match.ts';
import {
  carryBodySchema,
  falseMatchPageSchema,
  falseMatchParamsSchema,
  falseMatchQuerySchema,
  falseMatchSchema,
  revocationBodySchema,
} from './false-match-schemas.ts';
import type { FalseMatchRow } from './false-match-store.ts';
import { readFalseMatches } from './read-false-matches.ts';
import { revokeFalseMatch } from './revoke-false-match.ts';

const tags = ['vigilance'];

function toAnswer(row: FalseMatchRow, now: Date) {
  const fate = {
    ...{ entryVersion: row.entry_version, activeVersion: row.active_version },
    ...{ silentUntil: row.silent_until, revokedAt: row.revoked_at },
  };
  return {
    id: row.id,
    entryId: row.entry_id,
    entryVersion: row.entry_version,
    inspectionId: row.inspection_id,
    referralId: row.referral_id,
    checkpoint: row.checkpoint,
    state: stateOfMatch(fate, now),
    decidedBy: row.by_account,
    decidedAt: row.decided_at.toISOString(),
    silentUntil: row.silent_until.toISOString(),
    revokedBy: row.revoked_by,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    documentCount: row.document_count,
    silencedCount: row.silenced_count,
  };
}

/** Remembered false matches: seen, revoked and carried to a new document. */
export function registerFalseMatchRoutes(app: App, platform: Platform): void {
  app.get(
    '/v1/watchlist/false-matches',
    {
      config: { permission: 'read-false-matches' },
      schema: {
        operationId: 'listFalseMatches',
        tags,
        summary: 'Remembered false matches: pairs for supervisors, counts for the owner agency',
        description:
          'A pair found false stays silent for that person until the entry changes or 12 months pass; never for the listed booklet ' +
          'itself, an arrest or a discreet entry.',
        querystring: falseMatchQuerySchema,
        response: answers({ 200: falseMatchPageSchema }),
      },
    },
    async (request) => {
      const page = await inTransaction(platform.reports, (tx) =>
        readFalseMatches(tx, platform, actorOf(request), request.query),
      );
      const now = platform.clock();
      return {
        falseMatches: page.matches.map((match) => toAnswer(match, now)),
        nextCursor: page.nextCursor,
        entries: page.entries,
      };
    },
  );

  app.post(
    '/v1/watchlist/false-matches/:id/revocation',
    {
      config: { permission: 'second-line' },
      schema: {
        operationId: 'revokeFalseMatch',
        tags,
        summary: 'The pair speaks again',
        params: falseMatchParamsSchema,
        body: revocationBodySchema,
        response: answers({ 200: falseMatchSchema }),
      },
    },
    async (request, reply) =>
      answerOnce(platform.db, request, reply, 200, async (tx) => {
        const input = { id: request.params.id, reason: request.body?.reason };
        return toAnswer(await revokeFalseMatch(tx, platform, actorOf(request), input), platform.clock());
      }),
  );

  app.post(
    '/v1/watchlist/false-matches/:id/carry',
    {
      config: { permission: 'second-line' },
      schema: {
        operationId: 'carryFalseMatch',
        tags,
        summary: "Let the memory hold for the person's new document, too",
        description:
          'Typed as it will be read: number or PIN, name, birth date, sex and nationality must then be equal.',
        params: falseMatchParamsSchema,
        body: carryBodySchema,
        response: answers({ 200: falseMatchSchema }),
      },
    },
    async (request, reply) =>
      answerOnce(platform.db, request, reply, 200, async (tx) => {
        const input = { id: request.params.id, document: request.body.document };
        return toAnswer(await carryFalseMatch(tx, platform, actorOf(request), input), platform.clock());
      }),
  );
}
