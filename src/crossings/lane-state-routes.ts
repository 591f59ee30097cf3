import { z } from 'zod';
import type { App } from '../platform/http/app-type.ts';
import { answers, instantSchema } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { Screener } from '../watchlist/screener.ts';

const laneStateSchema = z
  .strictObject({
    site: z.string(),
    now: instantSchema.meta({ description: "The server's clock: a lane's own may be wrong" }),
    listAgeMs: z.number().meta({ description: 'How long ago the watchlist in memory was known to be fresh' }),
    feed: z.enum(['live', 'lost']),
  })
  .meta({ id: 'LaneState', description: 'What a desk shows while nobody stands before it' });

/** What a waiting lane shows of its server. Cheap: nothing is read from the database. */
export function registerLaneStateRoutes(app: App, platform: Platform, deps: { screener: Screener }): void {
  app.get(
    '/v1/lane-state',
    {
      config: { permission: 'signed-in' },
      schema: {
        operationId: 'readLaneState',
        tags: ['crossings'],
        summary: "The server's clock and the age of its watchlist",
        response: answers({ 200: laneStateSchema }),
      },
    },
    async () => {
      const { listAgeMs, feed } = deps.screener.state();
      return { site: platform.site, now: platform.clock().toISOString(), listAgeMs, feed };
    },
  );
}
