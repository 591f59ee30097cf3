import { z } from 'zod';
import { idSchema, instantSchema } from '../platform/http/schemas.ts';
import { CROSSING_KINDS, ESCORTS } from './crossing.ts';
import { LANE_OUTCOMES } from './decision.ts';
import { journeyDetailsSchema } from './inspection-schemas.ts';
import { REFERRAL_STATUSES } from './referral.ts';
import { REFUSAL_REASONS } from './refusal-reason.ts';

/** Free text of an officer: PostgreSQL stores no NUL and no halves of surrogate pairs. */
export function freeTextSchema(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'must be well-formed text');
}

export const inspectionParamsSchema = z.strictObject({ id: idSchema });

export const reasonSchema = z
  .enum(REFUSAL_REASONS)
  .meta({ description: 'Reason of a refusal; each belongs to one direction' });
export const escortSchema = z.enum(ESCORTS).meta({ description: 'deported on exit only; the others both ways' });

export const decisionBodySchema = z.strictObject({
  outcome: z.enum(LANE_OUTCOMES),
  reason: reasonSchema.optional(),
  acknowledged: z
    .array(z.string().regex(/^[a-z0-9-]{1,40}$/))
    .max(20)
    .optional()
    .meta({ description: 'Codes of the advisories that the officer has taken note of' }),
  overrideReason: freeTextSchema(500).optional(),
  note: freeTextSchema(2000).optional(),
  asksForProtection: z.boolean().optional(),
  escort: escortSchema.optional(),
  details: journeyDetailsSchema.optional(),
  decidedAt: instantSchema.optional(),
});

export const writtenCrossingSchema = z
  .strictObject({ id: idSchema, revision: z.int(), kind: z.enum(CROSSING_KINDS) })
  .nullable()
  .meta({ description: "The crossing that was written; its id is the inspection's" });

export const decisionAnswerSchema = z.strictObject({
  inspectionId: idSchema,
  outcome: z.enum(LANE_OUTCOMES).meta({ description: 'As recorded: who asks for protection is referred, not refused' }),
  crossing: writtenCrossingSchema,
  referral: z.strictObject({ id: idSchema, status: z.enum(REFERRAL_STATUSES) }).nullable(),
});
