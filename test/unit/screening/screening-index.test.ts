import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDiscreet, type ListedEntry } from '../../../src/screening/listed-entry.ts';
import { POLICY } from '../../../src/screening/policy.ts';
import { createScreeningIndex, type ScreeningChange } from '../../../src/screening/screening-index.ts';
import { verdictOf } from '../../../src/screening/verdict.ts';
import { KEY, listedEntry, screen, screenedDocument } from './invented.ts';

const OWNER = screenedDocument({ surname: 'MOLDOKULOV', givenNames: 'NURLAN', birthDate: '1975-03-02' });

describe('a hit', () => {
  it('says what it found: which values, which alias, whose entry', () => {
    const [hit] = screen([listedEntry({ version: 3 })], [{ ...OWNER, surname: 'Asanbekov', sex: 'M' }]).hits;
    expect(hit).toEqual({
      entryId: 'entry-1',
      version: 3,
      category: 'wanted-for-arrest',
      action: 'arrest',
      flags: ['armed'],
      ownerAgency: 'security-agency',
      band: 'stop',
      score: 32,
      evidence: [
        { feature: 'name', traveller: 'Asanbekov NURLAN', listed: 'Nurlan Asanbekov', bits: 20 },
        { feature: 'birth-date', traveller: '1975-03-02', listed: '1975-03-02', bits: 13 },
        { feature: 'sex', traveller: 'M', listed: 'M', bits: 0.5 },
        { feature: 'nationality', traveller: 'KAZ', listed: 'KGZ', bits: -1.5 },
      ],
    });
  });

  it('keeps the best of several documents', () => {
    const stolen = screenedDocument({ issuingState: 'KGZ', documentNumber: 'AC1234567' });
    const { hits } = screen([listedEntry()], [{ ...OWNER, birthDate: null }, stolen, screenedDocument()]);
    expect(hits.map((hit) => [hit.entryId, hit.band])).toEqual([['entry-1', 'stop']]);
  });

  it('is one of five open ones and five discreet ones, the gravest first', () => {
    const entries = Array.from({ length: 20 }, (_, i) =>
      listedEntry({
        entryId: `entry-${String(i).padStart(2, '0')}`,
        action: i % 2 === 0 ? 'arrest' : 'report-discreetly',
        birthDates: i < 4 ? ['1975-03-02'] : ['1990'],
      }),
    );
    const { hits } = screen(entries, [OWNER]);
    expect(hits.map((hit) => hit.band)).toEqual([...Array(4).fill('stop'), ...Array(6).fill('log')]);
    expect(hits.filter(isDiscreet)).toHaveLength(5);
    expect(hits.slice(0, 4).map((hit) => hit.entryId)).toEqual(['entry-00', 'entry-01', 'entry-02', 'entry-03']);
  });

  it('that holds the traveller is never pushed out by surer ones that only refer', () => {
    const referring = Array.from({ length: 5 }, (_, i) =>
      listedEntry({ entryId: `a-${i}`, action: 'refer', documents: [{ state: 'KAZ', number: 'N07654321' }] }),
    );
    const wanted = listedEntry({ entryId: 'wanted', documents: [] });
    const answer = screen([...referring, wanted], [OWNER]);
    expect(answer.hits).toHaveLength(5);
    expect(answer.hits.map((hit) => hit.entryId)).toContain('wanted');
    expect(verdictOf(answer)).toBe('stop');
  });

  it('on an open entry is the same with and without discreet entries, however many', () => {
    const open = listedEntry();
    const discreet = Array.from({ length: 150 }, (_, i) =>
      listedEntry({ entryId: `discreet-${i}`, action: 'report-discreetly' }),
    );
    for (const traveller of [OWNER, { ...OWNER, birthDate: null }]) {
      const withThem = screen([...discreet, open], [traveller]).hits.filter((hit) => !isDiscreet(hit));
      expect(withThem).toEqual(screen([open], [traveller]).hits);
    }
  });

  it('is found by name and birth date among thousands of namesakes', () => {
    const namesakes = Array.from({ length: 3000 }, (_, i) => listedEntry({ entryId: `n-${i}`, birthDates: ['1940'] }));
    const [hit] = screen([...namesakes, listedEntry()], [OWNER]).hits;
    expect([hit?.entryId, hit?.band]).toEqual(['entry-1', 'stop']);
  });
});

describe('a traveller whose name', () => {
  it.each([
    [{ surname: 'สมชาย', givenNames: 'ใจดี' }, 'unreadable-name'],
    [{ surname: '', givenNames: '', nativeName: '  ' }, 'no-name'],
    [{ surname: 'สมชาย', givenNames: 'ใจดี', nativeName: 'SOMCHAI JAIDEE' }, null],
  ])('is %j is unscreenable: %s', (name, reason) => {
    expect(screen([], [screenedDocument(name)]).unscreenable).toBe(reason);
  });

  it('can not be compared is still stopped by the document', () => {
    const document = screenedDocument({
      issuingState: 'KGZ',
      documentNumber: 'AC1234567',
      surname: 'สมชาย',
      givenNames: '',
    });
    const answer = screen([listedEntry()], [document]);
    expect(answer.unscreenable).toBe('unreadable-name');
    expect(answer.hits.map((hit) => hit.band)).toEqual(['stop']);
  });

  it('can be compared on one of two documents is screened', () => {
    const nameless = screenedDocument({ surname: '', givenNames: '' });
    expect(screen([], [nameless, screenedDocument()]).unscreenable).toBeNull();
  });
});

describe('the index', () => {
  it('names its policy and counts open entries apart', () => {
    const index = createScreeningIndex({ key: KEY });
    index.apply([
      { kind: 'put', entry: listedEntry({ entryId: 'a' }) },
      { kind: 'put', entry: listedEntry({ entryId: 'b', action: 'report-discreetly' }) },
    ]);
    expect([index.policy, index.entryCount, index.openEntryCount]).toEqual([POLICY.name, 2, 1]);
    index.apply([
      { kind: 'put', entry: listedEntry({ entryId: 'a', action: 'report-discreetly' }) },
      { kind: 'remove', entryId: 'b' },
      { kind: 'remove', entryId: 'never-there' },
    ]);
    expect([index.entryCount, index.openEntryCount]).toEqual([1, 0]);
  });

  it('keeps a copy: an entry changed by its owner afterwards changes nothing', () => {
    const names = [{ text: 'Молдокулов Нурлан', kind: 'primary' as const }];
    const index = createScreeningIndex({ key: KEY });
    index.apply([{ kind: 'put', entry: listedEntry({ names }) }]);
    names.pop();
    expect(index.screen({ documents: [OWNER], direction: 'entry', onDate: '2026-05-01' }).hits).toHaveLength(1);
  });

  it('answers as a fresh one does, whatever was put, replaced and removed before', () => {
    const change: fc.Arbitrary<ScreeningChange> = fc.oneof(
      smallEntry.map((entry) => ({ kind: 'put' as const, entry })),
      fc.constantFrom(...IDS).map((entryId) => ({ kind: 'remove' as const, entryId })),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), smallDocument, (changes, document) => {
        const index = createScreeningIndex({ key: KEY });
        const remaining = new Map<string, ListedEntry>();
        for (const change of changes) {
          index.apply([change]);
          if (change.kind === 'put') remaining.set(change.entry.entryId, change.entry);
          else remaining.delete(change.entryId);
        }
        const answer = index.screen({ documents: [document], direction: 'entry', onDate: '2026-05-01' });
        expect(answer).toEqual(screen([...remaining.values()].reverse(), [document]));
        expect(index.entryCount).toBe(remaining.size);
      }),
    );
  });

  it('gives lines that sum to the score, whatever the order of a name’s tokens', () => {
    fc.assert(
      fc.property(fc.array(smallEntry, { maxLength: 8 }), smallDocument, (entries, document) => {
        const { hits } = screen(entries, [document]);
        for (const hit of hits) expect(hit.evidence.reduce((sum, line) => sum + line.bits, 0)).toBe(hit.score);
        const turned = screen(entries, [{ ...document, surname: document.givenNames, givenNames: document.surname }]);
        expect(turned.hits.map(({ entryId, band, score }) => [entryId, band, score])).toEqual(
          hits.map(({ entryId, band, score }) => [entryId, band, score]),
        );
      }),
    );
  });

  it('finds each of 20,000 entries by document and by name, and nobody else', () => {
    const index = createScreeningIndex({ key: KEY });
    index.apply(crowd(20_000));
    for (let i = 0; i < 20_000; i += 41) {
      const byName = { surname: familyOf(i), givenNames: 'GIVEN', birthDate: birthDateOf(i) };
      const byNumber = { issuingState: 'UZB', documentNumber: `FA${1_000_000 + i}`, birthDate: null };
      for (const known of [byName, byNumber]) {
        const documents = [screenedDocument(known)];
        const [hit] = index.screen({ documents, direction: 'exit', onDate: '2026-05-01' }).hits;
        expect([hit?.entryId, hit?.band]).toEqual([`entry-${i}`, 'stop']);
      }
    }
    const stranger = { documents: [screenedDocument()], direction: 'exit', onDate: '2026-05-01' } as const;
    expect(index.screen(stranger)).toEqual({ unscreenable: null, hits: [] });
  });
});

/** Few values each, so that entries and travellers often agree in part. */
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const date = fc.constantFrom('1975-03-02', '1975-02-03', '1975', '1976-05-05', '2001-01-01');
const number = fc.constantFrom('AC1234567', 'ACI234567', 'AC 123 4567', 'N0765', '');
const state = fc.constantFrom('KGZ', 'KAZ', 'D');
const person = fc.constantFrom('ASAN USENOV', 'Усенов Асан', 'ASAN', 'UULU ASAN', '王伟');

const smallEntry: fc.Arbitrary<ListedEntry> = fc
  .record({
    entryId: fc.constantFrom(...IDS),
    version: fc.nat(3),
    category: fc.constantFrom('wanted-for-arrest', 'stolen-document'),
    action: fc.constantFrom('arrest', 'report-discreetly', 'refuse-exit'),
    names: fc.array(fc.record({ text: person, kind: fc.constantFrom('primary', 'weak') }), { maxLength: 2 }),
    birthDates: fc.array(fc.oneof(date, fc.constantFrom('c1974', '1970/1976')), { maxLength: 2 }),
    sex: fc.constantFrom('F', 'M', null),
    nationalities: fc.array(state, { maxLength: 2 }),
    documents: fc.array(fc.record({ state: fc.option(state), number }), { maxLength: 2 }),
    pin: fc.constantFrom('20203197500123', null),
  })
  .map(listedEntry);

const smallDocument = fc
  .record({
    ...{ issuingState: state, documentNumber: number, nationality: state },
    surname: fc.constantFrom('USENOV', 'ASAN', 'УСЕНОВ', ''),
    givenNames: fc.constantFrom('ASAN', 'UULU', '王'),
    isNameTruncated: fc.boolean(),
    birthDate: fc.option(date),
    sex: fc.constantFrom('F', 'M', 'X'),
    personalNumber: fc.constantFrom('20203197500123', '20203197500999', null),
  })
  .map(screenedDocument);

/** Names of their own: three syllables of a consonant and a vowel, then one consonant more. */
function familyOf(i: number): string {
  const consonant = (at: number) => 'BDFGKLMNPRSTVZ'.charAt(at % 14);
  const vowel = (at: number) => 'AEIO'.charAt(at % 4);
  const [first, second, third] = [i, Math.floor(i / 14), Math.floor(i / 196)];
  return `${consonant(first)}${vowel(i)}${consonant(second)}A${consonant(third)}I${consonant(Math.floor(i / 2744))}`;
}

function birthDateOf(i: number): string {
  return `${1940 + (i % 61)}-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`;
}

function* crowd(count: number): Generator<ScreeningChange> {
  for (let i = 0; i < count; i++) {
    const names = [{ text: `Given ${familyOf(i)}`, kind: 'primary' as const }];
    const documents = [{ state: 'UZB', number: `FA${1_000_000 + i}` }];
    const entry = { entryId: `entry-${i}`, names, documents, birthDates: [birthDateOf(i)], pin: null };
    yield { kind: 'put', entry: listedEntry(entry) };
  }
}

describe('an entry that narrows itself to nationalities', () => {
  const narrowed = listedEntry({
    names: [{ text: 'Zahir Karimi', kind: 'primary' }],
    onlyNationalities: ['AFG'],
    documents: [{ state: 'KGZ', number: 'AC7654321' }],
  });
  const sameNameAndDate = screenedDocument({
    surname: 'KARIMI',
    givenNames: 'ZAHIR',
    birthDate: narrowed.birthDates[0] ?? null,
  });

  it('lets namesakes of other nationalities pass', () => {
    const asked = (nationality: string) => screen([narrowed], [{ ...sameNameAndDate, nationality }]).hits.length;
    expect([asked('AFG'), asked('KAZ')]).toEqual([1, 0]);
  });

  it('is found by its document all the same', () => {
    const [document] = narrowed.documents;
    const holder = {
      ...sameNameAndDate,
      issuingState: 'KGZ',
      documentNumber: document?.number ?? '',
      nationality: 'KAZ',
    };
    expect(screen([narrowed], [holder]).hits).toMatchObject([{ band: 'stop' }]);
  });
});

describe('a name in a script that has no table', () => {
  const listed = listedEntry({
    names: [{ text: 'กานดา ขจร', kind: 'primary' }],
    documents: [],
    pin: null,
  });
  const traveller = screenedDocument({ surname: 'KANDA', givenNames: 'KHACHON', birthDate: '1975-03-02' });

  it('is still equal to itself', () => {
    const [hit] = screen([listed], [{ ...traveller, nativeName: 'ขจร กานดา' }]).hits;
    expect(hit).toMatchObject({ band: 'stop', evidence: [{ feature: 'name', traveller: 'ขจร กานดา' }, {}, {}] });
    expect(screen([listed], [{ ...traveller, nativeName: 'พร มานะ' }]).hits).toEqual([]);
    expect(screen([listed], [{ ...traveller, nativeName: 'ขจร มานะ' }]).hits).toMatchObject([{ band: 'review' }]);
  });

  it('remains unscreenable where nothing else of the name can be read', () => {
    const unread = screenedDocument({ surname: '', givenNames: '', nativeName: 'กานดา' });
    expect(screen([listed], [unread]).unscreenable).toBe('unreadable-name');
    const found = screen(
      [listedEntry({ names: [{ text: 'กานดา', kind: 'primary' }] })],
      [{ ...unread, birthDate: '1975-03-02' }],
    );
    expect(found.unscreenable).toBe('unreadable-name');
    expect(found.hits).toMatchObject([{ band: 'stop' }]);
  });
});
