import { uuidv7 } from 'uuidv7';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A new id: UUID version 7 (RFC 9562, 5.7), lower case. Its first 48 bits are the time in milliseconds. */
export function newId(): string {
  return uuidv7();
}

/** True for a lower-case UUIDv7; other versions and upper case are refused so that one id has one spelling. */
export function isId(text: string): boolean {
  return UUID_V7.test(text);
}

/** The time inside a UUIDv7, in milliseconds since 1970. The caller has checked `isId`. */
export function idTimeMs(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** The smallest UUIDv7-shaped value of a millisecond: the lower bound of a month's partition or of a search by time. */
export function idFloor(timeMs: number): string {
  const hex = timeMs.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** An id whose time is not now: for what happened earlier (demonstration, simulation, migration of old records). */
export function idAt(timeMs: number): string {
  const hex = timeMs.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}${uuidv7().slice(13)}`;
}
