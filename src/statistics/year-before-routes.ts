import { z } from 'zod';
import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { sendCsv, wantsCsv } from '../platform/http/csv.ts';
import { sendJson } from '../platform/http/json-pieces.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { areMoonFeastsAnnounced } from './feasts.ts';
import type { FlowMonths } from './flow-months.ts';
import { toQuestion } from './flow-routes.ts';
import { readYearBefore } from './read-year-before.ts';
import { yearBeforeAsCsv } from './year-before-csv.ts';
import { yearBeforeQuerySchema, yearBeforeSchema } from './year-before-schemas.ts';

export function registerYearBeforeRoutes(
  app: App,
  platform: Platform,
  deps: { checkpoints: CheckpointReader; months: FlowMonths; smallCell: number },
): void {
  app.get(
    '/v1/flows/year-before',
    {
      config: { permission: 'read-flows' },
      schema: {
        operationId: 'readFlowsYearBefore',
        tags: ['statistics'],
        summary: 'Flows beside those of the year before, and what breaks the comparison',
        description:
          'Like for like: the same weekdays, and at each checkpoint only days on which it was open in both years. A change is worked out from ' +
          'the two figures as they are told, so that it tells no more than they do. At most 1100 days. With `Accept: text/csv` as CSV.',
        querystring: yearBeforeQuerySchema,
        response: answers({
          200: {
            description: 'Two years side by side',
            content: { 'application/json': { schema: yearBeforeSchema }, 'text/csv': { schema: z.string() } },
          },
        }),
      },
    },
    async (request, reply) => {
      const { comparison, ...query } = request.query;
      const asked = toQuestion({ ...query, extras: undefined });
      const found = await readYearBefore({ ...deps, platform }, actorOf(request), asked, comparison);
      const { from, to, period, by, filters } = found.question;
      reply.header('vary', 'accept');
      if (wantsCsv(request.headers.accept)) {
        const name = `crossings-and-the-year-before-${comparison}-${from}-to-${to}-by-${period}`;
        return sendCsv(reply, name, yearBeforeAsCsv(found));
      }
      const { before, asOf, includesInvented, totals, breaks, leftOut } = found;
      const rows = found.rows.map(({ values, ...row }) => ({
        ...Object.fromEntries(by.map((dimension, at) => [dimension, values[at] ?? null])),
        ...row,
      }));
      const range = { from: before.from, to };
      const answer = {
        ...{ unit: 'crossings', comparison, from, to, before, period, by: [...by], filters },
        ...{ asOf: asOf.toISOString(), includesInvented, rows, totals, breaks, leftOut },
        areMoonFeastsAnnounced: areMoonFeastsAnnounced(range),
      } as z.output<typeof yearBeforeSchema>;
      return sendJson(reply, answer, 'rows');
    },
  );
}
