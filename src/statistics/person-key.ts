import { createHmac } from 'node:crypto';
import type { Platform } from '../platform/platform.ts';

/** The key of the hashes by which cells know persons apart: whoever changes the screening secret has the cells counted anew. */
export function personKeyOf({ secrets }: Pick<Platform, 'secrets'>): Buffer {
  return createHmac('sha256', secrets.screeningKey).update('flow persons').digest();
}
