import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { lookupFromHeaders } from '../audit/lookup-reason.ts';
import { type Actor, hasRole } from '../core/actor.ts';
import { IamisError, isIamisError } from '../core/errors.ts';
import { idAt } from '../core/ids.ts';
import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { idempotencyKeyOf } from '../platform/http/once.ts';
import { answers, idSchema } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { LATE_AFTER_MS } from './inspection.ts';
import { answerOf } from './inspection-answer.ts';
import { freeKey, idForKey } from './inspection-key.ts';
import {
  type InspectionInput,
  inspectionAnswerSchema,
  inspectionContextSchema,
  inspectionDetailSchema,
  inspectionInputSchema,
} from './inspection-schemas.ts';
import { type InspectionDeps, openInspection } from './open-inspection.ts';
import { shareHistory } from './person-history-store.ts';
import { readInspection, readInspectionContext } from './read-inspection.ts';
import { requestHashOf } from './request-hash.ts';

const paramsSchema = z.strictObject({ id: idSchema });

/** Inspections: `rooms` are the watchlist in memory, the checkpoints, vigilance's memory of false matches, and the stays. */
export function registerInspectionRoutes(
  app: App,
  platform: Platform,
  rooms: Omit<InspectionDeps, 'platform' | 'findHistory'>,
): void {
  const deps: InspectionDeps = { platform, ...rooms, findHistory: shareHistory(platform.laneReads) };

  app.put(
    '/v1/inspections/:id',
    {
      config: { permission: 'inspect' },
      schema: {
        operationId: 'openInspection',
        tags: ['crossings'],
        summary: 'Inspect a traveller',
        description:
          'Reads the documents, screens them and says what the lane goes by. The id is a UUIDv7 made by the client. The same id and ' +
          'body again is answered 200 with the same inspection.',
        params: paramsSchema,
        body: inspectionInputSchema,
        response: answers({ 200: inspectionAnswerSchema, 201: inspectionAnswerSchema }),
      },
    },
    async (request, reply) => {
      const { isNew, opened } = await openInspection(deps, actorOf(request), request.params.id, request.body);
      reply.code(isNew ? 201 : 200);
      return answerOf(opened);
    },
  );

  app.post(
    '/v1/inspections',
    {
      config: { permission: 'inspect' },
      schema: {
        operationId: 'openInspectionWithoutId',
        tags: ['crossings'],
        summary: "Inspect a traveller, for a client that can't make ids",
        description: 'With an Idempotency-Key the same key and body is answered with the same inspection.',
        body: inspectionInputSchema,
        response: answers({ 201: inspectionAnswerSchema }),
      },
    },
    async (request, reply) => {
      reply.code(201);
      return answerOf(await openForKey(deps, request, request.body));
    },
  );

  app.get(
    '/v1/inspections/:id',
    {
      config: { permission: 'read-crossings' },
      schema: {
        operationId: 'readInspection',
        tags: ['crossings'],
        summary: 'An inspection as it stands',
        description: 'At own checkpoints. Once it is decided, the headers Iamis-Purpose and Iamis-Case say why.',
        params: paramsSchema,
        response: answers({ 200: inspectionDetailSchema }),
      },
    },
    async (request) => {
      const asked = { id: request.params.id, lookup: lookupFromHeaders(request) };
      return inTransaction(platform.db, (tx) => readInspection(tx, platform, actorOf(request), asked));
    },
  );

  app.get(
    '/v1/inspections/:id/context',
    {
      config: { permission: 'read-crossings' },
      schema: {
        operationId: 'readInspectionContext',
        tags: ['crossings'],
        summary: 'The last crossings of the person, the authorised stay, and whose the hits are',
        description:
          'Crossings newest first, at most ten, each with what links it to the person; the stay used and left, day by day. Asked like ' +
          'the inspection itself.',
        params: paramsSchema,
        response: answers({ 200: inspectionContextSchema }),
      },
    },
    async (request) => {
      const asked = { id: request.params.id, lookup: lookupFromHeaders(request) };
      return readInspectionContext(deps, actorOf(request), asked);
    },
  );
}

/** The id carries the time of the inspection, so that a late record is late whoever makes its id; an impossible time is left to the rules. */
function idFor(actor: Actor, { occurredAt }: InspectionInput, now: Date): string {
  const statedMs = occurredAt === undefined ? now.getTime() : Date.parse(occurredAt);
  const earliestMs = hasRole(actor, 'supervisor') ? 0 : now.getTime() - LATE_AFTER_MS;
  return idAt(statedMs >= earliestMs && statedMs <= now.getTime() ? statedMs : now.getTime());
}

async function openForKey(deps: InspectionDeps, request: FastifyRequest, input: InspectionInput) {
  const { platform } = deps;
  const actor = actorOf(request);
  const key = idempotencyKeyOf(request);
  const makeId = () => idFor(actor, input, platform.clock());
  if (key === undefined) return (await openInspection(deps, actor, makeId(), input)).opened;
  const requestHash = requestHashOf(platform, 'open-inspection-without-id', input);
  const keyed = { accountId: actor.accountId, key, requestHash };
  const id = await idForKey(platform.db, keyed, makeId);
  try {
    return (await openInspection(deps, actor, id, input)).opened;
  } catch (error) {
    // Another request under the same key was faster: the client has never seen this id.
    if (isIamisError(error, 'id-reused')) throw new IamisError('idempotency-key-reused');
    // Only a refusal has certainly made nothing; after an outage nobody knows.
    if (isIamisError(error)) await freeKey(platform.db, keyed, id);
    throw error;
  }
}
