import { z } from 'zod';
import { calendarDateSchema, instantSchema } from '../platform/http/schemas.ts';
import { FEASTS } from './feasts.ts';
import { DIMENSIONS, PERIODS } from './flow.ts';
import { flowDimensions, flowFilters, listOf } from './flow-schemas.ts';
import { BREAK_KINDS } from './open-days.ts';
import { COMPARISONS } from './year-before.ts';

export const yearBeforeQuerySchema = z.strictObject({
  from: calendarDateSchema.meta({ description: 'First local day' }),
  to: calendarDateSchema.meta({ description: 'Local day after the last one' }),
  period: z.enum(PERIODS).default('day'),
  by: listOf(z.enum(DIMENSIONS)).optional(),
  comparison: z
    .enum(COMPARISONS)
    .default('like-for-like')
    .meta({
      description:
        '`like-for-like`: the same weekdays 52 weeks before, at each checkpoint only days on which it was open in both years. `calendar`: the ' +
        'same dates a year before',
    }),
  ...flowFilters,
});

const figures = (one: z.ZodType<number | null>) => z.strictObject({ crossings: one, refusals: one, referrals: one });
const counts = figures(z.int().min(0).nullable().meta({ description: 'null: withheld' }));
const compared = {
  now: counts,
  before: counts.nullable().meta({ description: 'null: the year before had no such day' }),
  change: figures(z.int().nullable()).meta({ description: 'null where one of the two is' }),
  changeShare: figures(z.number().nullable()).meta({
    description: 'Of the year before; null also where that was zero',
  }),
  withheld: z
    .literal(true)
    .optional()
    .meta({ description: 'A figure of too few persons, or one that would lay it open, is null' }),
};
const inclusive = {
  from: calendarDateSchema,
  to: calendarDateSchema.meta({ description: 'That day included' }),
};

export const yearBeforeSchema = z
  .strictObject({
    unit: z.literal('crossings').meta({ description: 'Crossings are not persons' }),
    comparison: z.enum(COMPARISONS),
    from: calendarDateSchema,
    to: calendarDateSchema,
    before: z.strictObject({ from: calendarDateSchema, to: calendarDateSchema }),
    period: z.enum(PERIODS),
    by: z.array(z.enum(DIMENSIONS)),
    filters: z.partialRecord(z.enum(DIMENSIONS), z.array(z.string())),
    asOf: instantSchema.meta({ description: 'Everything committed before it is counted' }),
    includesInvented: z.boolean().meta({ description: 'Rows of a demonstration are counted' }),
    rows: z.array(
      z.strictObject({
        period: z.string().meta({ description: 'Of the asked year, as of GET /v1/flows' }),
        ...flowDimensions,
        ...compared,
      }),
    ),
    totals: z.strictObject(compared),
    breaks: z
      .array(
        z.strictObject({
          year: z.enum(['now', 'before']),
          kind: z.enum(BREAK_KINDS),
          ...inclusive,
          touches: z.strictObject(inclusive).meta({ description: 'The days of the asked range that it touches' }),
          checkpoint: z.string().optional(),
          reason: z.string().optional().meta({ description: 'Of a closure, as the administrators wrote it' }),
          feast: z.enum(FEASTS).optional(),
        }),
      )
      .meta({ description: 'Why a figure may differ although nobody travelled more or less' }),
    leftOut: z.array(z.strictObject({ checkpoint: z.string(), ...inclusive })).meta({
      description: 'Days of checkpoints that are in neither year’s figures, because it was shut on one of the two',
    }),
    areMoonFeastsAnnounced: z.boolean().meta({
      description:
        'Orozo Ait and Kurman Ait of these years stand as announced; else they are calculated, and may be a day off',
    }),
  })
  .meta({ id: 'FlowsYearBefore' });
