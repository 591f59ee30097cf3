import { z } from 'zod';
import { plainTextSchema } from '../platform/http/schemas.ts';

/** An agency's code, as the database has it. */
export const agencySchema = z.string().regex(/^[a-z0-9-]{1,40}$/);

const nameSchema = plainTextSchema(100);
const namesSchema = z.strictObject({ ky: nameSchema, ru: nameSchema, en: nameSchema });
const isInUseSchema = z.boolean().meta({ description: 'Out of use: takes no new accounts' });

export const agencyRowSchema = z
  .strictObject({ code: agencySchema, names: namesSchema, isInUse: isInUseSchema, version: z.int().min(1) })
  .meta({ id: 'Agency' });

export const agencyListSchema = z.strictObject({ agencies: z.array(agencyRowSchema) });

export const newAgencySchema = z.strictObject({ code: agencySchema, names: namesSchema });

export const agencyChangeSchema = z
  .strictObject({ names: namesSchema, isInUse: isInUseSchema })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change');

export const agencyParamsSchema = z.strictObject({ code: agencySchema });
