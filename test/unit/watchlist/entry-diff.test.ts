import { describe, expect, it } from 'vitest';
import { diffOf } from '../../../src/watchlist/entry-diff.ts';
import { patchContent } from '../../../src/watchlist/entry-patch.ts';
import { entryContentFromBody } from '../../../src/watchlist/entry-schema.ts';
import { contentHash } from '../../../src/watchlist/watchlist-entry.ts';
import { inventEntry } from '../../support/watchlist.ts';

const content = entryContentFromBody(inventEntry(), { sourceList: 'invented-list', sourceId: '7' });

describe('what an approver decides on', () => {
  it('is everything that a new entry says, and nothing that it leaves open', () => {
    const fields = diffOf(null, content).map((change) => change.field);
    expect(fields).toEqual(expect.arrayContaining(['category', 'action', 'names', 'birthDates', 'documents']));
    expect(fields).not.toContain('pin');
    expect(fields).not.toContain('flags');
  });

  it('is the changed fields only, with what is in force beside them', () => {
    const proposed = patchContent(content, { pin: '12345678901234', contact: null });
    expect(diffOf(content, proposed)).toEqual([
      { field: 'pin', from: null, to: '12345678901234' },
      { field: 'contact', from: 'duty desk, line 1', to: null },
    ]);
  });

  it('tells when an entry narrows itself to nationalities, and when it no longer does', () => {
    const narrowed = patchContent(content, { onlyNationalities: ['AFG'] });
    expect(diffOf(content, narrowed)).toEqual([{ field: 'onlyNationalities', from: null, to: ['AFG'] }]);
    expect(diffOf(narrowed, patchContent(narrowed, { onlyNationalities: [] }))).toEqual([
      { field: 'onlyNationalities', from: ['AFG'], to: null },
    ]);
    expect(contentHash(patchContent(narrowed, { onlyNationalities: [] }))).toBe(contentHash(content));
  });

  it('is nothing when the same is written in another order', () => {
    const two = patchContent(content, { nationalities: ['KGZ', 'KAZ'] });
    expect(diffOf(two, { ...two, nationalities: ['KAZ', 'KGZ'] })).toEqual([]);
  });
});

describe('a change', () => {
  it('replaces the given fields, keeps the others and where the entry came from', () => {
    const changed = patchContent(content, { names: [{ text: 'ANOTHER NAME', kind: 'primary' }] });
    expect(changed).toEqual({ ...content, names: [{ text: 'ANOTHER NAME', kind: 'primary' }] });
  });

  it('may not let an entry end before it begins', () => {
    const limited = patchContent(content, { validFrom: '2026-05-01' });
    expect(() => patchContent(limited, { validTo: '2026-04-30' })).toThrow(
      expect.objectContaining({ code: 'bad-request', errors: [expect.objectContaining({ pointer: '/validTo' })] }),
    );
  });
});
