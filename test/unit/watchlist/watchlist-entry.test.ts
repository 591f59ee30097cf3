import { describe, expect, test } from 'vitest';
import { birthDatePrecision, isBirthDate } from '../../../src/watchlist/birth-date.ts';
import {
  COMPLETENESS_WEIGHTS,
  canonicalContent,
  completenessOf,
  contentHash,
  type EntryContent,
  missingForApproval,
} from '../../../src/watchlist/watchlist-entry.ts';

const bare: EntryContent = {
  category: 'refusal-of-entry',
  action: 'refuse-entry',
  names: [{ text: 'Aibek Synakov', kind: 'primary' }],
  birthDates: [],
  sex: null,
  nationalities: [],
  documents: [],
  pin: null,
  birthPlace: null,
  flags: [],
  legalBasis: null,
  caseNumber: null,
  severity: null,
  directions: [],
  contact: null,
  validFrom: null,
  reviewDue: null,
  validTo: null,
  sourceList: null,
  sourceId: null,
};

const full: EntryContent = {
  ...bare,
  names: [...bare.names, { text: 'Айбек Сынаков', kind: 'primary' }],
  birthDates: ['1975-03-02', 'c1976'],
  sex: 'M',
  nationalities: ['KGZ', 'RUS'],
  documents: [
    { state: 'KGZ', number: 'AC0000001' },
    { state: null, number: '777' },
  ],
  birthPlace: 'Osh',
  flags: ['violent', 'armed'],
  legalBasis: 'Decree 1',
  directions: ['exit', 'entry'],
  contact: '+996 000',
};

describe('a birth date of an entry', () => {
  test.each(['1975-03-02', '1975-03', '1975', 'c1970', '1970/1975'])('may be written %s', (text) => {
    expect(isBirthDate(text)).toBe(true);
  });
  test.each([
    ...['1975-02-30', '1975-13', '75', 'c70', 'C1970', '1975/1970', '1970/1970', '1970/', '0197', '9170', 'c0197', ''],
    ...['1970/9999', '1975-03-02 ', '1975-03/1975-04'],
  ])('may not be written "%s"', (text) => {
    expect(isBirthDate(text)).toBe(false);
  });
  test('says how precise it is', () => {
    const precisions = ['1975-03-02', '1975-03', '1975', 'c1970', '1970/1975'].map(birthDatePrecision);
    expect(precisions).toEqual(['day', 'month', 'year', 'vague', 'vague']);
  });
});

describe('the completeness of an entry', () => {
  test('is 0 with a Latin name alone and 1 with everything', () => {
    expect(completenessOf(bare)).toBe(0);
    expect(completenessOf(full)).toBe(1);
  });
  test('counts the most precise birth date', () => {
    const withDates = (...birthDates: string[]) => completenessOf({ ...bare, birthDates });
    expect(withDates('c1975', '1975-03')).toBe(COMPLETENESS_WEIGHTS.birthDate.month / 100);
    expect(withDates('1975-03-02')).toBeGreaterThan(withDates('1975-03'));
    expect(withDates('1975-03')).toBeGreaterThan(withDates('1975'));
    expect(withDates('1975')).toBeGreaterThan(withDates('1970/1975'));
  });
  test('takes a PIN for a document, and never both', () => {
    expect(completenessOf({ ...bare, pin: '20203197500001' })).toBe(COMPLETENESS_WEIGHTS.document / 100);
    expect(completenessOf({ ...full, pin: '20203197500001' })).toBe(1);
  });
  test('does not take an apostrophe letter for native script', () => {
    expect(completenessOf({ ...bare, names: [{ text: 'Gʻani ʼAbd', kind: 'primary' }] })).toBe(0);
  });
});

describe('what an approver must see filled', () => {
  test.each(['arrest', 'refuse-exit', 'report-discreetly'] as const)(
    '%s needs a legal basis and a contact',
    (action) => {
      expect(missingForApproval({ ...bare, action })).toEqual(['legalBasis', 'contact']);
      expect(missingForApproval({ ...full, action, contact: null })).toEqual(['contact']);
      expect(missingForApproval({ ...full, action })).toEqual([]);
    },
  );
  test('a refusal of entry needs neither', () => {
    expect(missingForApproval(bare)).toEqual([]);
  });
});

describe('the hash of a content', () => {
  const shuffled: EntryContent = {
    ...full,
    names: full.names.toReversed(),
    birthDates: [...full.birthDates.toReversed(), '1975-03-02'],
    nationalities: full.nationalities.toReversed(),
    documents: full.documents.toReversed(),
    flags: full.flags.toReversed(),
    directions: full.directions.toReversed(),
  };
  test('does not depend on the order or the repetitions of its source', () => {
    expect(contentHash(shuffled)).toBe(contentHash(full));
    expect(contentHash(Object.fromEntries(Object.entries(full).toReversed()) as unknown as EntryContent)).toBe(
      contentHash(full),
    );
    expect(contentHash(full)).toMatch(/^[0-9a-f]{64}$/);
  });
  test('changes with each field', () => {
    const changes: Partial<EntryContent>[] = [
      ...[
        { category: 'other' as const },
        { action: 'refer' as const },
        { names: bare.names },
        { birthDates: ['1975'] },
      ],
      ...[{ sex: 'F' as const }, { nationalities: ['KGZ'] }, { documents: [] }, { pin: '1234' }, { birthPlace: null }],
      ...[{ flags: [] }, { legalBasis: null }, { caseNumber: '1' }, { severity: 'low' as const }, { directions: [] }],
      ...[{ contact: null }, { validFrom: '2026-01-01' }, { reviewDue: '2026-01-01' }, { validTo: '2026-01-01' }],
      ...[{ sourceList: 'x' }, { sourceId: 'x' }],
    ];
    expect(changes.map((change) => Object.keys(change)[0]).sort()).toEqual(Object.keys(full).sort());
    const hashes = changes.map((change) => contentHash({ ...full, ...change }));
    expect(new Set([...hashes, contentHash(full)]).size).toBe(changes.length + 1);
  });
  test('is taken over a form that stays itself', () => {
    expect(canonicalContent(canonicalContent(shuffled))).toEqual(canonicalContent(full));
  });
});
