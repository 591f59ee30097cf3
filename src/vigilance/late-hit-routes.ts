import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { LateHitRun } from './late-hit-pass-store.ts';
import { lateHitRunPageSchema, lateHitRunQuerySchema } from './late-hit-schemas.ts';
import { readLateHitRuns } from './read-late-hit-runs.ts';

function toAnswer(run: LateHitRun) {
  return {
    entryId: run.entry_id,
    entryVersion: run.entry_version,
    state: run.finished_at === null ? ('running' as const) : ('done' as const),
    screened: run.screened_count,
    // More may have crossed than there were when it began.
    total: Math.max(run.total_estimate, run.screened_count),
    hits: run.hit_count,
    referrals: run.referral_count,
    startedAt: run.started_at.toISOString(),
    finishedAt: run.finished_at?.toISOString() ?? null,
  };
}

export function registerLateHitRoutes(app: App, platform: Platform): void {
  app.get(
    '/v1/watchlist/late-hit-runs',
    {
      config: { permission: 'read-watchlist' },
      schema: {
        operationId: 'listLateHitRuns',
        tags: ['vigilance'],
        summary: "How far the own agency's new and changed entries have been screened against recorded crossings",
        description: 'Newest first. A late hit opens a referral of cause late-hit at the checkpoint of the crossing.',
        querystring: lateHitRunQuerySchema,
        response: answers({ 200: lateHitRunPageSchema }),
      },
    },
    async (request) => {
      const { runs, nextCursor } = await inTransaction(platform.reports, (tx) =>
        readLateHitRuns(tx, platform, actorOf(request), request.query),
      );
      return { runs: runs.map(toAnswer), nextCursor };
    },
  );
}
