import { z } from 'zod';
import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import { REFUSAL_REASONS } from '../crossings/refusal-reason.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { type CsvCell, csvOf, sendCsv, wantsCsv } from '../platform/http/csv.ts';
import { answers, calendarDateSchema, directionSchema, instantSchema, sexSchema } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { DIMENSIONS, PERIODS } from './flow.ts';
import type { FlowMonths } from './flow-months.ts';
import { toQuestion } from './flow-routes.ts';
import { flowFilters, listOf } from './flow-schemas.ts';
import { readPersons, readRefusals } from './read-flow-details.ts';

const range = {
  from: calendarDateSchema.meta({ description: 'First local day' }),
  to: calendarDateSchema.meta({ description: 'Local day after the last one' }),
};
const { age: _, ...refusalFilters } = flowFilters;
const told = { withheld: z.literal(true).optional() };
const countSchema = z.int().min(0).nullable().meta({ description: 'null: withheld' });

const asOf = instantSchema.meta({ description: 'Everything committed before it is counted' });

const personsSchema = z
  .strictObject({
    unit: z.literal('persons').meta({ description: 'Distinct: never added up' }),
    ...range,
    asOf,
    persons: countSchema.meta({ description: 'All of the range, each once: no sum of the rows' }),
    rows: z.array(
      z.strictObject({
        ...{
          checkpoint: z.string().optional(),
          neighbour: z.string().nullable().optional(),
          mode: z.string().optional(),
        },
        ...{ direction: directionSchema.optional(), nationality: z.string().optional(), sex: sexSchema.optional() },
        ...{ age: z.string().optional(), purpose: z.string().optional(), persons: countSchema, ...told },
      }),
    ),
  })
  .meta({ id: 'FlowPersons' });

const refusalsSchema = z
  .strictObject({
    unit: z.literal('refusals'),
    ...range,
    asOf,
    period: z.enum(PERIODS),
    rows: z.array(
      z.strictObject({
        ...{ period: z.string(), checkpoint: z.string().optional(), nationality: z.string().optional() },
        ...{ direction: directionSchema, reason: z.enum(REFUSAL_REASONS).nullable(), refusals: countSchema, ...told },
      }),
    ),
  })
  .meta({ id: 'FlowRefusals' });

const jsonOrCsv = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema }, 'text/csv': { schema: z.string() } },
});

function* linesOf(header: readonly string[], rows: Iterable<Record<string, CsvCell>>): Generator<CsvCell[]> {
  for (const row of rows) yield header.map((name) => row[name]);
}

export function registerFlowDetailRoutes(
  app: App,
  platform: Platform,
  deps: { checkpoints: CheckpointReader; months: FlowMonths; smallCell: number },
): void {
  app.get(
    '/v1/flows/persons',
    {
      config: { permission: 'read-flows' },
      schema: {
        operationId: 'readFlowPersons',
        tags: ['statistics'],
        summary: 'Distinct persons who crossed in a range',
        description:
          'Each person once in each row, and once in the whole; persons of two rows may be the same, so they are never added up. A person is ' +
          'whoever shares name, birth date and sex. At most 100 days. With `Accept: text/csv` as CSV; `isWhole` marks the line of all, each once.',
        querystring: z.strictObject({ ...range, by: listOf(z.enum(DIMENSIONS)).optional(), ...flowFilters }),
        response: answers({ 200: jsonOrCsv('Persons', personsSchema) }),
      },
    },
    async (request, reply) => {
      reply.header('vary', 'accept');
      const asked = toQuestion({ ...request.query, period: 'day', extras: undefined });
      const { question, asOf, persons, rows } = await readPersons({ platform, ...deps }, actorOf(request), asked);
      if (wantsCsv(request.headers.accept)) {
        const header = [...question.by, 'persons', 'isWhole', 'withheld'];
        const whole = { persons, isWhole: true, withheld: persons === null ? true : null };
        const all = (function* () {
          yield whole;
          for (const row of rows) yield { ...row, isWhole: false };
        })();
        return sendCsv(reply, `persons-${question.from}-to-${question.to}`, csvOf(header, linesOf(header, all)));
      }
      const { from, to } = question;
      const answer = { unit: 'persons', from, to, asOf: asOf.toISOString(), persons, rows };
      return reply.send(answer as z.output<typeof personsSchema>);
    },
  );
  app.get(
    '/v1/flows/refusals',
    {
      config: { permission: 'read-flows' },
      schema: {
        operationId: 'readFlowRefusals',
        tags: ['statistics'],
        summary: 'Refusals by reason and direction',
        description: 'As inspected: of the lane and of the second line. With `Accept: text/csv` as CSV.',
        querystring: z.strictObject({
          ...range,
          period: z.enum(PERIODS).default('month'),
          by: listOf(z.enum(['checkpoint', 'nationality'])).optional(),
          ...refusalFilters,
        }),
        response: answers({ 200: jsonOrCsv('Refusals', refusalsSchema) }),
      },
    },
    async (request, reply) => {
      reply.header('vary', 'accept');
      const asked = toQuestion({ ...request.query, extras: undefined });
      const { question, asOf, rows } = await readRefusals({ platform, ...deps }, actorOf(request), asked);
      const { from, to, period } = question;
      if (wantsCsv(request.headers.accept)) {
        const header = ['period', ...question.by, 'direction', 'reason', 'refusals', 'withheld'];
        return sendCsv(reply, `refusals-${from}-to-${to}-by-${period}`, csvOf(header, linesOf(header, rows)));
      }
      const answer = { unit: 'refusals', from, to, asOf: asOf.toISOString(), period, rows };
      return reply.send(answer as z.output<typeof refusalsSchema>);
    },
  );
}
