import { z } from 'zod';
import { checkpointCodeSchema, directionSchema, idSchema, instantSchema } from '../platform/http/schemas.ts';
import { ACTIONS, BANDS, CATEGORIES, FLAGS } from '../screening/listed-entry.ts';
import { escortSchema, freeTextSchema, reasonSchema, writtenCrossingSchema } from './decision-schemas.ts';
import { REFERRAL_CAUSES, REFERRAL_OUTCOMES, REFERRAL_STATUSES } from './referral.ts';
import { FINDINGS, HOLDER_ANSWERS } from './referral-outcome-table.ts';

export const referralParamsSchema = z.strictObject({ id: idSchema });

export const referralQuerySchema = z.strictObject({
  status: z.enum(REFERRAL_STATUSES).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: idSchema.optional().meta({ description: '`nextCursor` of the page before' }),
});

const instantAnswerSchema = instantSchema.nullable();

const referralShape = {
  id: idSchema,
  inspectionId: idSchema,
  checkpoint: checkpointCodeSchema,
  direction: directionSchema,
  cause: z.enum(REFERRAL_CAUSES),
  revision: z.int().meta({
    description: "Revision of the crossing that it is about; 1 for the lane's; late hits are numbered by themselves",
  }),
  status: z.enum(REFERRAL_STATUSES),
  isProtected: z.boolean().meta({ description: 'The traveller asks for protection: no refusal any more' }),
  openedAt: instantSchema,
  openedBy: idSchema.nullable(),
  ageMs: z.int().min(0).meta({ description: 'How long it waited until it was closed, or waits so far' }),
  claimedBy: idSchema.nullable(),
  claimedAt: instantAnswerSchema,
  closedAt: instantAnswerSchema,
  outcome: z.enum(REFERRAL_OUTCOMES).nullable(),
};

export const referralSchema = z.strictObject(referralShape).meta({ id: 'Referral' });

export const queuedReferralSchema = z
  .strictObject({
    ...referralShape,
    lane: z.string().nullable(),
    gravest: z
      .strictObject({
        band: z.enum(BANDS),
        action: z.enum(ACTIONS),
        category: z.enum(CATEGORIES),
        flags: z.array(z.enum(FLAGS)),
      })
      .nullable()
      .meta({ description: 'The hit to look at first' }),
  })
  .meta({
    id: 'QueuedReferral',
    description: 'A referral in the queue of the second line: where and how grave, no person',
  });

export const queueSchema = z
  .strictObject({ asOf: instantSchema, referrals: z.array(queuedReferralSchema) })
  .meta({ id: 'ReferralQueue', description: 'What waits and what is in hand, the oldest first' });

export const referralListSchema = z.strictObject({
  referrals: z.array(referralSchema),
  nextCursor: idSchema.nullable(),
});

export const claimBodySchema = z.strictObject({
  takeOver: z.boolean().optional().meta({ description: "Take over another supervisor's claim" }),
});

const findingSchema = z.strictObject({
  entryId: idSchema,
  finding: z.enum(FINDINGS),
  holder: z
    .enum(HOLDER_ANSWERS)
    .optional()
    .meta({ description: 'Is the holder the owner? Asked of lost, stolen and invalidated documents' }),
});

export const outcomeBodySchema = z.strictObject({
  outcome: z.enum(REFERRAL_OUTCOMES),
  findings: z
    .array(findingSchema)
    .max(20)
    .refine((findings) => new Set(findings.map((one) => one.entryId)).size === findings.length, 'names an entry twice')
    .default([]),
  reason: reasonSchema.optional(),
  asksForProtection: z.boolean().optional(),
  handedTo: freeTextSchema(200).optional(),
  ownerWord: z
    .strictObject({ who: freeTextSchema(200), at: instantSchema })
    .optional()
    .meta({ description: 'Who of the owner agency agreed that a stop is let through, and when' }),
  escort: escortSchema.optional(),
  narrative: freeTextSchema(4000).optional(),
});

export const outcomeAnswerSchema = z.strictObject({
  id: idSchema,
  inspectionId: idSchema,
  status: z.enum(REFERRAL_STATUSES),
  isProtected: z.boolean(),
  outcome: z.enum(REFERRAL_OUTCOMES).nullable().meta({ description: 'null while the referral stays open' }),
  crossing: writtenCrossingSchema,
});
