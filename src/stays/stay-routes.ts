import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { readMigrants } from './read-migrants.ts';
import { type FigureDeps, readOverstaySummary, readStaySummary } from './read-stay-figures.ts';
import { searchStays } from './search-stays.ts';
import {
  figureQuerySchema,
  migrantQuerySchema,
  migrantSummarySchema,
  overstaySummarySchema,
  staySummarySchema,
} from './stay-figures-schemas.ts';
import type { StayRules } from './stay-rule-reader.ts';
import { staySearchAnswerSchema, staySearchSchema } from './stay-schemas.ts';

export function registerStayRoutes(
  app: App,
  platform: Platform,
  { rules, smallCell }: { rules: StayRules; smallCell: number },
): void {
  const figures: FigureDeps = { platform, smallCell };

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
        searchStays(tx, { platform, rules }, actorOf(request), request.body),
      ),
    }),
  );

  app.get(
    '/v1/stays/summary',
    {
      config: { permission: 'read-stay-figures' },
      schema: {
        operationId: 'readStaySummary',
        tags: ['stays'],
        summary: 'Who is inside, how long stays were, citizens abroad: in numbers',
        description:
          'Counted from pairs, with low and high. Accounts of ministries: cells of fewer than 10 persons are withheld, with as many others ' +
          'as keep them from being worked out.',
        querystring: figureQuerySchema,
        response: answers({ 200: staySummarySchema }),
      },
    },
    async (request) => readStaySummary(figures, actorOf(request), request.query),
  );

  app.get(
    '/v1/overstays/summary',
    {
      config: { permission: 'read-stay-figures' },
      schema: {
        operationId: 'readOverstaySummary',
        tags: ['stays'],
        summary: 'Overstays found on exit, and presumed inside: in numbers',
        description:
          'Found on exit is certain. Presumed inside is a range: an entry without an exit makes nobody an overstayer.',
        querystring: figureQuerySchema,
        response: answers({ 200: overstaySummarySchema }),
      },
    },
    async (request) => readOverstaySummary(figures, actorOf(request), request.query),
  );

  app.get(
    '/v1/migrants/summary',
    {
      config: { permission: 'read-stay-figures' },
      schema: {
        operationId: 'readMigrantSummary',
        tags: ['stays'],
        summary: 'Twelve-month migrants by month, as they become known',
        description:
          'From pairs of entries and exits. A month is final sixteen months after it. Accounts of ministries: cells of fewer than 10 persons are ' +
          'withheld; no sums are published from which they could be worked out.',
        querystring: migrantQuerySchema,
        response: answers({ 200: migrantSummarySchema }),
      },
    },
    async (request) => readMigrants(figures, actorOf(request), request.query),
  );
}
