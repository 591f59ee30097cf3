import { describe, expect, it } from 'vitest';
import { documentKeysSought, nameTokens, searchKeysOf } from '../../../src/watchlist/entry-search-key.ts';

describe('what an editor finds an entry by', () => {
  it('is each name as screening compares it, in any spelling of its letters', () => {
    expect(nameTokens('Молдокулов Нурлан')).toEqual(['MOLDOKULOV', 'NURLAN']);
    expect(nameTokens("O'Brien-Smith")).toEqual(['OBRIEN', 'SMITH']);
  });

  it('is the name as written where screening has no table for its script', () => {
    expect(nameTokens('กานดา ขจร')).toEqual(['กานดา', 'ขจร']);
  });

  it('holds nothing that a LIKE would take for a wildcard', () => {
    expect(nameTokens('100% _TESTOV_ กานดา').join('')).not.toMatch(/[%_\\]/);
  });

  it('is a document number with or without its state', () => {
    const keys = searchKeysOf({
      names: [],
      documents: [
        { state: 'D', number: 'c-01 x' },
        { state: null, number: 'C01X' },
      ],
      pin: '2-1234-5678',
    });
    expect(keys).toEqual([
      { kind: 'document', key: 'C01X/DEU' },
      { kind: 'document', key: 'C01X/' },
      { kind: 'pin', key: '212345678' },
    ]);
    expect(documentKeysSought('C01X', undefined)).toEqual({ prefix: 'C01X/' });
    expect(documentKeysSought('C01X', 'DEU')).toEqual({ equal: ['C01X/', 'C01X/DEU'] });
  });

  it('is each thing once', () => {
    const names = [
      { text: 'TESTOV INVENTED', kind: 'primary' as const },
      { text: 'Тестов', kind: 'alias' as const },
    ];
    expect(searchKeysOf({ names, documents: [], pin: null }).map((key) => key.key)).toEqual(['INVENTED', 'TESTOV']);
  });
});
