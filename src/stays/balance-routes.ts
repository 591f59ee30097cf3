import { z } from 'zod';
import type { App } from '../platform/http/app-type.ts';
import { answers, idSchema } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { selectNotices } from './balance-store.ts';

const querySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: idSchema.optional().meta({ description: '`nextCursor` of the page before' }),
});

const noticeSchema = z
  .strictObject({
    id: idSchema,
    checkpoint: z.string(),
    nationality: z.string().nullable().meta({ description: 'null: all of them together' }),
    day: z.string().meta({ description: 'The last of the days' }),
    days: z.int(),
    entries: z.int(),
    exits: z.int(),
    share: z.number().meta({ description: 'Of entries among the crossings' }),
    usualShare: z.number(),
    deviation: z.number().meta({ description: "In standard deviations of the checkpoint's own history" }),
    raisedAt: z.string(),
  })
  .meta({ id: 'BalanceNotice' });

/** Rounded as the column keeps it. */
const told = (share: number) => Math.round(share * 1000) / 1000;

export function registerBalanceRoutes(app: App, platform: Platform): void {
  app.get(
    '/v1/balance-notices',
    {
      config: { permission: 'manage-checkpoints' },
      schema: {
        operationId: 'listBalanceNotices',
        tags: ['stays'],
        summary: 'Checkpoints whose entries and exits have parted beyond their own history',
        description:
          'Newest first. A lane set to the wrong direction, or a post that stopped recording exits, looks like this.',
        querystring: querySchema,
        response: answers({
          200: z.strictObject({ notices: z.array(noticeSchema), nextCursor: idSchema.nullable() }),
        }),
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const rows = await selectNotices(platform.db, { below: cursor, limit: limit + 1 });
      const notices = rows.slice(0, limit).map((row) => ({
        ...{ id: row.id, checkpoint: row.checkpoint, nationality: row.nationality, day: row.day, days: row.days },
        ...{ entries: row.entries, exits: row.exits, share: told(row.share), usualShare: told(row.usual_share) },
        deviation: Math.round(row.deviation * 10) / 10,
        raisedAt: row.raised_at.toISOString(),
      }));
      return { notices, nextCursor: rows.length > limit ? (notices.at(-1)?.id ?? null) : null };
    },
  );
}
