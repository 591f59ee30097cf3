import type { z } from 'zod';
import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import { requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import { type Database, inTransaction, type Tx } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { closeGroup, joinGroup, openGroup, tickFace } from './change-group.ts';
import { countGroup, type Group, type GroupProgress } from './group.ts';
import {
  groupClosingSchema,
  groupDetailSchema,
  groupInputSchema,
  groupListSchema,
  groupParamsSchema,
  groupQuerySchema,
  memberParamsSchema,
} from './group-schemas.ts';
import { findGroup, listGroups, listMembers, withProgress } from './group-store.ts';

function answerOf({ openedAt, closedAt, ...group }: GroupProgress) {
  return { ...group, openedAt: openedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null };
}

async function detailOf(db: Database | Tx, group: Group): Promise<z.input<typeof groupDetailSchema>> {
  const members = await listMembers(db, [group.id]);
  return {
    ...answerOf({ ...group, ...countGroup(members) }),
    members: members.map(({ groupId, ...member }) => member),
  };
}

/** Groups at the lane: a bus, a family, a carriage. */
export function registerGroupRoutes(
  app: App,
  platform: Platform,
  { checkpoints }: { checkpoints: CheckpointReader },
): void {
  const config = { permission: 'inspect' } as const;
  const tags = ['shifts'];
  const response = answers({ 200: groupDetailSchema });

  app.post(
    '/v1/groups',
    {
      config,
      schema: {
        ...{ operationId: 'openGroup', tags, summary: 'Open a group with its declared head count' },
        body: groupInputSchema,
        response: answers({ 201: groupDetailSchema }),
      },
    },
    async (request, reply) =>
      answerOnce(platform.db, request, reply, 201, async (tx) =>
        detailOf(tx, await openGroup(tx, { ...platform, checkpoints }, actorOf(request), request.body)),
      ),
  );

  app.get(
    '/v1/groups',
    {
      config,
      schema: {
        ...{ operationId: 'listGroups', tags, summary: 'Groups of a checkpoint, newest first' },
        querystring: groupQuerySchema,
        response: answers({ 200: groupListSchema }),
      },
    },
    async (request) => {
      const { checkpoint, status, limit, cursor } = request.query;
      requireCheckpoint(actorOf(request), checkpoint);
      const rows = await listGroups(platform.db, { checkpoint, status, limit, cursor });
      const page = await withProgress(platform.db, rows.slice(0, limit));
      return { groups: page.map(answerOf), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
    },
  );

  app.get(
    '/v1/groups/:id',
    {
      config,
      schema: {
        ...{ operationId: 'readGroup', tags, summary: 'A group and how far each of its members has come' },
        params: groupParamsSchema,
        response,
      },
    },
    async (request) => {
      const group = await findGroup(platform.db, request.params.id);
      if (!group) throw new IamisError('group-not-found');
      requireCheckpoint(actorOf(request), group.checkpoint);
      return detailOf(platform.db, group);
    },
  );

  app.put(
    '/v1/groups/:id/inspections/:inspectionId',
    {
      config,
      schema: {
        ...{ operationId: 'joinGroup', tags, summary: 'An inspection joins the group' },
        description: 'Of the same checkpoint and direction, and in no other group. Again: the same answer.',
        params: memberParamsSchema,
        response,
      },
    },
    async (request) => {
      const { id: groupId, inspectionId } = request.params;
      return inTransaction(platform.db, async (tx) =>
        detailOf(tx, await joinGroup(tx, platform, actorOf(request), { groupId, inspectionId })),
      );
    },
  );

  app.put(
    '/v1/groups/:id/inspections/:inspectionId/face',
    {
      config,
      schema: {
        ...{ operationId: 'tickFace', tags, summary: 'The face behind this passport was seen' },
        params: memberParamsSchema,
        response,
      },
    },
    async (request) => {
      const { id: groupId, inspectionId } = request.params;
      return inTransaction(platform.db, async (tx) =>
        detailOf(tx, await tickFace(tx, platform, actorOf(request), { groupId, inspectionId })),
      );
    },
  );

  app.post(
    '/v1/groups/:id/closing',
    {
      config,
      schema: {
        ...{ operationId: 'closeGroup', tags, summary: 'Close a group' },
        description: 'When each member is decided or with the second line; at 44 of 45 seen only with a reason.',
        params: groupParamsSchema,
        body: groupClosingSchema.nullish(),
        response,
      },
    },
    async (request, reply) =>
      answerOnce(platform.db, request, reply, 200, async (tx) => {
        const { differenceReason } = request.body ?? {};
        const closing = { groupId: request.params.id, differenceReason };
        return detailOf(tx, await closeGroup(tx, platform, actorOf(request), closing));
      }),
  );
}
