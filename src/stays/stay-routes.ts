import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { searchStays } from './search-stays.ts';
import type { StayRules } from './stay-rule-reader.ts';
import { staySearchAnswerSchema, staySearchSchema } from './stay-schemas.ts';

export function registerStayRoutes(app: App, platform: Platform, deps: { rules: StayRules }): void {
  app.post(
    '/v1/stays/search',
    {
      config: { permission: 'search-stays' },
      schema: {
        operationId: 'searchStays',
        tags: ['stays'],
        summary: "A person's stays, by document or personal number",
        description:
          'Of people who crossed at own checkpoints. Shows a person, so `lookup` is required. What is used and left, and every stay that ' +
          'was counted, day by day.',
        body: staySearchSchema,
        response: answers({ 200: staySearchAnswerSchema }),
      },
    },
    async (request) => ({
      stay: await inTransaction(platform.db, (tx) =>
        searchStays(tx, { platform, ...deps }, actorOf(request), request.body),
      ),
    }),
  );
}
