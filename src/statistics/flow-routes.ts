import { z } from 'zod';
import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import { IamisError } from '../core/errors.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { sendCsv, wantsCsv } from '../platform/http/csv.ts';
import { sendJson } from '../platform/http/json-pieces.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { Dimension, FlowQuestion } from './flow.ts';
import { csvFileName, flowsAsCsv } from './flow-csv.ts';
import type { FlowMonths } from './flow-months.ts';
import { flowQuerySchema, flowsSchema } from './flow-schemas.ts';
import { readFlows, streamFlows } from './read-flows.ts';

type FlowQuery = Omit<z.output<typeof flowQuerySchema>, 'by'> & { by?: Dimension[] | undefined };

/**
 * A query as a question.
 * @throws IamisError `persons-not-summed` when persons are asked for beside sums
 */
export function toQuestion({ from, to, period, by, extras, ...filters }: FlowQuery): FlowQuestion {
  const counted = extras?.filter((one) => one !== 'persons');
  if (counted?.length !== extras?.length) {
    throw new IamisError('persons-not-summed', {
      detail:
        'Who crosses in two months, or at two checkpoints, is one person and would be counted twice. GET /v1/flows/persons counts each ' +
        'once in a whole range.',
    });
  }
  const given = Object.entries(filters).filter(([, values]) => values !== undefined);
  return { from, to, period, by: by ?? [], filters: Object.fromEntries(given), ...(counted && { extras: counted }) };
}

export function registerFlowRoutes(
  app: App,
  platform: Platform,
  deps: { checkpoints: CheckpointReader; months: FlowMonths; smallCell: number },
): void {
  app.get(
    '/v1/flows',
    {
      config: { permission: 'read-flows' },
      schema: {
        operationId: 'readFlows',
        tags: ['statistics'],
        summary: 'Crossings, refusals and referrals by period and dimension',
        description:
          'Counts events, not persons. Analysts see the whole country, supervisors their own checkpoints. With `Accept: text/csv` the ' +
          'same rows as CSV; for the border service without a limit on their number. A ministry gets null and `withheld` for a figure of ' +
          'fewer than ten distinct persons, and for as many others as keep it from being worked out.',
        querystring: flowQuerySchema,
        response: answers({
          200: {
            description: 'Flows',
            content: { 'application/json': { schema: flowsSchema }, 'text/csv': { schema: z.string() } },
          },
        }),
      },
    },
    async (request, reply) => {
      const asked = toQuestion(request.query);
      reply.header('vary', 'accept');
      if (wantsCsv(request.headers.accept)) {
        const { question, chunks, close } = await streamFlows({ platform, ...deps }, actorOf(request), asked);
        return sendCsv(reply, csvFileName(question), flowsAsCsv(question, chunks), () => void close());
      }
      const { question, asOf, rows, totals, includesInvented } = await readFlows(
        { platform, ...deps },
        actorOf(request),
        asked,
      );
      const { from, to, period, by, filters } = question;
      const answer: z.output<typeof flowsSchema> = {
        unit: 'crossings',
        from,
        to,
        period,
        by: [...by],
        filters,
        asOf: asOf.toISOString(),
        includesInvented,
        rows,
        totals,
      };
      return sendJson(reply, answer, 'rows');
    },
  );
}
