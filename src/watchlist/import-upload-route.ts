import multipart from '@fastify/multipart';
import { z } from 'zod';
import { ERROR_CODES, type ErrorCode, IamisError } from '../core/errors.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { openImportIntake } from './import-intake.ts';
import { readImportRules } from './import-rules.ts';
import { importAnswer, importSchema, uploadQuerySchema } from './import-schemas.ts';
import { MULTIPART_LIMITS, receiveUpload } from './import-upload.ts';
import { type ImportWithReasons, viewImport } from './read-imports.ts';
import { openImport, orderImport } from './stage-import.ts';

/** What a failed import is answered with, also when the same request is repeated. */
function unlessFailed(one: ImportWithReasons): ImportWithReasons {
  if (one.status !== 'failed') return one;
  throw new IamisError(ERROR_CODES.find((code: ErrorCode) => code === one.errorCode) ?? 'internal-error');
}

/** The route takes a body of any type, so it has a scope of its own: no other route's bodies are read in this way. */
export function registerImportUploadRoute(app: App, platform: Platform, deps: { listRules: string }): void {
  const intake = openImportIntake(platform, readImportRules(deps.listRules));
  app.addHook('preClose', () => intake.stop());

  void app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    await scope.register(multipart, { limits: MULTIPART_LIMITS });

    scope.post(
      '/v1/watchlist/imports',
      {
        config: { permission: 'edit-watchlist' },
        schema: {
          operationId: 'uploadImport',
          tags: ['watchlist'],
          summary: 'Stage a list file of at most 100 MB; nothing of it is in force before another account approves',
          description:
            'The file as it is, whatever its content type, or multipart with the parts that the format knows (ofac-csv: sdn and alt). 201 with the counts, or 202 when reading takes longer than `waitS`: ask for the import then, which says how far it is read.',
          consumes: ['application/octet-stream', 'multipart/form-data'],
          querystring: uploadQuerySchema,
          body: z.unknown().meta({ description: 'The list file' }),
          response: answers({ 201: importSchema, 202: importSchema }),
        },
      },
      async (request, reply) => {
        const actor = actorOf(request);
        const place = intake.enter();
        try {
          const upload = await receiveUpload(request);
          const { format, sourceList, waitS } = request.query;
          const order = orderImport(format, sourceList, upload.byteCount);
          const open = await answerOnce(
            platform.db,
            request,
            reply,
            201,
            async (tx) => {
              await openImport(tx, platform, actor, order);
              return { id: order.id };
            },
            upload.fileHash,
          );
          // Another id: the request is a repeated one, and its first is staged, or being staged.
          if (open.id === order.id) await place.fill(actor, order, upload.parts, waitS * 1_000);
          const one = unlessFailed(await viewImport(platform.db, actor, open.id));
          reply.code(one.status === 'staging' ? 202 : 201);
          return importAnswer(one);
        } finally {
          place.leave();
        }
      },
    );
  });
}
