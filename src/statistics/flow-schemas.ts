import { z } from 'zod';
import { MODES } from '../checkpoints/checkpoint.ts';
import { PURPOSES } from '../crossings/inspection.ts';
import {
  calendarDateSchema,
  checkpointCodeSchema,
  directionSchema,
  instantSchema,
  sexSchema,
  stateCodeSchema,
} from '../platform/http/schemas.ts';
import { AGE_GROUPS, DIMENSIONS, EXTRA_MEASURES, PERIODS } from './flow.ts';

const MOST_VALUES = 300;

/** `a,b`, or the parameter repeated, or both. Twice the same counts once. */
export function listOf<T extends z.ZodType<string, string>>(item: T) {
  return z
    .union([z.string().max(4000), z.array(z.string().max(400)).max(MOST_VALUES)])
    .transform((given) => [...new Set([given].flat().flatMap((part) => part.split(',')))])
    .pipe(z.array(item).min(1).max(MOST_VALUES))
    .meta({ description: 'Comma-separated, or repeated' });
}

const ageGroupSchema = z
  .string()
  .max(10)
  .refine((text) => AGE_GROUPS.includes(text), 'is not an age group');

/** Values of each dimension; also what may be filtered by. */
export const flowFilters = {
  checkpoint: listOf(checkpointCodeSchema).optional(),
  neighbour: listOf(stateCodeSchema).optional(),
  mode: listOf(z.enum(MODES)).optional(),
  direction: listOf(directionSchema).optional(),
  nationality: listOf(stateCodeSchema).optional(),
  sex: listOf(sexSchema).optional(),
  age: listOf(ageGroupSchema)
    .optional()
    .meta({ description: 'Groups: single years 0 to 24, 25-29 to 70-74, 75+, unknown; comma-separated, or repeated' }),
  purpose: listOf(z.enum(PURPOSES)).optional(),
};

export const flowQuerySchema = z.strictObject({
  from: calendarDateSchema.meta({ description: 'First local day' }),
  to: calendarDateSchema.meta({ description: 'Local day after the last one' }),
  period: z.enum(PERIODS).default('day'),
  by: listOf(z.enum(DIMENSIONS)).optional(),
  extras: listOf(z.enum([...EXTRA_MEASURES, 'persons']))
    .optional()
    .meta({ description: 'Figures beside crossings, refusals and referrals; comma-separated, or repeated' }),
  ...flowFilters,
});

const countSchema = z.int().min(0).nullable().meta({ description: 'null: withheld' });
const withheldSchema = z
  .literal(true)
  .optional()
  .meta({ description: 'A figure of too few persons, or one that would lay it open, is null' });
const shareSchema = z
  .number()
  .min(0)
  .max(1)
  .nullable()
  .optional()
  .meta({ description: 'Of the crossings; null: withheld, or there are none' });
const counts = {
  ...{ crossings: countSchema, refusals: countSchema, referrals: countSchema },
  escorted: countSchema.optional(),
  purposeNotAskedShare: shareSchema,
  residenceNotAskedShare: shareSchema,
  screenedLateShare: shareSchema,
  enteredByHandShare: shareSchema,
};

/** The values by which a row is grouped. */
export const flowDimensions = {
  checkpoint: z.string().optional(),
  neighbour: z.string().nullable().optional().meta({ description: 'null at airports' }),
  mode: z.enum(MODES).optional(),
  direction: directionSchema.optional(),
  nationality: z.string().optional(),
  sex: sexSchema.optional(),
  age: z.string().optional(),
  purpose: z.enum(PURPOSES).optional(),
};

const flowRowSchema = z
  .strictObject({
    period: z.string().meta({ description: '2026-03-01T13, 2026-03-01, 2026-03, 2026-Q1 or 2026, by local time' }),
    ...flowDimensions,
    ...counts,
    withheld: withheldSchema,
  })
  .meta({ id: 'FlowRow' });

export const flowsSchema = z
  .strictObject({
    unit: z.literal('crossings').meta({ description: 'Crossings are not persons' }),
    from: calendarDateSchema,
    to: calendarDateSchema,
    period: z.enum(PERIODS),
    by: z.array(z.enum(DIMENSIONS)),
    filters: z.partialRecord(z.enum(DIMENSIONS), z.array(z.string())),
    asOf: instantSchema.meta({ description: 'Everything committed before it is counted' }),
    includesInvented: z.boolean().meta({ description: 'Rows of a demonstration are counted' }),
    rows: z.array(flowRowSchema),
    totals: z.strictObject({ ...counts, withheld: withheldSchema }),
  })
  .meta({ id: 'Flows' });
