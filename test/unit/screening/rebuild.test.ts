import { describe, expect, it } from 'vitest';
import {
  buildScreeningIndex,
  createScreeningIndex,
  type ScreeningChange,
  type ScreeningIndex,
} from '../../../src/screening/screening-index.ts';
import { KEY, listedEntry, screenedDocument } from './invented.ts';

const entries = Array.from({ length: 60 }, (_, i) =>
  listedEntry({
    entryId: `entry-${i}`,
    action: i % 7 === 0 ? 'report-discreetly' : 'arrest',
    names: [
      {
        text: `${['Асан', 'Усен', 'Чынара'][i % 3]} ${['Жээнбеков', 'Молдокулов', 'Kim'][i % 4] ?? 'Бек'}`,
        kind: 'primary',
      },
    ],
    birthDates: [i % 5 === 0 ? `${1960 + (i % 9)}` : `19${60 + (i % 9)}-0${1 + (i % 8)}-15`],
    documents: [{ state: 'KGZ', number: `AC${1000000 + i}` }],
    pin: null,
  }),
);

const travellers = [
  screenedDocument({ surname: 'JEENBEKOV', givenNames: 'ASAN', birthDate: '1960-01-15' }),
  screenedDocument({ surname: 'MOLDOKUL', givenNames: 'USEN', birthDate: '1964-05-15', nationality: 'KGZ' }),
  screenedDocument({ surname: 'KIM', givenNames: 'CHYNARA', birthDate: null }),
  screenedDocument({ issuingState: 'KGZ', documentNumber: 'AC1000044' }),
];

const ask = (index: ScreeningIndex) =>
  travellers.map((document) => index.screen({ documents: [document], direction: 'entry', onDate: '2026-05-01' }));

const put = (changed: typeof entries): ScreeningChange[] => changed.map((entry) => ({ kind: 'put', entry }));

describe('a list', () => {
  it('built in a thread of its own answers as one that was filled entry by entry', async () => {
    const built = await buildScreeningIndex({ key: KEY, shortList: 10 }, [entries.slice(0, 25), entries.slice(25)]);
    const inThisThread = await buildScreeningIndex({ key: KEY }, [entries.slice(0, 25), entries.slice(25)]);
    const filled = createScreeningIndex({ key: KEY });
    filled.apply(put(entries));
    expect(ask(built)).toEqual(ask(filled));
    expect(ask(inThisThread)).toEqual(ask(filled));
    expect([built.entryCount, built.openEntryCount]).toEqual([60, 51]);
  });

  it('built by several threads answers as one that was filled entry by entry', async () => {
    const batches = Array.from({ length: 12 }, (_, at) => entries.slice(at * 5, at * 5 + 5));
    const built = await buildScreeningIndex({ key: KEY, shortList: 10, threads: { most: 3, worth: 10 } }, batches);
    const filled = createScreeningIndex({ key: KEY });
    filled.apply(put(entries));
    expect(ask(built)).toEqual(ask(filled));
    expect([built.entryCount, built.openEntryCount, built.reviewLine]).toEqual([60, 51, filled.reviewLine]);
    built.apply(entries.slice(0, 5).map(({ entryId }) => ({ kind: 'remove', entryId })));
    filled.apply(entries.slice(0, 5).map(({ entryId }) => ({ kind: 'remove', entryId })));
    expect(ask(built)).toEqual(ask(filled));
  });

  it('takes changes on top of what was built, and answers as a fresh one does', async () => {
    const built = await buildScreeningIndex({ key: KEY, shortList: 0 }, [entries]);
    const changed = entries.slice(10, 20).map((entry) => ({ ...entry, version: 2, birthDates: ['1961-05-15'] }));
    built.apply([...put(changed), ...entries.slice(0, 5).map(({ entryId }) => ({ kind: 'remove' as const, entryId }))]);
    const fresh = createScreeningIndex({ key: KEY });
    fresh.apply(put([...entries.slice(5, 10), ...changed, ...entries.slice(20)]));
    expect(ask(built)).toEqual(ask(fresh));
    expect(built.entryCount).toBe(55);
  });

  it('keeps what changes while it is rebuilt', async () => {
    const index = createScreeningIndex({ key: KEY });
    index.apply(put(entries));
    const rebuilt = index.compact();
    const latest = listedEntry({ entryId: 'late', names: [{ text: 'Late Comer', kind: 'primary' }] });
    index.apply([
      { kind: 'put', entry: latest },
      { kind: 'remove', entryId: 'entry-1' },
    ]);
    const before = ask(index);
    await rebuilt;
    expect(ask(index)).toEqual(before);
    expect(index.entryCount).toBe(60);
    const document = screenedDocument({ surname: 'COMER', givenNames: 'LATE', birthDate: '1975-03-02' });
    const { hits } = index.screen({ documents: [document], direction: 'entry', onDate: '2026-05-01' });
    expect(hits.map(({ entryId, band }) => [entryId, band])).toEqual([['late', 'stop']]);
  });

  it('lends its counts and its line to a list of a few entries, which its own entries do not change', async () => {
    const index = await buildScreeningIndex({ key: KEY }, [entries]);
    const [entry] = entries;
    if (!entry) throw new Error('no entry');
    const side = index.openSideList();
    side.apply(put([entry]));
    const hitsOf = (list: ScreeningIndex) =>
      ask(list).map(({ hits }) => hits.filter((hit) => hit.entryId === entry.entryId));
    expect(hitsOf(side)).toEqual(hitsOf(index));
    expect(side.reviewLine).toBe(index.reviewLine);
    expect(index.entryCount).toBe(60);
  });
});
