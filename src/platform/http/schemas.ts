import { z } from 'zod';
import { isStateCode } from '../../core/countries.ts';
import { isCalendarDate, isPartialDate } from '../../core/dates.ts';
import { ERROR_CODES } from '../../core/errors.ts';
import { asFault, FIELD_FAULT_CODES } from '../../core/field-fault.ts';
import { isId } from '../../core/ids.ts';

/** Shapes that several rooms' routes share. Each has a limit. */
export const idSchema = z
  .string()
  .max(36)
  .refine(isId, 'is not a lower-case UUIDv7')
  .meta({ description: 'UUIDv7, lower case', format: 'uuid' });
/** A line of text. PostgreSQL refuses NUL and halves of surrogate pairs; no other control character belongs in a name or a reason either. */
export function plainTextSchema(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must not contain control characters');
}
export const instantSchema = z.iso
  .datetime({ offset: true })
  .max(40)
  .meta({ description: 'Instant, RFC 3339 with offset' });
export const calendarDateSchema = z
  .string()
  .max(10)
  .refine(isCalendarDate, asFault('day-wrong', 'is not a calendar date YYYY-MM-DD'))
  .meta({ description: 'Day, YYYY-MM-DD', format: 'date' });
export const partialDateSchema = z
  .string()
  .max(10)
  .refine(isPartialDate, asFault('day-wrong', 'is not a date YYYY, YYYY-MM or YYYY-MM-DD'))
  .meta({ description: 'What is known of a date: 1990, 1990-03 or 1990-03-02' });
export const stateCodeSchema = z
  .string()
  .max(3)
  .refine(isStateCode, asFault('state-unknown', 'is not an ISO 3166-1 alpha-3 or ICAO Doc 9303 code'))
  .meta({ description: 'ISO 3166-1 alpha-3, or a code of ICAO Doc 9303-3, 5' });
export const checkpointCodeSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .meta({ description: 'Code of a checkpoint, e.g. manas' });
export const directionSchema = z.enum(['entry', 'exit']);
export const sexSchema = z.enum(['F', 'M', 'X']);

const fieldErrorSchema = z.strictObject({
  pointer: z.string().meta({ description: 'RFC 6901 pointer into the body, or ?name, path:name, header:Name' }),
  code: z.enum(FIELD_FAULT_CODES).meta({ description: 'What is wrong, for programs' }),
  limit: z
    .number()
    .optional()
    .meta({ description: 'The least or the most that the field takes, where that was passed' }),
  detail: z.string().meta({ description: 'The same for people who read English' }),
});

const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(ERROR_CODES),
    instance: z.string(),
    detail: z.string().optional(),
    errors: z.array(fieldErrorSchema).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });

/** The `response` of a route: its own answers, and the problem body that any other status carries. */
export function answers<T extends Record<number, unknown>>(own: T) {
  return {
    ...own,
    default: {
      description: 'Refused: see docs/problems.md',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  };
}

/** An answer of server-sent events. */
export const eventStreamSchema = {
  description: 'Server-sent events: `event`, `id`, and JSON as `data`',
  content: { 'text/event-stream': { schema: z.string() } },
};
