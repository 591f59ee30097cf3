import { describe, expect, test } from 'vitest';
import { onlyEntry, outline, readAll, rejectedIds } from './read-all.ts';

const HEADER =
  '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","last_seen"';
const PERSON =
  '"NK-1","Person","Ivan Testov","I. Testov;Иван Тестов;""Testov; Ivan""","1960-01-01;1961","ru;xk;gb-sct;zz","","AB1234567;4509 123456;x","EU - 2022;AU","2026-09-01"';

describe('OpenSanctions targets', () => {
  test('a person becomes an entry; several values in a field are taken apart', async () => {
    const file = `${HEADER}\n${PERSON}\n`;
    const { content, line, raw } = onlyEntry(await readAll('opensanctions-csv', file));
    expect(line).toBe(2);
    expect(content).toMatchObject({
      names: [
        { text: 'I. Testov', kind: 'alias' },
        { text: 'Testov; Ivan', kind: 'alias' },
        { text: 'Иван Тестов', kind: 'alias' },
        { text: 'Ivan Testov', kind: 'primary' },
      ],
      birthDates: ['1960-01-01', '1961'],
      nationalities: ['GBR', 'RKS', 'RUS'],
      documents: [
        { state: null, number: '4509 123456' },
        { state: null, number: 'AB1234567' },
      ],
      legalBasis: 'AU; EU - 2022',
      sourceList: 'opensanctions',
    });
    expect(raw).toMatchObject({ id: 'NK-1', last_seen: '2026-09-01' });
    expect(await readAll('opensanctions-csv', file, { pieceSize: 1 })).toEqual(
      await readAll('opensanctions-csv', file),
    );
  });

  test('when the source last saw a person is no change of the entry', async () => {
    const [older, newer] = await Promise.all(
      [PERSON, PERSON.replace('2026-09-01', '2026-10-01')].map((row) =>
        readAll('opensanctions-csv', `${HEADER}\n${row}`),
      ),
    );
    expect(onlyEntry(newer ?? []).content).toEqual(onlyEntry(older ?? []).content);
  });

  test('other schemas are skipped, broken rows rejected, and a value may span lines', async () => {
    const rows = [
      '"NK-2","Company","Acme","","","","","","",""',
      '"NK-3","Person","Too few"',
      '"","Person","No Id","","","","","","",""',
      '"NK-5","Person","Ada","""broken","","","","","",""',
      '"NK-6","Person","Two\nLines","","","","","","",""',
      '"NK-6","Person","Again","","","","","","",""',
    ];
    const records = await readAll('opensanctions-csv', `\uFEFF${HEADER}\r\n${rows.join('\r\n')}`);
    expect(rejectedIds(records)).toEqual([
      [3, 'NK-3'],
      [4, undefined],
      [5, 'NK-5'],
      [8, 'NK-6'],
    ]);
    expect(outline(records)).toEqual([
      'skipped 2 is not a person',
      'rejected 3 has 3 columns, not 10',
      'rejected 4 has no usable id',
      'rejected 5 has broken quotes inside a field',
      'entry 7 NK-6',
      'rejected 8 an earlier record has the same id',
    ]);
  });

  test('a row with too few columns says whose it is only where its id comes first', async () => {
    const file = 'schema,id,name,aliases,birth_date,countries,identifiers\nPerson,NK-1,A,,,,\nPerson,NK-2\n';
    expect(rejectedIds(await readAll('opensanctions-csv', file))).toEqual([[3, undefined]]);
  });

  test.each([
    ['an empty file', ''],
    ['no header', PERSON],
    ['another header', 'id,name\n1,2'],
    ['a header in broken quotes', '"id""x"y,\n'],
  ])('%s is unreadable as a whole', async (_, file) => {
    await expect(readAll('opensanctions-csv', file)).rejects.toMatchObject({ code: 'import-unreadable' });
  });
});
