/**
 * What may be wrong with one field of what was sent, for programs: the console has words for each in three languages, the records of a list
 * file have the same codes among theirs. `src/platform/http/schemas.ts` tells them.
 */
export const FIELD_FAULT_CODES = [
  'key-unknown',
  'field-missing',
  'field-empty',
  'field-too-long',
  'number-too-small',
  'number-too-large',
  'field-not-among',
  'field-wrong',
  'field-unknown',
  'field-repeated',
  'field-not-allowed',
  'day-wrong',
  'birth-date-wrong',
  'state-unknown',
  'time-out-of-range',
  'ends-before-it-begins',
  'needed-for-action',
] as const;

export type FieldFaultCode = (typeof FIELD_FAULT_CODES)[number];

/** What zod says of a field, as far as it is needed here: its own issues and those that Fastify has repacked are both of this shape. */
export interface SchemaIssue {
  code?: string | undefined;
  origin?: unknown;
  minimum?: unknown;
  maximum?: unknown;
  /** What a rule brings with it. @see asFault */
  params?: Record<string, unknown> | undefined;
}

/** A rule's message with the code that is told for it. */
export function asFault<Code extends string>(fault: Code, error: string) {
  return { error, params: { fault } };
}

const limited = (code: FieldFaultCode, limit: unknown) => (typeof limit === 'number' ? { code, limit } : { code });

/** A schema's complaint as a code, with the least or most that the field takes where that is what was passed. */
export function fieldFaultOf(issue: SchemaIssue, isMissing: boolean): { code: FieldFaultCode; limit?: number } {
  if (isMissing) return { code: 'field-missing' };
  const isNumber = issue.origin === 'number' || issue.origin === 'int';
  switch (issue.code) {
    case 'unrecognized_keys':
      return { code: 'key-unknown' };
    case 'too_small':
      return limited(isNumber ? 'number-too-small' : 'field-empty', issue.minimum);
    case 'too_big':
      return limited(isNumber ? 'number-too-large' : 'field-too-long', issue.maximum);
    case 'invalid_value':
      return { code: 'field-not-among' };
    default:
      return { code: FIELD_FAULT_CODES.find((code) => code === issue.params?.fault) ?? 'field-wrong' };
  }
}
