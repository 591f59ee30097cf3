import type { Platform } from '../platform/platform.ts';
import { normaliseDocumentNumber } from '../screening/normalise-number.ts';
import { keyedHash } from './keyed-hash.ts';

/**
 * What the audit keeps of a document's or a personal number that was looked for, as `documentHash` or `personalHash`: one number has one
 * hash however and wherever it was typed, so that "who looked for this person" finds each of its searches.
 */
export function numberHash(platform: Pick<Platform, 'secrets'>, number: string): string {
  return keyedHash(platform, 'number', normaliseDocumentNumber(number));
}
