import { IamisError } from '../core/errors.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { addStayRule } from './add-stay-rule.ts';
import { endStayRule } from './end-stay-rule.ts';
import type { StayRule } from './stay-rule.ts';
import type { StayRules } from './stay-rule-reader.ts';
import {
  newStayRuleSchema,
  stayRuleEndSchema,
  stayRuleListSchema,
  stayRuleParamsSchema,
  stayRuleSchema,
  stayTrialAnswerSchema,
  stayTrialSchema,
} from './stay-rule-schemas.ts';
import { selectRules } from './stay-rule-store.ts';
import { trialFaults, tryStayRule } from './stay-rule-trial.ts';

const toAnswer = (rule: StayRule) => ({ ...rule, nationalities: [...rule.nationalities] });

/** Wire with the one reader of the process: changes made here are in its next answer. */
export function registerStayRuleRoutes(app: App, platform: Platform, deps: { rules: StayRules }): void {
  app.get(
    '/v1/stay-rules',
    {
      config: { permission: 'signed-in' },
      schema: {
        operationId: 'listStayRules',
        tags: ['stays'],
        summary: 'The rules of authorised stay, those that are over included',
        response: answers({ 200: stayRuleListSchema }),
      },
    },
    async () => ({ rules: (await selectRules(platform.db)).map(toAnswer) }),
  );

  app.post(
    '/v1/stay-rules',
    {
      config: { permission: 'manage-stay-rules' },
      schema: {
        operationId: 'addStayRule',
        tags: ['stays'],
        summary: 'Add a rule from a later day on',
        description:
          'Whoever entered before is judged by the rule that was in force then. A rule is never changed: end it and add another.',
        body: newStayRuleSchema,
        response: answers({ 201: stayRuleSchema }),
      },
    },
    async (request, reply) => {
      const added = await answerOnce(platform.db, request, reply, 201, async (tx) =>
        toAnswer(await addStayRule(tx, platform, actorOf(request), request.body)),
      );
      deps.rules.invalidate();
      return added;
    },
  );

  app.post(
    '/v1/stay-rules/trials',
    {
      config: { permission: 'manage-stay-rules' },
      schema: {
        operationId: 'tryStayRule',
        tags: ['stays'],
        summary: 'Try a rule on given stays, day by day; nothing is kept',
        description: 'The arithmetic of the lane, for a rule that is in force, or for one that is thought of.',
        body: stayTrialSchema,
        response: answers({ 200: stayTrialAnswerSchema }),
      },
    },
    async (request) => {
      const errors = trialFaults(request.body);
      if (errors.length > 0) throw new IamisError('bad-request', { errors });
      const tried = tryStayRule(request.body);
      return {
        ...tried,
        visits: tried.visits.map(({ visit, ...drawn }) => ({ ...drawn, ...visit })),
      };
    },
  );

  app.post(
    '/v1/stay-rules/:id/end',
    {
      config: { permission: 'manage-stay-rules' },
      schema: {
        operationId: 'endStayRule',
        tags: ['stays'],
        summary: 'Give a rule its last day, today at the earliest',
        params: stayRuleParamsSchema,
        body: stayRuleEndSchema,
        response: answers({ 200: stayRuleSchema }),
      },
    },
    async (request, reply) => {
      const ended = await answerOnce(platform.db, request, reply, 200, async (tx) =>
        toAnswer(await endStayRule(tx, platform, actorOf(request), request.params.id, request.body.validTo)),
      );
      deps.rules.invalidate();
      return ended;
    },
  );
}
