import { z } from 'zod';
import {
  calendarDateSchema,
  checkpointCodeSchema,
  directionSchema,
  plainTextSchema,
  stateCodeSchema,
} from '../platform/http/schemas.ts';
import { CHECKPOINT_STATUSES, MODES } from './checkpoint.ts';

const nameSchema = plainTextSchema(100);
const hourSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a local time HH:MM')
  .meta({ description: 'Local time, HH:MM' });

const fields = {
  names: z.strictObject({ ky: nameSchema, ru: nameSchema, en: nameSchema }),
  mode: z.enum(MODES),
  neighbour: stateCodeSchema.nullable().meta({ description: 'State on the other side, alpha-3; null for airports' }),
  status: z.enum(CHECKPOINT_STATUSES),
  openingHours: z
    .strictObject({ from: hourSchema, to: hourSchema })
    .nullable()
    .meta({ description: 'Half-open; `to` may lie after midnight; null: around the clock' }),
  closures: z
    .array(z.strictObject({ from: calendarDateSchema, to: calendarDateSchema, reason: plainTextSchema(200) }))
    .max(400)
    .meta({ description: 'Local days on which it is closed, both ends inclusive' }),
  lanes: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Za-z0-9-]{1,20}$/),
        direction: z.enum([...directionSchema.options, 'both']),
      }),
    )
    .max(200),
  dailyCapacity: z.int().min(1).max(1_000_000).nullable(),
};

export const checkpointSchema = z
  .strictObject({ code: checkpointCodeSchema, ...fields, version: z.int().min(1) })
  .meta({ id: 'Checkpoint' });

export const checkpointListSchema = z.strictObject({ checkpoints: z.array(checkpointSchema) });

export const newCheckpointSchema = z.strictObject({
  code: checkpointCodeSchema,
  ...fields,
  openingHours: fields.openingHours.default(null),
  closures: fields.closures.default([]),
  lanes: fields.lanes.default([]),
  dailyCapacity: fields.dailyCapacity.default(null),
});

export const checkpointChangeSchema = z
  .strictObject(fields)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change');

export const checkpointParamsSchema = z.strictObject({ code: checkpointCodeSchema });
