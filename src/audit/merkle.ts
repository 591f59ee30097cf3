import { createHash } from 'node:crypto';

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** Hash of one leaf's bytes. Leaves and nodes have different prefixes, so that none can pass for the other (RFC 6962, 2.1). */
export function hashLeaf(content: Buffer | string): Buffer {
  return createHash('sha256').update(LEAF).update(content).digest();
}

function hashNode(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/**
 * Root of the Merkle tree over leaf hashes in their order (RFC 6962, 2.1): the left subtree has the largest power of two
 * that is smaller than the count.
 * @throws RangeError without leaves: an empty tree is never sealed
 */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (!first) throw new RangeError('A Merkle tree needs a leaf');
  if (leaves.length === 1) return first;
  const split = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  return hashNode(merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}
