import { z } from 'zod';
import { freeTextSchema } from '../crossings/decision-schemas.ts';
import { checkpointCodeSchema, directionSchema, idSchema, instantSchema } from '../platform/http/schemas.ts';
import { GROUP_KINDS } from './group.ts';

const headCountSchema = z.int().min(1).max(500);

export const groupInputSchema = z
  .strictObject({
    checkpoint: checkpointCodeSchema,
    lane: freeTextSchema(20).optional(),
    direction: directionSchema,
    kind: z.enum(GROUP_KINDS),
    label: freeTextSchema(40)
      .optional()
      .meta({ description: 'What it is called by: a plate, the number of a carriage' }),
    declaredCount: headCountSchema.meta({ description: 'So many heads were declared' }),
  })
  .meta({ id: 'NewGroup', description: 'People who travel together' });

export const groupParamsSchema = z.strictObject({ id: idSchema });
export const memberParamsSchema = z.strictObject({ id: idSchema, inspectionId: idSchema });
export const groupQuerySchema = z.strictObject({
  checkpoint: checkpointCodeSchema,
  status: z.enum(['open', 'closed']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: idSchema.optional().meta({ description: '`nextCursor` of the page before' }),
});
export const groupClosingSchema = z.strictObject({
  differenceReason: freeTextSchema(500)
    .optional()
    .meta({ description: 'Why not as many were seen as declared; required then' }),
});

const groupShape = {
  id: idSchema,
  checkpoint: checkpointCodeSchema,
  lane: z.string().nullable(),
  direction: directionSchema,
  kind: z.enum(GROUP_KINDS),
  label: z.string().nullable(),
  declaredCount: headCountSchema,
  scannedCount: z.int().meta({ description: 'Without wrong scans' }),
  seenCount: z.int().meta({ description: 'Faces ticked, and those who are with the second line' }),
  status: z.enum(['open', 'closed']),
  openedBy: idSchema,
  openedAt: instantSchema,
  closedBy: idSchema.nullable(),
  closedAt: instantSchema.nullable(),
  differenceReason: z.string().nullable(),
};

export const groupListSchema = z.strictObject({
  groups: z.array(z.strictObject(groupShape).meta({ id: 'Group' })),
  nextCursor: idSchema.nullable(),
});

export const groupDetailSchema = z
  .strictObject({
    ...groupShape,
    members: z
      .array(
        z.strictObject({
          inspectionId: idSchema,
          state: z.enum(['open', 'decided', 'referred', 'abandoned']),
          signal: z.enum(['go', 'look', 'hold']),
          outcome: z.string().nullable(),
          isFaceSeen: z.boolean(),
        }),
      )
      .meta({ description: 'In the order in which they were scanned' }),
  })
  .meta({ id: 'GroupDetail' });
