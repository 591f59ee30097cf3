import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { lookupFromHeaders, lookupSchema, requireLookup } from '../../../src/audit/lookup-reason.ts';
import { isIamisError } from '../../../src/core/errors.ts';

const requestWith = (headers: Record<string, string>) => ({ headers }) as unknown as FastifyRequest;

describe('the reason of a look-up', () => {
  it('is a purpose and a case number, from the headers of a GET', () => {
    expect(lookupFromHeaders(requestWith({ 'iamis-purpose': 'inquiry', 'iamis-case': '41/26' }))).toEqual({
      purpose: 'inquiry',
      caseNumber: '41/26',
    });
  });

  it('may be written in any script, percent-encoded', () => {
    const headers = { 'iamis-purpose': encodeURIComponent('проверка'), 'iamis-case': '41' };
    expect(lookupFromHeaders(requestWith(headers))?.purpose).toBe('проверка');
    expect(lookupFromHeaders(requestWith({ 'iamis-purpose': '100 % sure', 'iamis-case': '41' }))?.purpose).toBe(
      '100 % sure',
    );
  });

  it('is missing when half of it is missing or blank', () => {
    expect(lookupFromHeaders(requestWith({}))).toBeUndefined();
    expect(lookupFromHeaders(requestWith({ 'iamis-purpose': 'inquiry' }))).toBeUndefined();
    expect(lookupFromHeaders(requestWith({ 'iamis-purpose': ' ', 'iamis-case': '41' }))).toBeUndefined();
    expect(() => requireLookup(undefined)).toThrow(expect.objectContaining({ code: 'lookup-reason-required' }));
  });

  it('names the header that is too long or holds what a database refuses', () => {
    for (const purpose of ['x'.repeat(201), 'a%00b']) {
      try {
        lookupFromHeaders(requestWith({ 'iamis-purpose': purpose, 'iamis-case': '41' }));
        expect.unreachable();
      } catch (error) {
        expect(isIamisError(error, 'bad-request')).toBe(true);
        expect(isIamisError(error) && error.errors?.[0]?.pointer).toBe('header:Iamis-Purpose');
      }
    }
  });

  it('has no other key in a body', () => {
    expect(lookupSchema.safeParse({ purpose: 'inquiry', caseNumber: '41', name: 'x' }).success).toBe(false);
  });
});
