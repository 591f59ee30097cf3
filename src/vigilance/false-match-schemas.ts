import { z } from 'zod';
import { typedDocumentSchema } from '../crossings/inspection-schemas.ts';
import { checkpointCodeSchema, idSchema, instantSchema } from '../platform/http/schemas.ts';
import { FALSE_MATCH_STATES } from './false-match.ts';

export const falseMatchParamsSchema = z.strictObject({ id: idSchema });

export const falseMatchQuerySchema = z.strictObject({
  entryId: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: idSchema.optional().meta({ description: '`nextCursor` of the page before' }),
});

export const falseMatchSchema = z
  .strictObject({
    id: idSchema,
    entryId: idSchema,
    entryVersion: z.int().min(1),
    inspectionId: idSchema.meta({ description: 'Where the person is found, with a reason' }),
    referralId: idSchema,
    checkpoint: checkpointCodeSchema,
    state: z.enum(FALSE_MATCH_STATES),
    decidedBy: idSchema,
    decidedAt: instantSchema,
    silentUntil: instantSchema,
    revokedBy: idSchema.nullable(),
    revokedAt: instantSchema.nullable(),
    documentCount: z.int().min(1).meta({ description: 'Documents by which the person is known again' }),
    silencedCount: z.int().min(0).meta({ description: 'Hits that it has kept silent' }),
  })
  .meta({ id: 'FalseMatch', description: 'An entry and a person whom the second line found to be two' });

export const falseMatchPageSchema = z.strictObject({
  falseMatches: z
    .array(falseMatchSchema)
    .meta({ description: "For supervisors: of one's own checkpoints, newest first" }),
  nextCursor: idSchema.nullable(),
  entries: z
    .array(
      z.strictObject({
        entryId: idSchema,
        remembered: z.int().min(0),
        silent: z.int().min(0),
        silencedHits: z.int().min(0),
      }),
    )
    .meta({ description: "For editors and approvers: the own agency's entries, the most silenced first, at most 200" }),
});

const isPlain = (value: string) => value.isWellFormed() && !/\p{Cc}/u.test(value.replaceAll(/[\n\r\t]/g, ' '));

/** Also no body at all. */
export const revocationBodySchema = z
  .strictObject({
    reason: z.string().trim().min(1).max(500).refine(isPlain, 'must not contain control characters').optional(),
  })
  .nullish();

export const carryBodySchema = z.strictObject({ document: typedDocumentSchema });
