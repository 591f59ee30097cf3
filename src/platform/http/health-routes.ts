import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { pendingMigrations } from '../migrator.ts';
import type { Platform } from '../platform.ts';
import type { App } from './app-type.ts';

const checkSchema = z.strictObject({ name: z.string(), isReady: z.boolean(), detail: z.string().optional() });
export type ReadinessCheck = z.infer<typeof checkSchema>;

/** Liveness, readiness and metrics. Rooms add what they must have loaded before a lane may ask. */
export function registerHealthRoutes(app: App, platform: Platform, roomChecks: () => ReadinessCheck[]): void {
  app.get(
    '/livez',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'isAlive',
        tags: ['health'],
        summary: 'The process is alive',
        response: { 200: z.strictObject({ status: z.literal('alive') }) },
      },
    },
    async () => ({ status: 'alive' as const }),
  );

  const body = z.strictObject({ status: z.enum(['ready', 'not-ready']), checks: z.array(checkSchema) });
  app.get(
    '/readyz',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'isReady',
        tags: ['health'],
        summary: 'Lanes can be served',
        response: { 200: body, 503: body },
      },
    },
    async (_request, reply) => {
      const checks: ReadinessCheck[] = [];
      try {
        const pending = await pendingMigrations(platform.db);
        checks.push({ name: 'database', isReady: true });
        checks.push({
          name: 'migrations',
          isReady: pending.length === 0,
          ...(pending.length > 0 && { detail: `${pending.length} pending` }),
        });
      } catch {
        checks.push({ name: 'database', isReady: false }, { name: 'migrations', isReady: false, detail: 'unknown' });
      }
      checks.push(...roomChecks());
      const isReady = checks.every((check) => check.isReady);
      return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not-ready', checks });
    },
  );

  const problems = readFileSync(new URL('../../../docs/problems.md', import.meta.url), 'utf8');
  app.get('/problems', { config: { permission: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    reply.type('text/markdown; charset=utf-8');
    return problems;
  });

  app.get(
    '/metrics',
    {
      config: { permission: 'public' },
      schema: { operationId: 'readMetrics', tags: ['health'], summary: 'Prometheus metrics' },
    },
    async (_request, reply) => {
      reply.type(platform.metrics.registry.contentType);
      return platform.metrics.registry.metrics();
    },
  );
}
