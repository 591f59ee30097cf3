import { z } from 'zod';
import { lookupSchema } from '../audit/lookup-reason.ts';
import {
  checkpointCodeSchema,
  directionSchema,
  idSchema,
  instantSchema,
  sexSchema,
  stateCodeSchema,
} from '../platform/http/schemas.ts';
import { CROSSING_KINDS, ESCORTS } from './crossing.ts';
import { CORRECTED_KINDS } from './crossing-correction.ts';
import { freeTextSchema } from './decision-schemas.ts';
import { PURPOSES, TRAVELLER_KINDS } from './inspection.ts';
import { hitAnswerSchema, typedDocumentSchema, visaSchema, workContractSchema } from './inspection-schemas.ts';
import { REFERRAL_STATUSES } from './referral.ts';

export const crossingParamsSchema = z.strictObject({ id: idSchema });

export const crossingSearchSchema = z.strictObject({
  checkpoint: checkpointCodeSchema.optional(),
  direction: directionSchema.optional(),
  from: instantSchema
    .optional()
    .meta({ description: 'Crossed at or after; a search by name looks back 31 days without it' }),
  to: instantSchema.optional().meta({ description: 'Crossed before' }),
  documentNumber: freeTextSchema(40).optional(),
  name: freeTextSchema(200)
    .optional()
    .meta({ description: 'Words of the name, whole, in any order and script; supervisors only' }),
  nationality: stateCodeSchema.optional(),
  lookup: lookupSchema.optional(),
  limit: z.int().min(1).max(200).default(50),
  cursor: idSchema.optional().meta({ description: '`nextCursor` of the page before' }),
});

const crossingShape = {
  id: idSchema,
  revision: z.int(),
  kind: z.enum(CROSSING_KINDS),
  escort: z.enum(ESCORTS).nullable(),
  checkpoint: checkpointCodeSchema,
  direction: directionSchema,
  occurredAt: instantSchema,
  nationality: z.string(),
  sex: sexSchema,
  age: z.int().nullable(),
  purpose: z.enum(PURPOSES),
  travellerKind: z.enum(TRAVELLER_KINDS),
};

const crossingSchema = z
  .strictObject({
    ...crossingShape,
    document: z
      .strictObject({
        issuingState: z.string(),
        documentNumber: z.string(),
        surname: z.string(),
        givenNames: z.string(),
        birthDate: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'As corrected; null once retention has dropped it' }),
  })
  .meta({ id: 'Crossing', description: 'A crossing as it stands' });

export const crossingListSchema = z.strictObject({
  crossings: z.array(crossingSchema),
  nextCursor: idSchema.nullable(),
});

export const correctionBodySchema = z.strictObject({
  kind: z.enum(CORRECTED_KINDS).optional(),
  direction: directionSchema.optional(),
  document: typedDocumentSchema.optional(),
  visa: visaSchema.nullable().optional().meta({
    description:
      'The visa as it should have been read, its terms whole; without number or last day those that were read stay. null: none was shown',
  }),
  workContract: workContractSchema.nullable().optional().meta({
    description: 'The contract to work here as it should have been read. null: none was shown',
  }),
  reason: freeTextSchema(500).optional(),
});

export const correctionAnswerSchema = z
  .strictObject({
    ...crossingShape,
    screening: z
      .strictObject({ verdict: z.enum(['clear', 'review', 'stop', 'unscreenable']), hits: z.array(hitAnswerSchema) })
      .nullable()
      .meta({ description: 'null when neither the direction nor the identity nor the number of the visa has changed' }),
    referral: z.strictObject({ id: idSchema, status: z.enum(REFERRAL_STATUSES) }).nullable(),
  })
  .meta({ id: 'CorrectedCrossing' });
