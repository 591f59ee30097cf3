import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { discreetHitPageSchema, noticeQuerySchema, stopNoticePageSchema } from './agency-notice-schemas.ts';
import { readDiscreetHits, readStopNotices } from './read-agency-notices.ts';

/** What an agency is told of its entries. The outbox's loop makes the notices; its handler is `recordAgencyNotice` for both kinds. */
export function registerAgencyNoticeRoutes(app: App, platform: Platform): void {
  app.get(
    '/v1/watchlist/discreet-hits',
    {
      config: { permission: 'read-discreet-hits' },
      schema: {
        operationId: 'listDiscreetHits',
        tags: ['watchlist'],
        summary: "Hits on the own agency's discreet entries",
        description: 'Oldest first. Nobody else is shown them: no lane, no supervisor, no other agency.',
        querystring: noticeQuerySchema,
        response: answers({ 200: discreetHitPageSchema }),
      },
    },
    async (request) =>
      inTransaction(platform.db, (tx) => readDiscreetHits(tx, platform, actorOf(request), request.query)),
  );

  app.get(
    '/v1/watchlist/notices',
    {
      config: { permission: 'read-watchlist' },
      schema: {
        operationId: 'listStopNotices',
        tags: ['watchlist'],
        summary: "Stops on the own agency's entries that were let through",
        description: 'Oldest first.',
        querystring: noticeQuerySchema,
        response: answers({ 200: stopNoticePageSchema }),
      },
    },
    async (request) =>
      inTransaction(platform.db, (tx) => readStopNotices(tx, platform, actorOf(request), request.query)),
  );
}
