import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  areRemovalsMany,
  decideImport,
  fileHashOf,
  IMPORT_STATUSES,
  isSourceList,
  moveImport,
} from '../../../src/watchlist/watchlist-import.ts';

const refusal = (code: string) => expect.objectContaining({ code });

describe('the way of an import', () => {
  it('goes from staging to staged or failed, and from staged to applied or rejected; nothing else', () => {
    const steps = IMPORT_STATUSES.flatMap((from) =>
      IMPORT_STATUSES.filter((to) => {
        try {
          return moveImport(from, to) === to;
        } catch (error) {
          expect(error).toEqual(refusal('import-not-staged'));
          return false;
        }
      }).map((to) => `${from} to ${to}`),
    );
    expect(steps).toEqual(['staging to staged', 'staging to failed', 'staged to applied', 'staged to rejected']);
  });

  it('is decided by another account than the uploader’s, whatever its state', () => {
    for (const status of IMPORT_STATUSES) {
      expect(() => decideImport({ accountId: 'a' }, { status, uploadedBy: 'a' }, 'rejected')).toThrow(
        refusal('own-proposal'),
      );
    }
    expect(decideImport({ accountId: 'b' }, { status: 'staged', uploadedBy: 'a' }, 'applied')).toBe('applied');
    expect(() => decideImport({ accountId: 'b' }, { status: 'applied', uploadedBy: 'a' }, 'applied')).toThrow(
      refusal('import-not-staged'),
    );
  });
});

describe('removals that need a word', () => {
  it.each([
    [0, 0, false],
    [5, 100, false],
    [6, 100, true],
    [1, 20, false],
    [1, 19, true],
  ])('%i of %i in force: %s', (removed, inForce, isMany) => {
    expect(areRemovalsMany(removed, inForce)).toBe(isMany);
  });
});

describe('what names a list and its file', () => {
  it('a list is named in lower case, digits and hyphens', () => {
    expect(['un-consolidated', 'a', '1267'].filter(isSourceList)).toHaveLength(3);
    expect(['', '-un', 'UN', 'un list', 'un/1', 'x'.repeat(61), 'ун'].filter(isSourceList)).toEqual([]);
  });

  it('one file has its own hash, parts have one that tells which is which', () => {
    expect(fileHashOf({ file: 'aa' })).toBe('aa');
    expect(fileHashOf({ sdn: 'aa' })).toBe('aa');
    expect(fileHashOf({ sdn: 'aa', alt: 'bb' })).toBe(createHash('sha256').update('alt bb\nsdn aa\n').digest('hex'));
    expect(fileHashOf({ alt: 'bb', sdn: 'aa' })).toBe(fileHashOf({ sdn: 'aa', alt: 'bb' }));
    expect(fileHashOf({ alt: 'aa', sdn: 'bb' })).not.toBe(fileHashOf({ sdn: 'aa', alt: 'bb' }));
  });
});
