import { describe, expect, test } from 'vitest';
import { type LeafColumns, leafOf } from '../../../src/audit/leaf.ts';

const ENTRY: LeafColumns = {
  id: '01980000-0000-7000-8000-000000000001',
  site: 'hub',
  at: '2026-03-01T10:00:00.123000Z',
  actorId: '01980000-0000-7000-8000-0000000000aa',
  actorRoles: ['officer'],
  action: 'open-inspection',
  objectKind: 'inspection',
  objectId: '01980000-0000-7000-8000-0000000000bb',
  checkpoint: 'manas',
  purpose: null,
  caseNumber: null,
  details: '{"hits": 0}',
  arrivedXid: '812',
};

describe('the leaf of an audit entry', () => {
  test('is the same for the same entry', () => {
    expect(leafOf({ ...ENTRY })).toEqual(leafOf(ENTRY));
  });

  test('differs when any one column differs', () => {
    const others: LeafColumns[] = [
      { ...ENTRY, id: '01980000-0000-7000-8000-000000000002' },
      { ...ENTRY, site: 'osh' },
      { ...ENTRY, at: '2026-03-01T10:00:00.123001Z' },
      { ...ENTRY, actorId: null },
      { ...ENTRY, actorRoles: ['officer', 'supervisor'] },
      { ...ENTRY, action: 'read-inspection' },
      { ...ENTRY, objectKind: 'crossing' },
      { ...ENTRY, objectId: 'other' },
      { ...ENTRY, checkpoint: null },
      { ...ENTRY, purpose: 'court' },
      { ...ENTRY, caseNumber: '1' },
      { ...ENTRY, details: '{"hits": 1}' },
      { ...ENTRY, arrivedXid: '813' },
    ];
    expect(others).toHaveLength(Object.keys(ENTRY).length);
    const leaves = [ENTRY, ...others].map((entry) => leafOf(entry).toString('hex'));
    expect(new Set(leaves).size).toBe(leaves.length);
  });

  test('keeps text from moving between columns', () => {
    const one = leafOf({ ...ENTRY, purpose: 'a', caseNumber: null });
    expect(leafOf({ ...ENTRY, purpose: null, caseNumber: 'a' })).not.toEqual(one);
    expect(leafOf({ ...ENTRY, actorRoles: ['a,b'] })).not.toEqual(leafOf({ ...ENTRY, actorRoles: ['a', 'b'] }));
  });
});
