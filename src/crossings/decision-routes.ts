import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { type DecideDeps, decideInspection } from './decide-inspection.ts';
import { decisionAnswerSchema, decisionBodySchema, inspectionParamsSchema } from './decision-schemas.ts';

export function registerDecisionRoutes(app: App, platform: Platform, deps: Omit<DecideDeps, 'platform'>): void {
  app.put(
    '/v1/inspections/:id/decision',
    {
      config: { permission: 'inspect' },
      schema: {
        operationId: 'decideInspection',
        tags: ['crossings'],
        summary: 'Decide an inspection at the lane',
        description:
          'Admitting writes one crossing. The identical repeat is answered 200, another decision 409. `look` asks to acknowledge each look ' +
          'advisory, `hold` leaves the lane by referral; a refusal says its reason and whether the traveller asks for protection, and a ' +
          'yes opens a protected referral instead.',
        params: inspectionParamsSchema,
        body: decisionBodySchema,
        response: answers({ 200: decisionAnswerSchema, 201: decisionAnswerSchema }),
      },
    },
    async (request, reply) => {
      const { isRepeat, answer } = await decideInspection(
        { platform, ...deps },
        actorOf(request),
        request.params.id,
        request.body,
      );
      reply.code(isRepeat ? 200 : 201);
      return answer;
    },
  );
}
