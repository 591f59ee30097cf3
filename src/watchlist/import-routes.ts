import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { applyImport } from './apply-import.ts';
import {
  approvalBodySchema,
  importAnswer,
  importPageSchema,
  importParamsSchema,
  importQuerySchema,
  importRowPageSchema,
  importRowQuerySchema,
  importSchema,
  rowAnswer,
  summaryAnswer,
} from './import-schemas.ts';
import { registerImportUploadRoute } from './import-upload-route.ts';
import { listImportRows, listImports, viewImport, withReasons } from './read-imports.ts';
import { rejectImport } from './reject-import.ts';
import { reasonBodySchema } from './watchlist-schemas.ts';

const tags = ['watchlist'];

/**
 * Watchlist files: uploads by editors, decisions by approvers of the same agency. To be wired beside it: `failAbandonedImports` at the
 * start of the process.
 * @throws ImportRulesError when the setting for what lists are for is wrong
 */
export function registerImportRoutes(app: App, platform: Platform, deps: { listRules: string }): void {
  registerImportUploadRoute(app, platform, deps);

  app.get(
    '/v1/watchlist/imports',
    {
      config: { permission: 'read-watchlist' },
      schema: {
        operationId: 'listImports',
        tags,
        summary: 'The own agency’s imports, newest first',
        querystring: importQuerySchema,
        response: answers({ 200: importPageSchema }),
      },
    },
    async (request) => {
      const page = await listImports(platform.db, actorOf(request), request.query);
      return { ...page, imports: page.imports.map(summaryAnswer) };
    },
  );

  app.get(
    '/v1/watchlist/imports/:id',
    {
      config: { permission: 'read-watchlist' },
      schema: {
        operationId: 'viewImport',
        tags,
        summary: 'One import: its progress, its counts, what became of it',
        params: importParamsSchema,
        response: answers({ 200: importSchema }),
      },
    },
    async (request) => importAnswer(await viewImport(platform.db, actorOf(request), request.params.id)),
  );

  app.get(
    '/v1/watchlist/imports/:id/rows',
    {
      config: { permission: 'read-watchlist' },
      schema: {
        operationId: 'listImportRows',
        tags,
        summary: 'What an import does, record by record, in the order of the file; removals last',
        params: importParamsSchema,
        querystring: importRowQuerySchema,
        response: answers({ 200: importRowPageSchema }),
      },
    },
    async (request) => {
      const question = { importId: request.params.id, ...request.query };
      const { rows, nextCursor } = await inTransaction(platform.reports, (tx) =>
        listImportRows(tx, platform, actorOf(request), question),
      );
      return { rows: rows.map(rowAnswer), nextCursor };
    },
  );

  app.post(
    '/v1/watchlist/imports/:id/approval',
    {
      config: { permission: 'approve-watchlist' },
      schema: {
        operationId: 'approveImport',
        tags,
        summary: 'Apply a staged import in one step; never one’s own upload',
        description: 'It is compared again first. In force in every process within one second.',
        params: importParamsSchema,
        body: approvalBodySchema,
        response: answers({ 200: importSchema }),
      },
    },
    async (request, reply) => {
      const input = { importId: request.params.id, confirmRemovals: request.body?.confirmRemovals };
      return answerOnce(platform.reports, request, reply, 200, async (tx) => {
        const applied = await applyImport(tx, platform, actorOf(request), input);
        return importAnswer(await withReasons(tx, applied));
      });
    },
  );

  app.post(
    '/v1/watchlist/imports/:id/rejection',
    {
      config: { permission: 'approve-watchlist' },
      schema: {
        operationId: 'rejectImport',
        tags,
        summary: 'Turn a staged import down; its records are deleted',
        params: importParamsSchema,
        body: reasonBodySchema,
        response: answers({ 200: importSchema }),
      },
    },
    async (request, reply) => {
      const input = { importId: request.params.id, reason: request.body?.reason };
      return answerOnce(platform.reports, request, reply, 200, async (tx) => {
        const rejected = await rejectImport(tx, platform, actorOf(request), input);
        return importAnswer(await withReasons(tx, rejected));
      });
    },
  );
}
