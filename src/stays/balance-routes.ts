import { z } from 'zod';
import { freeTextSchema } from '../crossings/decision-schemas.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers, idSchema } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { acknowledgeBalance } from './acknowledge-balance.ts';
import { selectNotices, type ToldNotice } from './balance-store.ts';

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
    acknowledged: z
      .strictObject({ note: z.string(), accountId: idSchema, at: z.string() })
      .nullable()
      .meta({ description: 'What an administrator found; null: nobody has yet' }),
  })
  .meta({ id: 'BalanceNotice' });

/** Rounded as the column keeps it. */
const told = (share: number) => Math.round(share * 1000) / 1000;

function toAnswer(row: ToldNotice): z.output<typeof noticeSchema> {
  const { note, account_id: accountId, acknowledged_at: at } = row;
  const isAcknowledged = note !== null && accountId !== null && at !== null;
  return {
    ...{ id: row.id, checkpoint: row.checkpoint, nationality: row.nationality, day: row.day, days: row.days },
    ...{ entries: row.entries, exits: row.exits, share: told(row.share), usualShare: told(row.usual_share) },
    deviation: Math.round(row.deviation * 10) / 10,
    raisedAt: row.raised_at.toISOString(),
    acknowledged: isAcknowledged ? { note, accountId, at: at.toISOString() } : null,
  };
}

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
      const notices = rows.slice(0, limit).map(toAnswer);
      return { notices, nextCursor: rows.length > limit ? (notices.at(-1)?.id ?? null) : null };
    },
  );

  app.post(
    '/v1/balance-notices/:id/acknowledgement',
    {
      config: { permission: 'manage-checkpoints' },
      schema: {
        operationId: 'acknowledgeBalanceNotice',
        tags: ['stays'],
        summary: 'Say what a notice of the balance was; once, the notice stays',
        params: z.strictObject({ id: idSchema }),
        body: z.strictObject({
          note: freeTextSchema(500).meta({ description: 'What was found and done; names nobody' }),
        }),
        response: answers({ 201: noticeSchema }),
      },
    },
    (request, reply) =>
      answerOnce(platform.db, request, reply, 201, async (tx) =>
        toAnswer(await acknowledgeBalance(tx, platform, actorOf(request), { ...request.params, ...request.body })),
      ),
  );
}
