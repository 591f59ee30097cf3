import { describe, expect, test } from 'vitest';
import { givenNameFirst, readOfacRemarks } from '../../../../src/watchlist/lists/ofac-remarks.ts';
import { onlyEntry, outline, readAll, rejectedIds } from './read-all.ts';

const NULLS = '-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ';
const END = '\u001A';

function sdn(id: number | string, name: string, type: string, remarks = '-0- ', program = '"TEST"'): string {
  return `${id},"${name}",${type},${program},${NULLS},${remarks}\r\n`;
}

function alt(id: number, name: string): string {
  return `${id},1,"aka","${name}",-0- \r\n`;
}

describe('the OFAC list', () => {
  test('a person becomes an entry with its aliases and what the remarks say', async () => {
    const remarks = `"DOB 07 Mar 1971; alt. DOB circa 1972; POB Osh, Kyrgyzstan; nationality Korea, North; citizen Burma; Gender Female; Passport AC0000001 (Kyrgyzstan) issued 01 Jan 2001; a.k.a. 'TESTER, Big'; Linked To: NOBODY."`;
    const files = {
      sdn: sdn(7, 'SYNAKOVA, Aida', '"individual"', remarks, '"SDGT] [TEST"') + END,
      alt: alt(7, 'SYNAKOWA, Aida') + END,
    };
    const { content, raw } = onlyEntry(await readAll('ofac-csv', files));
    expect(content).toMatchObject({
      category: 'inquiry-check',
      action: 'refer',
      names: [
        { text: 'Aida SYNAKOWA', kind: 'alias' },
        { text: 'Aida SYNAKOVA', kind: 'primary' },
        { text: 'Big TESTER', kind: 'weak' },
      ],
      birthDates: ['1971-03-07', 'c1972'],
      sex: 'F',
      nationalities: ['MMR', 'PRK'],
      documents: [{ state: 'KGZ', number: 'AC0000001' }],
      birthPlace: 'Osh, Kyrgyzstan',
      legalBasis: 'OFAC SDN: SDGT, TEST',
      sourceList: 'ofac-sdn',
      sourceId: '7',
    });
    expect(raw).toMatchObject({ aliases: [{ type: 'aka', name: 'SYNAKOWA, Aida' }] });
    expect(await readAll('ofac-csv', files, { pieceSize: 1 })).toEqual(await readAll('ofac-csv', files));
  });

  test('others than persons are skipped, and so are aliases of nobody in the file', async () => {
    const files = {
      sdn: sdn(1, 'A CO.', '-0- ') + sdn(2, 'B, C', '"individual"') + sdn(3, 'SHIP', '"vessel"') + END,
      alt: alt(1, 'A COMPANY') + alt(2, 'B, D') + alt(99, 'E, F') + END,
    };
    expect(outline(await readAll('ofac-csv', files))).toEqual([
      'skipped 1 is not a person',
      'entry 2 2',
      'skipped 3 is not a person',
      'skipped 1 alias file: alias of no person in this file',
      'skipped 3 alias file: alias of no person in this file',
    ]);
  });

  test('broken lines are rejected with their numbers, the rest goes on', async () => {
    const files = {
      file:
        sdn(1, 'A, B', '"individual"') +
        '2,"too","few"\r\n' +
        sdn('x', 'C, D', '"individual"') +
        sdn(4, '-', '"individual"') +
        sdn(1, 'E, F', '"individual"') +
        sdn(6, 'G "H" I', '"individual"') +
        sdn(7, 'J, K', '"individual"'),
      alt: `${alt(1, 'A, Z')}broken\r\n`,
    };
    expect(outline(await readAll('ofac-csv', files))).toEqual([
      'rejected 2 alias file: has 1 columns, not 5',
      'entry 1 1',
      'rejected 2 has 3 columns, not 12',
      'rejected 3 does not begin with a number',
      'rejected 4 has no usable name',
      'rejected 5 an earlier record has the same id',
      'rejected 6 misplaced quotes',
      'entry 7 7',
    ]);
  });

  test('a rejected line says whose it is wherever its number can be read', async () => {
    const file = [
      sdn(1, 'A, B', '"individual"'),
      '2,"too","few"\r\n',
      sdn('x', 'C, D', '"individual"'),
      sdn(4, '-', '"individual"'),
      sdn(1, 'E, F', '"individual"'),
      sdn(6, 'G "H" I', '"individual"'),
      sdn(7, 'J, K', '"individual"'),
    ];
    expect(rejectedIds(await readAll('ofac-csv', file.join('')))).toEqual([
      [2, '2'],
      [3, undefined],
      [4, '4'],
      [5, '1'],
      [6, '6'],
    ]);
  });

  test('a line with open quotes, which may have taken in the next, says nobody’s number', async () => {
    const start = sdn(1, 'A, B', '"individual"');
    const withQuotes = `${start}2,"C,individual\r\n${sdn(3, 'D, E', '"individual"')}${sdn(4, 'F, G', '"individual"')}`;
    const quoted = await readAll('ofac-csv', withQuotes.replaceAll('\r', ''));
    expect(quoted.filter(({ kind }) => kind === 'entry')).toHaveLength(2);
    expect(rejectedIds(quoted)).toEqual([[3, undefined]]);
    const closedLater = `${start}2,"C, D\r\n3,",x\r\n${sdn(4, 'F, G', '"individual"')}`;
    expect(rejectedIds(await readAll('ofac-csv', closedLater.replaceAll('\r', '')))).toEqual([[3, undefined]]);
  });

  test('a broken last line says whose it is', async () => {
    const file = `${sdn(1, 'A, B', '"individual"')}2,"C "D" E",x\r\n`;
    expect(rejectedIds(await readAll('ofac-csv', file))).toEqual([[2, '2']]);
  });

  test('a record with bytes that are not UTF-8 is rejected alone', async () => {
    const bytes = new TextEncoder().encode(sdn(1, 'A, B', '"individual"') + sdn(2, 'C, D', '"individual"'));
    bytes[bytes.indexOf(0x43)] = 0xff;
    const records = await readAll('ofac-csv', bytes);
    expect(outline(records)).toEqual(['entry 1 1', 'rejected 2 the line is not UTF-8']);
    expect(rejectedIds(records)).toEqual([[2, '2']]);
  });

  test.each([
    ['an empty file', { file: '' }],
    ['a file with the end mark alone', { file: END }],
    ['a file with a header', { file: `id,name\r\n${sdn(1, 'A, B', '"individual"')}` }],
    ['the alias file in place of the list', { sdn: alt(1, 'A, B') }],
    ['an alias file of another kind', { sdn: sdn(1, 'A, B', '"individual"'), alt: 'a,b\n' }],
    ['an empty alias file', { sdn: sdn(1, 'A, B', '"individual"'), alt: '' }],
    ['quotes that never close', { file: `${sdn(1, 'A, B', '"individual"')}2,"C` }],
    ['a quoted value without end', { file: `${sdn(1, 'A, B', '"individual"')}2,"${'C\n'.repeat(200_000)}` }],
    ['a line of commas without end', { file: ','.repeat(300_000) }],
    ['binary', { file: `${sdn(1, 'A, B', '"individual"')}\u0000` }],
    ['no list among the parts', { alt: alt(1, 'A, B') }],
    ['the list twice', { file: sdn(1, 'A, B', '"individual"'), sdn: sdn(1, 'A, B', '"individual"') }],
    ['an unknown part', { file: sdn(1, 'A, B', '"individual"'), add: 'x' }],
  ])('%s is unreadable as a whole', async (_, files) => {
    await expect(readAll('ofac-csv', { ...files } as Record<string, string>)).rejects.toMatchObject({
      code: 'import-unreadable',
    });
  });

  test('the configured category and action hold', async () => {
    const defaults = { category: 'refusal-of-entry', action: 'refuse-entry' } as const;
    const { content } = onlyEntry(await readAll('ofac-csv', sdn(1, 'A, B', '"individual"'), { defaults }));
    expect(content).toMatchObject(defaults);
  });
});

describe('remarks of the OFAC list', () => {
  test.each([
    ['DOB 1960 to 1965.', '1960/1965'],
    ['DOB 01 Jan 1960 to 31 Dec 1960.', '1960'],
    ['DOB 01 Jan 1960 to 31 Dec 1962.', '1960/1962'],
    ['DOB Feb 1970.', '1970-02'],
    ['alt. DOB circa 10 Mar 1965.', 'c1965'],
    ['DOB circa 1979-1982.', '1979/1982'],
    ['DOB 30 Feb 1970.', undefined],
    ['DOB unknown.', undefined],
  ])('"%s" is the birth date %s', (remarks, date) => {
    expect(readOfacRemarks(remarks).birthDates).toEqual([date]);
  });

  test.each([
    ['Passport 265 216 (Egypt).', '265 216', 'EGY'],
    ['alt. Passport Booklet: A5199819 (Pakistan).', 'A5199819', 'PAK'],
    ['Passport #H0044232 (Iraq).', 'H0044232', 'IRQ'],
    ['Passport AF465508 Colombia.', 'AF465508', 'COL'],
    ['Passport K754050 issued 26 May 1999 expires 25 May 2004.', 'K754050', null],
    ['National ID No. D489833(9) (Hong Kong).', 'D489833(9)', 'HKG'],
    ['Stateless Person Passport C000375 (Moldova).', 'C000375', 'MDA'],
    ['C.U.R.P. # HESU430525HBCRMR05 (Mexico).', 'HESU430525HBCRMR05', 'MEX'],
    ['National Foreign ID Number RNE: W031645-8 (Brazil).', 'W031645-8', 'BRA'],
  ])('"%s" is a document', (remarks, number, state) => {
    expect(readOfacRemarks(remarks).documents).toEqual([{ number, state }]);
  });

  test.each([
    ...['Tax ID No. 02681293-E (Spain).', 'SSN 156-92-9858 (United States).', "Driver's License No. 180839 (Mexico)."],
    ...['Passport issued in Sarajevo.', 'Phone Number 996312000000.', 'Electoral Registry No. 22942118 (Venezuela).'],
  ])('"%s" is none', (remarks) => {
    expect(readOfacRemarks(remarks).documents.filter(Boolean)).toEqual([]);
  });

  test('a passport number cut off at the thousandth character is left out', () => {
    const cut = `Passport A1234567; ${'x'.repeat(961)}; Passport B12345678`.slice(0, 1000);
    expect(cut).toHaveLength(1000);
    expect(cut).toMatch(/Passport B1/);
    expect(readOfacRemarks(cut).documents.filter(Boolean)).toEqual([{ number: 'A1234567', state: null }]);
  });

  test('names are turned round', () => {
    expect(givenNameFirst('LADIN, Usama')).toBe('Usama LADIN');
    expect(givenNameFirst('REYES, Feliciano, Jr.')).toBe('Feliciano REYES Jr.');
    expect(givenNameFirst('SANTOSO')).toBe('SANTOSO');
  });
});
