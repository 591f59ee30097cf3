import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type FieldError, IamisError } from '../core/errors.ts';
import { fieldFaultOf } from '../core/field-fault.ts';
import { plainTextSchema } from '../platform/http/schemas.ts';
import type { LookupReason } from './audit-entry.ts';

/**
 * Why a person is looked up outside an inspection open at one's own checkpoint: `lookup` in the body of every search. Optional in
 * a search's schema, then asked for by `requireLookup`: its absence is 422 `lookup-reason-required`, not 400.
 */
export const lookupSchema = z
  .strictObject({
    purpose: plainTextSchema(200).meta({ description: 'What the look-up is for', examples: ['second-line inquiry'] }),
    caseNumber: plainTextSchema(100).meta({ description: 'The case it belongs to', examples: ['2026-0041'] }),
  })
  .meta({ id: 'Lookup', description: 'Purpose and case number of a look-up of a person; kept in the audit' });

const HEADERS = { purpose: 'Iamis-Purpose', caseNumber: 'Iamis-Case' } as const;

/** A header holds ASCII only, so other letters come percent-encoded (UTF-8); a text that isn't encoded stays as it is. */
function headerText(request: FastifyRequest, name: string): string {
  const value = request.headers[name.toLowerCase()];
  if (typeof value !== 'string') return '';
  try {
    return decodeURIComponent(value).trim();
  } catch {
    return value.trim();
  }
}

/**
 * The reason of a look-up by GET, from the headers `Iamis-Purpose` and `Iamis-Case`; undefined when either is missing or empty.
 * @throws IamisError `bad-request` when one of them is too long or holds control characters
 */
export function lookupFromHeaders(request: FastifyRequest): LookupReason | undefined {
  const given = {
    purpose: headerText(request, HEADERS.purpose),
    caseNumber: headerText(request, HEADERS.caseNumber),
  };
  if (given.purpose === '' || given.caseNumber === '') return undefined;
  const parsed = lookupSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue): FieldError => {
    const header = issue.path[0] === 'purpose' ? HEADERS.purpose : HEADERS.caseNumber;
    return { pointer: `header:${header}`, ...fieldFaultOf(issue, false), detail: issue.message };
  });
  throw new IamisError('bad-request', { errors });
}

/** @throws IamisError `lookup-reason-required` */
export function requireLookup(lookup: LookupReason | undefined): LookupReason {
  if (!lookup) throw new IamisError('lookup-reason-required');
  return lookup;
}
