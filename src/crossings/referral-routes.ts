import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { claimReferral } from './claim-referral.ts';
import { type CloseReferralDeps, closeReferral } from './close-referral.ts';
import { readReferralCase } from './read-referral.ts';
import { answerOfReferral } from './referral-answer.ts';
import { referralCaseSchema } from './referral-case-schema.ts';
import {
  claimBodySchema,
  outcomeAnswerSchema,
  outcomeBodySchema,
  referralListSchema,
  referralParamsSchema,
  referralQuerySchema,
  referralSchema,
} from './referral-schemas.ts';
import { listReferrals } from './referral-store.ts';
import { releaseReferral } from './release-referral.ts';

/** The second line: the queue of one's own checkpoints, claims and outcomes. */
export function registerReferralRoutes(app: App, platform: Platform, deps: Omit<CloseReferralDeps, 'platform'>): void {
  app.get(
    '/v1/referrals',
    {
      config: { permission: 'second-line' },
      schema: {
        operationId: 'listReferrals',
        tags: ['crossings'],
        summary: "Referrals of one's own checkpoints, newest first",
        querystring: referralQuerySchema,
        response: answers({ 200: referralListSchema }),
      },
    },
    async (request) => {
      const { status, limit, cursor } = request.query;
      const rows = await listReferrals(platform.db, {
        checkpoints: actorOf(request).checkpoints,
        status,
        limit,
        cursor,
      });
      const page = rows.slice(0, limit);
      const now = platform.clock();
      return {
        referrals: page.map((referral) => answerOfReferral(referral, now)),
        nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      };
    },
  );

  app.get(
    '/v1/referrals/:id',
    {
      config: { permission: 'second-line' },
      schema: {
        operationId: 'readReferral',
        tags: ['crossings'],
        summary: 'What a claimed referral is about: its hits, and the listed persons beside them',
        description:
          'For its claimer, while it is in hand. The traveller is the inspection itself, which needs no reason meanwhile.',
        params: referralParamsSchema,
        response: answers({ 200: referralCaseSchema }),
      },
    },
    async (request) =>
      inTransaction(platform.db, (tx) => readReferralCase(tx, platform, actorOf(request), request.params.id)),
  );

  app.post(
    '/v1/referrals/:id/claim',
    {
      config: { permission: 'second-line' },
      schema: {
        operationId: 'claimReferral',
        tags: ['crossings'],
        summary: 'Take a referral in hand',
        description: "Of two at once one wins. Another supervisor's claim is taken over with `takeOver` only.",
        params: referralParamsSchema,
        // A request without a body has the body null.
        body: claimBodySchema.nullish(),
        response: answers({ 200: referralSchema }),
      },
    },
    async (request, reply) =>
      answerOnce(platform.db, request, reply, 200, async (tx) => {
        const takeOver = request.body?.takeOver ?? false;
        const referral = await claimReferral(tx, platform, actorOf(request), request.params.id, takeOver);
        return answerOfReferral(referral, platform.clock());
      }),
  );

  app.post(
    '/v1/referrals/:id/release',
    {
      config: { permission: 'second-line' },
      schema: {
        operationId: 'releaseReferral',
        tags: ['crossings'],
        summary: 'Give a claimed referral back',
        params: referralParamsSchema,
        response: answers({ 200: referralSchema }),
      },
    },
    async (request, reply) =>
      answerOnce(platform.db, request, reply, 200, async (tx) =>
        answerOfReferral(await releaseReferral(tx, platform, actorOf(request), request.params.id), platform.clock()),
      ),
  );

  app.put(
    '/v1/referrals/:id/outcome',
    {
      config: { permission: 'second-line' },
      schema: {
        operationId: 'closeReferral',
        tags: ['crossings'],
        summary: 'Close a claimed referral by its outcome',
        description:
          'The final decision; writes one crossing or none. Each hit of band stop or review needs a finding. Letting a stop through needs ' +
          "the owner agency's word, and the agency is told. `refused` of somebody who asks for protection closes nothing: the referral " +
          "stays claimed, marked protected. The claimer's identical repeat is answered again.",
        params: referralParamsSchema,
        body: outcomeBodySchema,
        response: answers({ 200: outcomeAnswerSchema }),
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const { referral, crossing, isClosedNow } = await inTransaction(platform.db, (tx) =>
        closeReferral(tx, { platform, ...deps }, actor, request.params.id, request.body),
      );
      const { id, inspectionId, status, isProtected, outcome } = referral;
      if (isClosedNow && outcome) platform.metrics.decisions.inc({ checkpoint: referral.checkpoint, outcome });
      return { id, inspectionId, status, isProtected, outcome, crossing };
    },
  );
}
