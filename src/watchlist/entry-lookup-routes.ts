import { lookupFromHeaders } from '../audit/lookup-reason.ts';
import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { sendVersion } from '../platform/http/if-match.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { listProposals } from './list-proposals.ts';
import { searchEntries } from './search-entries.ts';
import { viewEntry } from './view-entry.ts';
import {
  entryAnswerSchema,
  entryPageSchema,
  entryParamsSchema,
  entrySearchSchema,
  proposalPageSchema,
  proposalQuerySchema,
} from './watchlist-schemas.ts';

const tags = ['watchlist'];

/** Looking entries up. Each look-up is an entry of the audit, in the same transaction. */
export function registerEntryLookupRoutes(app: App, platform: Platform): void {
  app.get(
    '/v1/watchlist/entries/:id',
    {
      config: { permission: 'read-watchlist' },
      schema: {
        operationId: 'viewEntry',
        tags,
        summary: "An entry: whole for its agency; of others' that it is listed, the owner and the contact",
        description:
          "The ETag is the last version, for If-Match. Another agency's entry takes the headers Iamis-Purpose and Iamis-Case.",
        params: entryParamsSchema,
        response: answers({ 200: entryAnswerSchema }),
      },
    },
    async (request, reply) => {
      const input = { entryId: request.params.id, lookup: lookupFromHeaders(request) };
      const answer = await inTransaction(platform.db, (tx) => viewEntry(tx, platform, actorOf(request), input));
      if ('latestVersion' in answer) sendVersion(reply, answer.latestVersion);
      return answer;
    },
  );

  app.post(
    '/v1/watchlist/entries/search',
    {
      config: { permission: 'read-watchlist' },
      schema: {
        operationId: 'searchEntries',
        tags,
        summary: 'Entries by name, document, PIN, status or owner, newest first',
        description: 'With name, document or pin the body carries `lookup`: a purpose and a case number.',
        body: entrySearchSchema,
        response: answers({ 200: entryPageSchema }),
      },
    },
    async (request) =>
      inTransaction(platform.reports, (tx) => searchEntries(tx, platform, actorOf(request), request.body)),
  );

  app.get(
    '/v1/watchlist/proposals',
    {
      config: { permission: 'read-watchlist' },
      schema: {
        operationId: 'listProposals',
        tags,
        summary: 'What waits for a decision of the own agency, newest first, with what it changes',
        querystring: proposalQuerySchema,
        response: answers({ 200: proposalPageSchema }),
      },
    },
    async (request) => inTransaction(platform.db, (tx) => listProposals(tx, platform, actorOf(request), request.query)),
  );
}
