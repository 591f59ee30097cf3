import { createHmac } from 'node:crypto';
import { canonicalJson } from '../platform/http/once.ts';
import type { Platform } from '../platform/platform.ts';

/**
 * Tells whether a request is the same as an earlier one. Keyed: it stays with the fact when retention drops what
 * identifies the person, and without the secret nobody can try names and document numbers against it.
 */
export function requestHashOf({ secrets }: Pick<Platform, 'secrets'>, act: string, body: unknown): Buffer {
  return createHmac('sha256', secrets.screeningKey)
    .update(canonicalJson([act, body]))
    .digest();
}
