import type { FastifyReply, FastifyRequest } from 'fastify';
import { IamisError } from '../../core/errors.ts';

/** Sends a row's version as a strong validator (RFC 9110, 8.8.3). */
export function sendVersion(reply: FastifyReply, version: number): void {
  reply.header('etag', `"${version}"`);
}

/**
 * The version that a PATCH is meant for, from `If-Match: "3"`.
 * @throws IamisError `precondition-required` when absent, `precondition-failed` when it can't be one of ours
 */
export function versionToMatch(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (!header)
    throw new IamisError('precondition-required', {
      errors: [{ pointer: 'header:If-Match', code: 'field-missing', detail: 'send the ETag that you read' }],
    });
  const match = /^"(\d{1,9})"$/.exec(header);
  if (!match) {
    throw new IamisError('precondition-failed', {
      errors: [
        { pointer: 'header:If-Match', code: 'field-wrong', detail: 'send one ETag as it was read, with its quotes' },
      ],
    });
  }
  return Number(match[1]);
}
