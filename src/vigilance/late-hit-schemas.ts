import { z } from 'zod';
import { idSchema, instantSchema } from '../platform/http/schemas.ts';

const count = z.int().min(0);

export const lateHitRunQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the page before' }),
});

export const lateHitRunSchema = z
  .strictObject({
    entryId: idSchema,
    entryVersion: z.int().min(1),
    state: z.enum(['running', 'done']),
    screened: count.meta({ description: 'Recorded travellers screened so far' }),
    total: count.meta({ description: 'About how many there are' }),
    hits: count.meta({ description: 'Crossings on which the entry was found' }),
    referrals: count.meta({ description: 'Referrals opened, one a person; none for a discreet entry' }),
    startedAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'LateHitRun', description: 'A new or changed entry against the crossings recorded before it' });

export const lateHitRunPageSchema = z.strictObject({
  runs: z.array(lateHitRunSchema),
  nextCursor: z.string().nullable(),
});
