import { z } from 'zod';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { sendCsv, wantsCsv } from '../platform/http/csv.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { readVisitors } from './read-visitors.ts';
import { figureQuerySchema } from './stay-figures-schemas.ts';
import { visitorsAsCsv } from './visitor-csv.ts';
import { visitorsSchema } from './visitor-schemas.ts';

export function registerVisitorRoutes(app: App, platform: Platform, { smallCell }: { smallCell: number }): void {
  app.get(
    '/v1/visitors/summary',
    {
      config: { permission: 'read-stay-figures' },
      schema: {
        operationId: 'readVisitorSummary',
        tags: ['stays'],
        summary: 'Arrivals as the statistics of tourism sort them: visitors, tourists, same-day and transit',
        description:
          'UN, International Recommendations for Tourism Statistics 2008: arrivals less residents, crew, border workers, diplomats, refugees and ' +
          'others are visitors. Overnight or same-day is told by paired stays. By residence; where none was stated the nationality stands in, and how ' +
          'often that is stands beside it. Accounts of ministries: figures of fewer than 10 persons are withheld, with as many others as keep ' +
          'them from being worked out. With `Accept: text/csv` as CSV.',
        querystring: figureQuerySchema,
        response: answers({
          200: {
            description: 'Arrivals and visitors',
            content: { 'application/json': { schema: visitorsSchema }, 'text/csv': { schema: z.string() } },
          },
        }),
      },
    },
    async (request, reply) => {
      const found = await readVisitors({ platform, smallCell }, actorOf(request), request.query);
      reply.header('vary', 'accept');
      if (!wantsCsv(request.headers.accept)) return reply.send(found);
      return sendCsv(reply, `arrivals-and-visitors-${found.from}-to-${found.to}`, visitorsAsCsv(found));
    },
  );
}
