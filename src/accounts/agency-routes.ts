import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { sendVersion, versionToMatch } from '../platform/http/if-match.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { addAgency } from './add-agency.ts';
import { listAgencies } from './agency-reader.ts';
import {
  agencyChangeSchema,
  agencyListSchema,
  agencyParamsSchema,
  agencyRowSchema,
  newAgencySchema,
} from './agency-schemas.ts';
import { changeAgency } from './change-agency.ts';

export function registerAgencyRoutes(app: App, platform: Platform): void {
  const tags = ['accounts'];

  app.get(
    '/v1/agencies',
    {
      config: { permission: 'signed-in' },
      schema: {
        operationId: 'listAgencies',
        tags,
        summary: 'All agencies, by code, those out of use too',
        response: answers({ 200: agencyListSchema }),
      },
    },
    async () => ({ agencies: await listAgencies(platform.db) }),
  );

  app.post(
    '/v1/agencies',
    {
      config: { permission: 'manage-accounts' },
      schema: {
        operationId: 'addAgency',
        tags,
        summary: 'Add an agency; it takes accounts at once',
        body: newAgencySchema,
        response: answers({ 201: agencyRowSchema }),
      },
    },
    async (request, reply) => {
      const added = await answerOnce(platform.db, request, reply, 201, (tx) =>
        addAgency(tx, platform, actorOf(request), request.body),
      );
      sendVersion(reply, added.version);
      return added;
    },
  );

  app.patch(
    '/v1/agencies/:code',
    {
      config: { permission: 'manage-accounts' },
      schema: {
        operationId: 'changeAgency',
        tags,
        summary: 'Rename it, or take it out of use or back; If-Match carries the version that was read',
        params: agencyParamsSchema,
        body: agencyChangeSchema,
        response: answers({ 200: agencyRowSchema }),
      },
    },
    async (request, reply) => {
      const version = versionToMatch(request);
      const changed = await inTransaction(platform.db, (tx) =>
        changeAgency(tx, platform, actorOf(request), request.params.code, version, request.body),
      );
      sendVersion(reply, changed.version);
      return changed;
    },
  );
}
