import { z } from 'zod';
import { directionSchema, sexSchema } from '../platform/http/schemas.ts';
import { BANDS } from '../screening/listed-entry.ts';

export const noticeQuerySchema = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .default(0)
    .meta({ description: 'The nextAfter of the page before; 0 from the beginning' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const notice = {
  number: z.int().meta({ description: "The agency's own running number, without holes over all kinds of notices" }),
  entryId: z.string(),
  entryVersion: z.int(),
  inspectionId: z.string(),
  checkpoint: z.string(),
  direction: directionSchema,
  occurredAt: z.string(),
  noticedAt: z.string(),
};
const nextAfter = z.int().meta({ description: 'after for the next page; the same as given when nothing is new' });

export const discreetHitPageSchema = z.strictObject({
  hits: z.array(
    z.strictObject({
      ...notice,
      band: z.enum(BANDS),
      score: z.number(),
      evidence: z.array(
        z.strictObject({ feature: z.string(), traveller: z.string(), listed: z.string(), bits: z.number() }),
      ),
      traveller: z
        .array(
          z.strictObject({
            documentCode: z.string(),
            issuingState: z.string(),
            documentNumber: z.string(),
            surname: z.string(),
            givenNames: z.string(),
            nativeName: z.string().nullable(),
            nationality: z.string(),
            birthDate: z.string().nullable(),
            sex: sexSchema,
            expiryDate: z.string().nullable(),
            personalNumber: z.string().nullable(),
          }),
        )
        .meta({ description: 'The documents that were presented; empty once retention has dropped them' }),
    }),
  ),
  nextAfter,
});
export type DiscreetHitPage = z.infer<typeof discreetHitPageSchema>;

export const stopNoticePageSchema = z.strictObject({
  notices: z.array(z.strictObject({ kind: z.literal('stop-admitted'), ...notice })),
  nextAfter,
});
export type StopNoticePage = z.infer<typeof stopNoticePageSchema>;
