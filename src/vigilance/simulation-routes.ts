import type { z } from 'zod';
import { lookupFromHeaders } from '../audit/lookup-reason.ts';
import { localDate } from '../core/dates.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers } from '../platform/http/schemas.ts';
import { entryBodySchema, entryContentFromBody } from '../watchlist/entry-schema.ts';
import { completenessGaps, completenessOf, missingForApproval } from '../watchlist/watchlist-entry.ts';
import { entryParamsSchema } from '../watchlist/watchlist-schemas.ts';
import {
  type EditorSimulation,
  type SimulationDeps,
  simulateContent,
  simulateProposal,
} from './simulate-for-editor.ts';
import { proposalSimulationSchema, simulationSchema } from './simulation-schemas.ts';
import { tellWithoutReason } from './told-without-reason.ts';

const tags = ['vigilance'];
const LOOKUP = 'Shows travellers, so the headers Iamis-Purpose and Iamis-Case say why; the look is audited.';
const WITHOUT =
  'Without the headers Iamis-Purpose and Iamis-Case it shows no traveller, and no figure of fewer than five; audited all the same.';

function nearestAnswer({ nearest }: EditorSimulation): z.infer<typeof proposalSimulationSchema>['nearest'] {
  return nearest.map(({ inspectionId, direction, occurredAt, hit }) => ({
    ...{ inspectionId, direction, crossedOn: localDate(occurredAt), band: hit.band },
    score: Math.round(hit.score * 100) / 100,
    evidence: hit.evidence.map(({ feature, traveller, listed, bits }) => ({ feature, traveller, listed, bits })),
  }));
}

function toAnswer(simulation: EditorSimulation): Omit<z.infer<typeof proposalSimulationSchema>, 'version'> {
  const { content, from, to, ...counted } = simulation;
  return {
    ...counted,
    completeness: completenessOf(content),
    gaps: completenessGaps(content),
    missing: missingForApproval(content),
    from: from.toISOString(),
    to: to.toISOString(),
    nearest: nearestAnswer(simulation),
  };
}

/** What an entry would have done, for the agency that thinks of listing it. */
export function registerSimulationRoutes(app: App, deps: SimulationDeps): void {
  app.post(
    '/v1/watchlist/simulations',
    {
      config: { permission: 'read-watchlist' },
      schema: {
        operationId: 'simulateEntry',
        tags,
        summary: 'What an entry would have done to the last 30 days of crossings',
        description: `Takes the body of a new entry and keeps nothing of it. ${LOOKUP} ${WITHOUT}`,
        body: entryBodySchema,
        response: answers({ 200: simulationSchema }),
      },
    },
    async (request) => {
      const input = { content: entryContentFromBody(request.body), lookup: lookupFromHeaders(request) };
      const answer = toAnswer(await simulateContent(deps, actorOf(request), input));
      return input.lookup ? answer : { ...answer, ...tellWithoutReason(answer), nearest: null };
    },
  );

  app.get(
    '/v1/watchlist/entries/:id/simulation',
    {
      config: { permission: 'read-watchlist' },
      schema: {
        operationId: 'simulateProposal',
        tags,
        summary: 'What a proposal that waits would have done to the last 30 days of crossings',
        description: LOOKUP,
        params: entryParamsSchema,
        response: answers({ 200: proposalSimulationSchema }),
      },
    },
    async (request) => {
      const input = { entryId: request.params.id, lookup: lookupFromHeaders(request) };
      const { version, ...simulation } = await simulateProposal(deps, actorOf(request), input);
      return { version, ...toAnswer(simulation) };
    },
  );
}
