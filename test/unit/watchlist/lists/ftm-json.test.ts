import { describe, expect, test } from 'vitest';
import { onlyEntry, outline, readAll, rejectedIds } from './read-all.ts';

function person(id: string, properties: Record<string, unknown[]>, more: Record<string, unknown> = {}) {
  return { id, schema: 'Person', caption: `Caption ${id}`, properties, ...more };
}

function lines(...values: unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join('\n');
}

const rich = person('NK-1', {
  name: ['Vera Testova', 'Вера Тестова'],
  alias: ['V. Testova'],
  weakAlias: ['Verochka', ':'],
  birthDate: ['1971-01-22', '1971', 'soon'],
  gender: ['female'],
  nationality: ['ru', 'suhh'],
  country: ['fr'],
  passportNumber: ['AB1'],
  birthPlace: ['Osh'],
  programId: ['EU-TEST'],
});
const passport = {
  id: 'doc-1',
  schema: 'Passport',
  properties: { holder: ['NK-1'], number: ['P77'], country: ['kg'] },
};

describe('FollowTheMoney entities', () => {
  test.each([
    ['after', [rich, passport]],
    ['before', [passport, rich]],
  ])('a person becomes an entry; its passport may stand %s it', async (_, values) => {
    const records = await readAll('ftm-json', lines(...values));
    const { content } = onlyEntry(records.filter((record) => record.kind === 'entry'));
    expect(records).toHaveLength(2);
    expect(content).toMatchObject({
      names: [
        { text: 'V. Testova', kind: 'alias' },
        { text: 'Vera Testova', kind: 'primary' },
        { text: 'Вера Тестова', kind: 'primary' },
        { text: 'Verochka', kind: 'weak' },
      ],
      birthDates: ['1971', '1971-01-22'],
      sex: 'F',
      nationalities: ['RUS', 'SUN'],
      documents: [
        { state: 'KGZ', number: 'P77' },
        { state: null, number: 'AB1' },
      ],
      birthPlace: 'Osh',
      legalBasis: 'EU-TEST',
      sourceList: 'ftm',
    });
    expect(await readAll('ftm-json', lines(...values), { pieceSize: 1 })).toEqual(records);
  });

  test('the order of values, which differs from export to export, changes nothing', async () => {
    const properties = Object.fromEntries(
      Object.entries(rich.properties).map(([key, values]) => [key, values.toReversed()]),
    );
    const [one, other] = await Promise.all(
      [rich, { ...rich, properties }].map(async (value) => onlyEntry(await readAll('ftm-json', lines(value))).content),
    );
    expect(other).toEqual(one);
  });

  test('who is not listed and who is no person is skipped; what is no entity is rejected', async () => {
    const file = lines(
      person('1', {}),
      person('2', { name: ['B'] }, { target: false }),
      { id: '3', schema: 'Company', properties: {} },
      { id: '4' },
      person('5', { name: ['-'] }),
      person('6 6', { name: ['F'] }),
      person('1', { name: ['A'] }),
      person('8', { name: ['A\u0000\uD800'], other: [{ deep: [] }] }),
    );
    const records = await readAll('ftm-json', `${file}\nnot json\n`);
    expect(outline(records)).toEqual([
      'entry 1 1',
      'skipped 2 is not listed itself',
      'skipped 3 is not a person',
      'rejected 4 is no record that this format knows',
      'rejected 5 has no usable name',
      'rejected 6 has no usable id',
      'rejected 7 an earlier record has the same id',
      'entry 8 8',
      'rejected 9 the line is not a JSON object',
    ]);
    expect(rejectedIds(records)).toEqual([
      [4, '4'],
      [5, '5'],
      [6, undefined],
      [7, '1'],
      [9, undefined],
    ]);
    expect(JSON.stringify(records[7])).not.toMatch(/\\u0000|\\ud800/i);
  });

  test('in a change file the last line of an id counts and a deleted one is no entry', async () => {
    const file = lines(
      { op: 'ADD', entity: person('1', { name: ['Old'] }) },
      { op: 'ADD', entity: person('2', { name: ['Gone'] }) },
      { op: 'MOD', entity: person('1', { name: ['New'] }) },
      { op: 'DEL', entity: { id: '2' } },
      { op: 'XXX', entity: person('3', { name: ['C'] }) },
    );
    const records = await readAll('ftm-json', file);
    expect(outline(records)).toEqual([
      'skipped 1 a later line of the change file replaces it',
      'skipped 2 a later line of the change file replaces it',
      'entry 3 1',
      'skipped 4 the change file deletes it',
      'rejected 5 is no record that this format knows',
    ]);
    expect(records[2]).toMatchObject({ content: { names: [{ text: 'New' }] } });
    expect(rejectedIds(records)).toEqual([[5, '3']]);
  });

  test('a line that broke off says whose it is', async () => {
    const file = `${lines(person('1', { name: ['A'] }))}\n{"id":"NK-2","schema":"Person","prop\n`;
    expect(rejectedIds(await readAll('ftm-json', file))).toEqual([[2, 'NK-2']]);
  });

  test.each([
    ['an empty file', ''],
    ['blank lines', '\n\n \n'],
    ['no JSON', 'a,b\nc,d\n'],
    ['JSON that is no object', '[1]\n2\n"x"'],
  ])('%s is unreadable as a whole', async (_, file) => {
    await expect(readAll('ftm-json', file)).rejects.toMatchObject({ code: 'import-unreadable' });
  });
});
