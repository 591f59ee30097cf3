import { localDate } from '../core/dates.ts';
import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { Action, Category } from '../screening/listed-entry.ts';
import { falseShare, type HitCounts } from './quality.ts';
import { qualityQuerySchema, qualitySchema, reviewsDueQuerySchema, reviewsDueSchema } from './quality-schemas.ts';
import { readQuality, readReviewsDue } from './read-quality.ts';

const tags = ['vigilance'];

function countsOf(counted: HitCounts) {
  const { hits, lateHits, confirmed, falseMatches, undetermined, silenced } = counted;
  return { hits, lateHits, confirmed, falseMatches, undetermined, silenced, falseShare: falseShare(counted) };
}

/** What an agency learns of its own entries. */
export function registerQualityRoutes(app: App, platform: Platform): void {
  app.get(
    '/v1/watchlist/quality',
    {
      config: { permission: 'read-watchlist' },
      schema: {
        operationId: 'readWatchlistQuality',
        tags,
        summary:
          "How good the own agency's entries are: completeness, hits and what they came to, the noisiest entries; hits by owner",
        querystring: qualityQuerySchema,
        response: answers({ 200: qualitySchema }),
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const quality = await inTransaction(platform.reports, (tx) => readQuality(tx, platform, actor, request.query));
      const { completeness, total, entries, owners } = quality;
      return {
        since: quality.since.toISOString(),
        completeness,
        owner: {
          agency: actor.agency,
          entriesInForce: completeness.reduce((sum, step) => sum + step.entries, 0),
          entriesWithHits: total.entryCount,
          ...countsOf(total),
        },
        entries: entries.map((entry) => ({
          entryId: entry.entryId,
          activeVersion: entry.activeVersion,
          completeness: entry.completeness,
          category: entry.category as Category | null,
          name: entry.name,
          ...countsOf(entry),
        })),
        owners: owners.map((owner) => ({
          agency: owner.agency,
          entriesWithHits: owner.entryCount,
          ...countsOf(owner),
        })),
      };
    },
  );

  app.get(
    '/v1/watchlist/reviews-due',
    {
      config: { permission: 'read-watchlist' },
      schema: {
        operationId: 'listReviewsDue',
        tags,
        summary: "The own agency's entries in force whose review comes due, the longest overdue first",
        querystring: reviewsDueQuerySchema,
        response: answers({ 200: reviewsDueSchema }),
      },
    },
    async (request) => {
      const { before, entries, nextCursor } = await inTransaction(platform.reports, (tx) =>
        readReviewsDue(tx, platform, actorOf(request), request.query),
      );
      const today = localDate(platform.clock());
      return {
        before,
        entries: entries.map((entry) => ({
          ...entry,
          category: entry.category as Category,
          action: entry.action as Action,
          isOverdue: entry.reviewDue < today,
        })),
        nextCursor,
      };
    },
  );
}
