import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashLeaf, merkleRoot } from '../../../src/audit/merkle.ts';

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const node = (left: Buffer, right: Buffer) => sha256(Buffer.of(1), left, right);
const leavesOf = (texts: readonly string[]) => texts.map((text) => hashLeaf(text));

describe('Merkle root (RFC 6962, 2.1)', () => {
  test('of one leaf is the leaf, and a leaf is hashed with its own prefix', () => {
    expect(merkleRoot(leavesOf(['a']))).toEqual(sha256(Buffer.of(0), Buffer.from('a')));
  });

  test('splits at the largest power of two below the count', () => {
    const [a, b, c, d, e] = leavesOf(['a', 'b', 'c', 'd', 'e']) as [Buffer, Buffer, Buffer, Buffer, Buffer];
    expect(merkleRoot([a, b, c])).toEqual(node(node(a, b), c));
    expect(merkleRoot([a, b, c, d])).toEqual(node(node(a, b), node(c, d)));
    expect(merkleRoot([a, b, c, d, e])).toEqual(node(node(node(a, b), node(c, d)), e));
  });

  test('agrees with the test vectors of Certificate Transparency', () => {
    const hex = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const leaves = hex.map((text) => hashLeaf(Buffer.from(text, 'hex')));
    expect(merkleRoot(leaves.slice(0, 1)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(merkleRoot(leaves).toString('hex')).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  test('refuses an empty tree', () => {
    expect(() => merkleRoot([])).toThrow(RangeError);
  });

  test('any changed, removed, added or exchanged leaf changes the root', () => {
    const texts = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.string(), (entries, seed, other) => {
        const at = seed % entries.length;
        const next = (at + 1) % entries.length;
        const root = merkleRoot(leavesOf(entries));
        if (!entries.includes(other)) {
          expect(merkleRoot(leavesOf(entries.with(at, other)))).not.toEqual(root);
          expect(merkleRoot(leavesOf(entries.toSpliced(at, 0, other)))).not.toEqual(root);
        }
        expect(merkleRoot(leavesOf(entries.toSpliced(at, 1)))).not.toEqual(root);
        const exchanged = entries.with(at, entries[next] ?? '').with(next, entries[at] ?? '');
        expect(merkleRoot(leavesOf(exchanged))).not.toEqual(root);
      }),
    );
  });
});
