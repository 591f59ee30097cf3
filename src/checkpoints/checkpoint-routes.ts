import { IamisError } from '../core/errors.ts';
import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { sendVersion, versionToMatch } from '../platform/http/if-match.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { addCheckpoint } from './add-checkpoint.ts';
import { changeCheckpoint } from './change-checkpoint.ts';
import type { Checkpoint, CheckpointReader } from './checkpoint.ts';
import {
  checkpointChangeSchema,
  checkpointListSchema,
  checkpointParamsSchema,
  checkpointSchema,
  newCheckpointSchema,
} from './checkpoint-schemas.ts';
import { selectCheckpoint } from './checkpoint-store.ts';

/** A checkpoint with arrays of the answer's own: what is kept in memory is read-only. */
const toAnswer = (checkpoint: Checkpoint) => ({
  ...checkpoint,
  closures: [...checkpoint.closures],
  lanes: [...checkpoint.lanes],
});

/** Wire with the one reader of the process: changes made here are in its next answer. */
export function registerCheckpointRoutes(
  app: App,
  platform: Platform,
  deps: { checkpoints: CheckpointReader & { invalidate(): void } },
): void {
  const { checkpoints } = deps;

  app.get(
    '/v1/checkpoints',
    {
      config: { permission: 'signed-in' },
      schema: {
        operationId: 'listCheckpoints',
        tags: ['checkpoints'],
        summary: 'All checkpoints, by code',
        response: answers({ 200: checkpointListSchema }),
      },
    },
    async () => ({ checkpoints: (await checkpoints.list()).map(toAnswer) }),
  );

  app.get(
    '/v1/checkpoints/:code',
    {
      config: { permission: 'signed-in' },
      schema: {
        operationId: 'getCheckpoint',
        tags: ['checkpoints'],
        summary: 'One checkpoint, with its version as ETag',
        params: checkpointParamsSchema,
        response: answers({ 200: checkpointSchema }),
      },
    },
    async (request, reply) => {
      const checkpoint = await selectCheckpoint(platform.db, request.params.code);
      if (!checkpoint) throw new IamisError('checkpoint-not-found');
      sendVersion(reply, checkpoint.version);
      return toAnswer(checkpoint);
    },
  );

  app.post(
    '/v1/checkpoints',
    {
      config: { permission: 'manage-checkpoints' },
      schema: {
        operationId: 'addCheckpoint',
        tags: ['checkpoints'],
        summary: 'Add a checkpoint; it works at once',
        body: newCheckpointSchema,
        response: answers({ 201: checkpointSchema }),
      },
    },
    async (request, reply) => {
      const added = await answerOnce(platform.db, request, reply, 201, async (tx) =>
        toAnswer(await addCheckpoint(tx, platform, actorOf(request), request.body)),
      );
      checkpoints.invalidate();
      sendVersion(reply, added.version);
      return added;
    },
  );

  app.patch(
    '/v1/checkpoints/:code',
    {
      config: { permission: 'manage-checkpoints' },
      schema: {
        operationId: 'changeCheckpoint',
        tags: ['checkpoints'],
        summary: 'Change what is given; If-Match carries the version that was read',
        params: checkpointParamsSchema,
        body: checkpointChangeSchema,
        response: answers({ 200: checkpointSchema }),
      },
    },
    async (request, reply) => {
      const version = versionToMatch(request);
      const changed = await inTransaction(platform.db, (tx) =>
        changeCheckpoint(tx, platform, actorOf(request), request.params.code, version, request.body),
      );
      checkpoints.invalidate();
      sendVersion(reply, changed.version);
      return toAnswer(changed);
    },
  );
}
