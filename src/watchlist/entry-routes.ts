import type { FastifyRequest } from 'fastify';
import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { sendVersion, versionToMatch } from '../platform/http/if-match.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { approveEntry } from './approve-entry.ts';
import { changeEntry } from './change-entry.ts';
import { registerEntryLookupRoutes } from './entry-lookup-routes.ts';
import { entryPatchSchema } from './entry-patch.ts';
import { entryBodySchema } from './entry-schema.ts';
import { proposeEntry } from './propose-entry.ts';
import { rejectEntry } from './reject-entry.ts';
import type { AssessApproval } from './second-approval.ts';
import {
  emptyBodySchema,
  entryParamsSchema,
  proposalAnswerSchema,
  reasonBodySchema,
  versionAnswerSchema,
} from './watchlist-schemas.ts';
import { withdrawEntry } from './withdraw-entry.ts';

const tags = ['watchlist'];

const NEEDS =
  'The actions arrest, refuse-exit and report-discreetly need legalBasis and contact before they are approved; `missing` names what is not there yet.';

/** Withdrawals and decisions may be bound to the version that was read; they need not be. */
const versionIfMatched = (request: FastifyRequest) =>
  request.headers['if-match'] === undefined ? undefined : versionToMatch(request);

/** Watchlist entries: proposals by editors, decisions by approvers of the same agency, and looking entries up. */
export function registerEntryRoutes(app: App, platform: Platform, deps: { assessApproval: AssessApproval }): void {
  app.post(
    '/v1/watchlist/entries',
    {
      config: { permission: 'edit-watchlist' },
      schema: {
        operationId: 'proposeEntry',
        tags,
        summary: 'Propose a new entry of the own agency',
        description: `What is missing lowers the completeness. In force once another account approves. ${NEEDS}`,
        body: entryBodySchema,
        response: answers({ 201: proposalAnswerSchema }),
      },
    },
    async (request, reply) => {
      const answer = await answerOnce(platform.db, request, reply, 201, (tx) =>
        proposeEntry(tx, platform, actorOf(request), { body: request.body }),
      );
      sendVersion(reply, answer.version);
      return answer;
    },
  );

  app.patch(
    '/v1/watchlist/entries/:id',
    {
      config: { permission: 'edit-watchlist' },
      schema: {
        operationId: 'changeEntry',
        tags,
        summary: 'Propose a change; If-Match carries the last version',
        description: `Some or all fields; a list is replaced whole. The old version stays in force until another account approves. ${NEEDS}`,
        params: entryParamsSchema,
        body: entryPatchSchema,
        response: answers({ 200: proposalAnswerSchema }),
      },
    },
    async (request, reply) => {
      const expectedVersion = versionToMatch(request);
      const answer = await inTransaction(platform.db, (tx) =>
        changeEntry(tx, platform, actorOf(request), {
          entryId: request.params.id,
          expectedVersion,
          patch: request.body,
        }),
      );
      sendVersion(reply, answer.version);
      return answer;
    },
  );

  app.post(
    '/v1/watchlist/entries/:id/withdrawal',
    {
      config: { permission: 'edit-watchlist' },
      schema: {
        operationId: 'withdrawEntry',
        tags,
        summary: 'Propose to take an entry out of force',
        params: entryParamsSchema,
        body: reasonBodySchema,
        response: answers({ 201: versionAnswerSchema }),
      },
    },
    async (request, reply) => {
      const input = {
        entryId: request.params.id,
        expectedVersion: versionIfMatched(request),
        reason: request.body?.reason,
      };
      const answer = await answerOnce(platform.db, request, reply, 201, (tx) =>
        withdrawEntry(tx, platform, actorOf(request), input),
      );
      sendVersion(reply, answer.version);
      return answer;
    },
  );

  app.post(
    '/v1/watchlist/entries/:id/approval',
    {
      config: { permission: 'approve-watchlist' },
      schema: {
        operationId: 'approveEntry',
        tags,
        summary: "Approve what waits; never one's own proposal",
        description:
          'In force in every process within one second. With If-Match only the version that was read is approved. One that would have ' +
          'stopped many travellers in the last 30 days stays pending until a second account approves it, too.',
        params: entryParamsSchema,
        body: emptyBodySchema,
        response: answers({ 200: versionAnswerSchema }),
      },
    },
    async (request, reply) => {
      const assessment = await deps.assessApproval(actorOf(request), request.params.id);
      const input = { entryId: request.params.id, expectedVersion: versionIfMatched(request), assessment };
      const answer = await answerOnce(platform.db, request, reply, 200, (tx) =>
        approveEntry(tx, platform, actorOf(request), input),
      );
      sendVersion(reply, answer.version);
      return answer;
    },
  );

  app.post(
    '/v1/watchlist/entries/:id/rejection',
    {
      config: { permission: 'approve-watchlist' },
      schema: {
        operationId: 'rejectEntry',
        tags,
        summary: "Reject what waits; never one's own proposal",
        params: entryParamsSchema,
        body: reasonBodySchema,
        response: answers({ 200: versionAnswerSchema }),
      },
    },
    async (request, reply) => {
      const input = {
        entryId: request.params.id,
        expectedVersion: versionIfMatched(request),
        reason: request.body?.reason,
      };
      const answer = await answerOnce(platform.db, request, reply, 200, (tx) =>
        rejectEntry(tx, platform, actorOf(request), input),
      );
      sendVersion(reply, answer.version);
      return answer;
    },
  );

  registerEntryLookupRoutes(app, platform);
}
