import { z } from 'zod';
import { requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import type { EventStreams } from '../platform/http/event-streams.ts';
import { answers, checkpointCodeSchema, eventStreamSchema, idSchema, instantSchema } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { Board } from './board.ts';
import type { Boards } from './open-boards.ts';
import { checkpointQuerySchema, screeningShareSchema } from './shift-schemas.ts';

const countSchema = z.int().min(0);

const boardSchema = z
  .strictObject({
    checkpoint: checkpointCodeSchema,
    asOf: instantSchema,
    shift: z.strictObject({ id: idSchema, leaderId: idSchema, openedAt: instantSchema, status: z.string() }).nullable(),
    since: instantSchema.meta({ description: "Where the figures of the shift begin; without a shift the day's" }),
    lanes: z.array(
      z.strictObject({
        lane: z.string().nullable(),
        direction: z.enum(['entry', 'exit', 'both']),
        perHour: countSchema.meta({ description: 'Inspections an hour, by the last 15 minutes' }),
        lastAt: instantSchema.nullable(),
        officerId: idSchema.nullable(),
      }),
    ),
    calls: z
      .array(
        z.strictObject({
          inspectionId: idSchema,
          lane: z.string().nullable(),
          direction: z.enum(['entry', 'exit']),
          since: instantSchema,
        }),
      )
      .meta({ description: 'Lanes at hold, the longest first' }),
    referrals: z.strictObject({ open: countSchema, claimed: countSchema, oldestAt: instantSchema.nullable() }),
    screening: screeningShareSchema,
    list: z
      .strictObject({ ageMs: z.number(), feed: z.enum(['live', 'lost']) })
      .nullable()
      .meta({ description: 'The watchlist of the process that answers; null: none is loaded' }),
  })
  .meta({ id: 'Board', description: 'A checkpoint at work' });

export interface BoardRoutesDeps {
  boards: Boards;
  streams: EventStreams;
  /** The list that this process screens against; null while none is loaded. */
  listState: () => { ageMs: number; feed: 'live' | 'lost' } | null;
}

/** The board of a checkpoint, as it stands and live. */
export function registerBoardRoutes(
  app: App,
  platform: Platform,
  { boards, streams, listState }: BoardRoutesDeps,
): void {
  const answerOf = (board: Board): z.input<typeof boardSchema> =>
    ({ ...board, asOf: platform.clock().toISOString(), list: listState() }) as z.input<typeof boardSchema>;

  app.get(
    '/v1/board',
    {
      config: { permission: 'lead-shift' },
      schema: {
        operationId: 'readBoard',
        tags: ['shifts'],
        summary: "A checkpoint at work: lanes, calls, waiting referrals, the shift's figures",
        querystring: checkpointQuerySchema,
        response: answers({ 200: boardSchema }),
      },
    },
    async (request) => {
      requireCheckpoint(actorOf(request), request.query.checkpoint);
      const board = await boards.read(request.query.checkpoint);
      if (!board) throw new IamisError('checkpoint-not-found');
      return answerOf(board);
    },
  );

  app.get(
    '/v1/board/stream',
    {
      config: { permission: 'lead-shift', isStream: true },
      exposeHeadRoute: false,
      schema: {
        operationId: 'watchBoard',
        tags: ['shifts'],
        summary: 'The same board, live',
        description:
          'Server-sent events: `board`, each a whole Board, at once, whenever something on it has changed, within about two seconds ' +
          '(the figures of the shift within twenty), and each 15 seconds.',
        querystring: checkpointQuerySchema,
        response: answers({ 200: eventStreamSchema }),
      },
    },
    async (request, reply) => {
      const { checkpoint } = request.query;
      requireCheckpoint(actorOf(request), checkpoint);
      const stream = streams.open(request, reply);
      await stream.follow(() =>
        boards.watch({ checkpoint, onBoard: (board) => stream.send('board', answerOf(board)) }),
      );
      return reply;
    },
  );
}
