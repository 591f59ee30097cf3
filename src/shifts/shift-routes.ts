import type { z } from 'zod';
import { listUsernames } from '../accounts/account-names-reader.ts';
import { requireCheckpoint } from '../core/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { handOverShift, takeOverShift } from './hand-over-shift.ts';
import { type OpenShiftDeps, openShift } from './open-shift.ts';
import { readHandover } from './shift-reader.ts';
import {
  checkpointQuerySchema,
  currentShiftSchema,
  handoverInputSchema,
  handoverSchema,
  shiftInputSchema,
  shiftListQuerySchema,
  shiftListSchema,
  shiftParamsSchema,
  shiftSchema,
} from './shift-schemas.ts';
import { listRunningShifts, listShifts, type Shift } from './shift-store.ts';

const tags = ['shifts'];

/** Shifts of a checkpoint: opened with their checks, handed over by a sheet that writes itself and two names. */
export function registerShiftRoutes(app: App, platform: Platform, deps: Omit<OpenShiftDeps, 'platform'>): void {
  const lead = { permission: 'lead-shift' } as const;
  const work = { permission: 'inspect' } as const;

  async function answersOf(db: Database | Tx, shifts: readonly Shift[]): Promise<z.input<typeof shiftSchema>[]> {
    const usernames = await listUsernames(
      db,
      shifts.map(({ leaderId }) => leaderId),
    );
    return shifts.map((shift) => ({
      ...shift,
      leader: usernames.get(shift.leaderId) ?? '',
      openedAt: shift.openedAt.toISOString(),
      countsFrom: shift.countsFrom.toISOString(),
      closedAt: shift.closedAt?.toISOString() ?? null,
    }));
  }
  const answerOf = async (db: Database | Tx, shift: Shift) =>
    (await answersOf(db, [shift]))[0] as z.input<typeof shiftSchema>;

  app.post(
    '/v1/shifts',
    {
      config: lead,
      schema: {
        ...{ operationId: 'openShift', tags, summary: "Open a checkpoint's shift with its checks" },
        description: 'One shift at a time. Reader and printer are said, clock and list are measured.',
        body: shiftInputSchema,
        response: answers({ 201: shiftSchema }),
      },
    },
    async (request, reply) =>
      answerOnce(platform.db, request, reply, 201, async (tx) =>
        answerOf(tx, await openShift(tx, { platform, ...deps }, actorOf(request), request.body)),
      ),
  );

  app.get(
    '/v1/shifts',
    {
      config: lead,
      schema: {
        ...{ operationId: 'listShifts', tags, summary: "Shifts of one's own checkpoints, newest first" },
        querystring: shiftListQuerySchema,
        response: answers({ 200: shiftListSchema }),
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const { checkpoints } = actorOf(request);
      const rows = await listShifts(platform.db, { checkpoints, limit, cursor });
      const page = rows.slice(0, limit);
      return {
        shifts: await answersOf(platform.db, page),
        nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      };
    },
  );

  app.get(
    '/v1/shifts/current',
    {
      config: work,
      schema: {
        ...{ operationId: 'readCurrentShift', tags, summary: 'The shift of a checkpoint that is not closed' },
        querystring: checkpointQuerySchema,
        response: answers({ 200: currentShiftSchema }),
      },
    },
    async (request) => {
      requireCheckpoint(actorOf(request), request.query.checkpoint);
      const [shift] = await listRunningShifts(platform.db, [request.query.checkpoint]);
      return { shift: shift ? await answerOf(platform.db, shift) : null };
    },
  );

  app.get(
    '/v1/shifts/:id/handover',
    {
      config: work,
      schema: {
        ...{
          operationId: 'readHandover',
          tags,
          summary: 'The handover sheet as it was written, or as it would be now',
        },
        params: shiftParamsSchema,
        response: answers({ 200: handoverSchema }),
      },
    },
    async (request) => {
      const found = await readHandover(platform.desks, actorOf(request), request.params.id, platform.clock());
      const { isWritten, sheet, note } = found;
      const signOffs = found.signOffs.map((one) => ({ ...one, signedAt: one.signedAt.toISOString() }));
      return { shift: await answerOf(platform.db, found.shift), isWritten, sheet: sheet as never, note, signOffs };
    },
  );

  app.put(
    '/v1/shifts/:id/handover',
    {
      config: lead,
      schema: {
        ...{ operationId: 'handOverShift', tags, summary: 'Write the handover sheet and sign for handing over' },
        description: 'The sheet is kept as it is at this moment; the figures of the next shift begin there.',
        params: shiftParamsSchema,
        body: handoverInputSchema,
        response: answers({ 200: shiftSchema }),
      },
    },
    async (request) =>
      answerOf(platform.db, await handOverShift(platform, actorOf(request), request.params.id, request.body)),
  );

  app.post(
    '/v1/shifts/:id/take-over',
    {
      config: work,
      schema: {
        ...{ operationId: 'takeOverShift', tags, summary: 'Sign for taking over: closes the shift' },
        description: 'By another account of the checkpoint than the one that hands over.',
        params: shiftParamsSchema,
        response: answers({ 200: shiftSchema }),
      },
    },
    async (request, reply) =>
      answerOnce(platform.db, request, reply, 200, async (tx) =>
        answerOf(tx, await takeOverShift(tx, platform, actorOf(request), request.params.id)),
      ),
  );
}
