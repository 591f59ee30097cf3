import { describe, expect, it } from 'vitest';
import {
  createScreeningIndex,
  restoreScreeningIndex,
  type ScreeningIndex,
} from '../../../src/screening/screening-index.ts';
import { KEY, listedEntry, screenedDocument } from './invented.ts';

const OTHER_KEY = '0ddba110ddba110ddba110ddba110ddb';
const OWNER = screenedDocument({ surname: 'MOLDOKULOV', givenNames: 'NURLAN', birthDate: '1975-03-02' });

function listed(): ScreeningIndex {
  const index = createScreeningIndex({ key: KEY });
  const entries = [
    listedEntry(),
    listedEntry({ entryId: 'watched', action: 'report-discreetly' }),
    listedEntry({ entryId: 'gone' }),
    listedEntry({ entryId: 'other', names: [{ text: 'قصي صدام حسين', kind: 'primary' }], birthDates: ['1966'] }),
  ];
  index.apply(entries.map((entry) => ({ kind: 'put', entry })));
  index.apply([{ kind: 'remove', entryId: 'gone' }]);
  return index;
}

async function fileOf(index: ScreeningIndex): Promise<Uint8Array<SharedArrayBuffer>> {
  const pieces = [...(await index.snapshot('change 7'))];
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const file = new Uint8Array(new SharedArrayBuffer(length));
  let at = 0;
  for (const piece of pieces) {
    file.set(piece, at);
    at += piece.length;
  }
  return file;
}

const ask = (index: ScreeningIndex) => index.screen({ documents: [OWNER], direction: 'entry', onDate: '2026-05-01' });

describe('a snapshot', () => {
  it('answers as the list did of which it was made, and takes changes', async () => {
    const index = listed();
    const { index: restored, position } = restoreScreeningIndex({ key: KEY }, await fileOf(index));
    expect(position).toBe('change 7');
    expect([restored.entryCount, restored.openEntryCount]).toEqual([3, 2]);
    expect(ask(restored)).toEqual(ask(index));
    restored.apply([{ kind: 'remove', entryId: 'entry-1' }]);
    expect(ask(restored).hits.map((hit) => hit.entryId)).toEqual(['watched']);
  });

  it('is refused when any of its bytes has changed, or some are missing', async () => {
    const file = await fileOf(listed());
    for (let at = 0; at < file.length; at += 97) {
      const damaged = new Uint8Array(new SharedArrayBuffer(file.length));
      damaged.set(file);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(() => restoreScreeningIndex({ key: KEY }, damaged)).toThrow('corrupt');
    }
    for (const length of [0, 20, file.length - 8]) {
      const cut = new Uint8Array(new SharedArrayBuffer(length));
      cut.set(file.subarray(0, length));
      expect(() => restoreScreeningIndex({ key: KEY }, cut)).toThrow('corrupt');
    }
  });

  it('is refused under another key, and when its source says that it is stale', async () => {
    const file = await fileOf(listed());
    expect(() => restoreScreeningIndex({ key: OTHER_KEY }, file)).toThrow('other-key');
    expect(() => restoreScreeningIndex({ key: KEY }, file, (position) => position !== 'change 7')).toThrow('stale');
  });
});
