import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** The previous root of a site's first seal. */
export const NO_ROOT = Buffer.alloc(32);

const ID_BYTES = 16;
const LEAF_BYTES = 16;
const LISTED_BYTES = ID_BYTES + LEAF_BYTES;

/** A signed batch of audit entries: those of one site whose transaction lies in [previous seal's belowXid, belowXid). */
export interface AuditSeal {
  site: string;
  number: number;
  /** UTC, `YYYY-MM-DDTHH:MM:SS.ffffffZ`. */
  sealedAt: string;
  belowXid: string;
  entryCount: number;
  root: Buffer;
  previousRoot: Buffer;
  keyId: string;
  signature: Buffer;
  /** For each entry in the order of ids: its id (16 bytes) and the first 16 bytes of its leaf. */
  leaves: Buffer;
}

/** What the signature covers, one fact a line. */
function sealText(seal: Omit<AuditSeal, 'signature'>): Buffer {
  return Buffer.from(
    [
      'iamis-audit-seal-v1',
      seal.site,
      seal.number,
      seal.root.toString('hex'),
      seal.previousRoot.toString('hex'),
      seal.entryCount,
      seal.belowXid,
      seal.sealedAt,
      seal.keyId,
      createHash('sha256').update(seal.leaves).digest('hex'),
    ].join('\n'),
  );
}

/** Which key signed: the first 8 bytes of the public key's SHA-256 (SubjectPublicKeyInfo), in hexadecimal. */
export function keyIdOf(key: KeyObject): string {
  const spki = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(spki.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

/** Signs with Ed25519 (RFC 8032). */
export function signSeal(seal: Omit<AuditSeal, 'signature' | 'keyId'>, privateKey: KeyObject): AuditSeal {
  const unsigned = { ...seal, keyId: keyIdOf(privateKey) };
  return { ...unsigned, signature: sign(null, sealText(unsigned), privateKey) };
}

export function isSignatureRight(seal: AuditSeal, publicKey: KeyObject): boolean {
  return verify(null, sealText(seal), publicKey, seal.signature);
}

const idBytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');

/** @param entries in the order of their ids */
export function packLeaves(entries: readonly { id: string; leaf: Buffer }[]): Buffer {
  return Buffer.concat(entries.flatMap(({ id, leaf }) => [idBytes(id), leaf.subarray(0, LEAF_BYTES)]));
}

/** What a seal lists: id → the first 16 bytes of its leaf, in the order of ids. undefined when the bytes can't be such a list. */
export function unpackLeaves(seal: AuditSeal): Map<string, Buffer> | undefined {
  if (seal.leaves.length !== seal.entryCount * LISTED_BYTES) return undefined;
  const listed = new Map<string, Buffer>();
  for (let at = 0; at < seal.leaves.length; at += LISTED_BYTES) {
    const hex = seal.leaves.toString('hex', at, at + ID_BYTES);
    const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    listed.set(id, seal.leaves.subarray(at + ID_BYTES, at + LISTED_BYTES));
  }
  return listed.size === seal.entryCount ? listed : undefined;
}

export function isListedLeaf(listed: Buffer, leaf: Buffer): boolean {
  return listed.equals(leaf.subarray(0, LEAF_BYTES));
}
