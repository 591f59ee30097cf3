import { z } from 'zod';
import { lookupSchema } from '../audit/lookup-reason.ts';
import { stayContextSchema } from '../crossings/stay-context.ts';
import { calendarDateSchema, plainTextSchema, stateCodeSchema } from '../platform/http/schemas.ts';

const numberText = plainTextSchema(40);

export const staySearchSchema = z
  .strictObject({
    issuingState: stateCodeSchema,
    documentNumber: numberText.optional(),
    personalNumber: numberText.optional(),
    onDate: calendarDateSchema.optional().meta({ description: 'Local day; today without it' }),
    lookup: lookupSchema.optional(),
  })
  .refine(
    ({ documentNumber, personalNumber }) => documentNumber !== undefined || personalNumber !== undefined,
    'give documentNumber or personalNumber',
  )
  .meta({ id: 'StaySearch' });

export const staySearchAnswerSchema = z.strictObject({
  stay: stayContextSchema.nullable().meta({ description: 'null when nobody is found' }),
});
