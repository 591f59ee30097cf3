import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** Wrong passwords that cost nothing but the answer: a typing mistake is not an attack. */
export const FREE_FAILURES = 3;
export const LONGEST_DELAY_S = 60;
/** After an hour without an attempt the counting begins anew. */
export const FORGET_AFTER_S = 3600;

/** Seconds to wait after the n-th wrong password in a row: 0, 0, 1, 2, 4 … 60. */
export function delayAfterFailures(failureCount: number): number {
  if (failureCount < FREE_FAILURES) return 0;
  return Math.min(LONGEST_DELAY_S, 2 ** Math.min(failureCount - FREE_FAILURES, 10));
}

/**
 * The address as it is counted. An IPv6 subscriber holds a whole /64 and could change the address with each guess;
 * an IPv4 address mapped into IPv6 is the IPv4 address.
 */
export function countedAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const bare = address.split('%')[0] ?? '';
  if (!isIPv6(bare)) return address;
  const [head = '', tail] = bare.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Whose attempts are counted together: one name at one address, hashed so that the table tells neither. */
export function signInSubject(secret: string, username: string, address: string): Buffer {
  return createHmac('sha256', secret)
    .update(`sign-in-failure\0${username}\0${countedAddress(address)}`)
    .digest();
}
