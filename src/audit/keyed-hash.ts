import { createHmac } from 'node:crypto';
import type { Platform } from '../platform/platform.ts';

/**
 * What an audit entry keeps instead of a name or a number (32 hexadecimal digits): two look-ups of the same person can be told to
 * be the same, and nobody reads from it who it was. `kind` parts the values: a PIN never equals a document number.
 */
export function keyedHash({ secrets }: Pick<Platform, 'secrets'>, kind: string, text: string): string {
  return createHmac('sha256', secrets.tokenSecret).update(`audit\0${kind}\0${text}`).digest('hex').slice(0, 32);
}
