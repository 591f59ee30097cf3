import { z } from 'zod';
import { hitAnswerSchema } from './inspection-schemas.ts';
import { referralSchema } from './referral-schemas.ts';

const text = z.string().nullable();

const listedPersonSchema = z
  .strictObject({
    version: z.int(),
    ownerAgency: z.string(),
    names: z.array(z.strictObject({ text: z.string(), kind: z.enum(['primary', 'alias', 'weak']) })),
    birthDates: z.array(z.string()),
    sex: z.enum(['F', 'M', 'X']).nullable(),
    nationalities: z.array(z.string()),
    documents: z.array(z.strictObject({ state: text, number: z.string() })),
    pin: text,
    birthPlace: text,
    legalBasis: text,
    caseNumber: text,
    contact: text.meta({ description: 'Whom to reach around the clock' }),
    sourceList: text,
    sourceId: text,
    validFrom: text,
    validTo: text,
    reviewDue: text,
  })
  .meta({ id: 'ListedPerson', description: 'An entry as it was when it matched' });

export const referralCaseSchema = z
  .strictObject({
    referral: referralSchema,
    openedByName: text.meta({ description: 'User name of who referred; null: nobody did' }),
    laneNote: text.meta({ description: 'What the officer of the lane noted with the decision' }),
    hits: z
      .array(hitAnswerSchema.extend({ listed: listedPersonSchema.nullable() }))
      .meta({ description: 'Those that need a finding, the gravest first' }),
  })
  .meta({ id: 'ReferralCase', description: 'What a claimed referral is about' });
