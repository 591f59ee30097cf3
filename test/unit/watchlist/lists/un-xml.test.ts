import { describe, expect, test } from 'vitest';
import { numberInStory } from '../../../../src/watchlist/lists/un-document.ts';
import { namesInAlias } from '../../../../src/watchlist/lists/un-individual.ts';
import { onlyEntry, outline, readAll, rejectedIds } from './read-all.ts';

function list(individuals: string, entities = ''): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<CONSOLIDATED_LIST dateGenerated="2026-01-01T00:00:00Z"><INDIVIDUALS>
${individuals}</INDIVIDUALS><ENTITIES>${entities}</ENTITIES></CONSOLIDATED_LIST>`;
}

function person(inside: string, id = '1'): string {
  return `<INDIVIDUAL><DATAID>${id}</DATAID><FIRST_NAME>ERIK</FIRST_NAME><SECOND_NAME>SYNAKOV</SECOND_NAME>${inside}</INDIVIDUAL>\n`;
}

const rich = person(`<THIRD_NAME/><FOURTH_NAME>BEK</FOURTH_NAME><UN_LIST_TYPE>Test</UN_LIST_TYPE>
<REFERENCE_NUMBER>TSi.001</REFERENCE_NUMBER><LISTED_ON>2012-12-31</LISTED_ON><GENDER>Male</GENDER>
<NAME_ORIGINAL_SCRIPT>Эрик
      Сынаков</NAME_ORIGINAL_SCRIPT>
<NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE><VALUE>Kyrgyzstan</VALUE></NATIONALITY>
<NATIONALITY><VALUE>na</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Erik &amp; Son</ALIAS_NAME><DATE_OF_BIRTH>1970-05-05</DATE_OF_BIRTH></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>“The Test”</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-03-02</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1972</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1973</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1974</FROM_YEAR><TO_YEAR>1976</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1977</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>30-35 years old</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_PLACE_OF_BIRTH><COUNTRY/></INDIVIDUAL_PLACE_OF_BIRTH>
<INDIVIDUAL_PLACE_OF_BIRTH><CITY>Osh</CITY><COUNTRY>Kyrgyzstan</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Numéro de passeport</TYPE_OF_DOCUMENT><NUMBER> A1 </NUMBER><ISSUING_COUNTRY>Mali</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Número de pasaporte</TYPE_OF_DOCUMENT><NUMBER>B2</NUMBER></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification
   Number</TYPE_OF_DOCUMENT><NUMBER>C3</NUMBER><COUNTRY_OF_ISSUE>Italy</COUNTRY_OF_ISSUE></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>Russian travel passport number 51</NUMBER><COUNTRY_OF_ISSUE>Egypt</COUNTRY_OF_ISSUE></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NOTE>number 99</NOTE></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>Birth certificate</TYPE_OF_DOCUMENT2><NUMBER>D4</NUMBER></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT/>`);

describe('the UN list', () => {
  test('a person becomes an entry with everything that can be screened', async () => {
    const { content, line, raw, sourceId } = onlyEntry(await readAll('un-xml', list(rich)));
    expect({ line, sourceId }).toEqual({ line: 3, sourceId: '1' });
    expect(content).toEqual({
      category: 'refusal-of-entry',
      action: 'refuse-entry',
      names: [
        { text: 'Erik & Son', kind: 'alias' },
        { text: 'ERIK SYNAKOV BEK', kind: 'primary' },
        { text: 'Эрик Сынаков', kind: 'primary' },
        { text: 'The Test', kind: 'weak' },
      ],
      birthDates: ['1970-05-05', '1971-03-02', '1972', '1974/1976', '1977-11', 'c1973'],
      sex: 'M',
      nationalities: ['IRN', 'KGZ'],
      documents: [
        { state: 'ITA', number: 'C3' },
        { state: 'MLI', number: 'A1' },
        { state: 'RUS', number: '51' },
        { state: null, number: 'B2' },
      ],
      pin: null,
      birthPlace: 'Osh, Kyrgyzstan',
      flags: [],
      legalBasis: 'UN Security Council: Test',
      caseNumber: 'TSi.001',
      severity: null,
      directions: [],
      contact: null,
      validFrom: '2012-12-31',
      reviewDue: null,
      validTo: null,
      sourceList: 'un-consolidated',
      sourceId: '1',
    });
    expect(JSON.parse(JSON.stringify(raw))).toMatchObject({
      DATAID: ['1'],
      NATIONALITY: [{ VALUE: expect.any(Array) }, {}],
    });
  });

  test('reads the same when it arrives byte by byte', async () => {
    const whole = await readAll('un-xml', list(rich, '<ENTITY><DATAID>9</DATAID></ENTITY>'));
    expect(await readAll('un-xml', list(rich, '<ENTITY><DATAID>9</DATAID></ENTITY>'), { pieceSize: 1 })).toEqual(whole);
  });

  test('entities are skipped; broken and repeated persons are rejected with their lines; the rest goes on', async () => {
    const file = list(
      [
        person('', '1'),
        '<INDIVIDUAL><DATAID>2</DATAID><FIRST_NAME>-</FIRST_NAME></INDIVIDUAL>\n',
        person('', ''),
        person('<GENDER/>', '1'),
        `<INDIVIDUAL><DATAID>4</DATAID><FIRST_NAME>BIG</FIRST_NAME>${'<X/>'.repeat(6000)}</INDIVIDUAL>\n`,
        person(`<COMMENTS1>${'x'.repeat(300_000)}</COMMENTS1>`, '5'),
        '<OTHER/>\n',
        person('', '6'),
      ].join(''),
      '<ENTITY/><ENTITY/>',
    );
    const records = await readAll('un-xml', file);
    expect(rejectedIds(records)).toEqual([
      [4, '2'],
      [5, undefined],
      [6, '1'],
      [7, '4'],
      [8, '5'],
      [9, undefined],
    ]);
    expect(outline(records)).toEqual([
      'entry 3 1',
      'rejected 4 has no usable name',
      'rejected 5 has no DATAID',
      'rejected 6 an earlier record has the same id',
      'rejected 7 is too large',
      'rejected 8 is too large',
      'rejected 9 is no record that this format knows',
      'entry 10 6',
      'skipped 11 is not a person',
      'skipped 11 is not a person',
    ]);
  });

  test('an empty gender and empty elements are unknown, not wrong', async () => {
    const inside = '<GENDER/><NATIONALITY/><INDIVIDUAL_DATE_OF_BIRTH/><INDIVIDUAL_ALIAS/><LISTED_ON/>';
    const { content } = onlyEntry(await readAll('un-xml', list(person(inside))));
    expect(content).toMatchObject({ sex: null, nationalities: [], birthDates: [], validFrom: null });
    expect(content.names).toHaveLength(1);
  });

  test.each([
    ['an empty file', ''],
    ['another root', '<LIST><INDIVIDUALS/></LIST>'],
    ['no list of persons', '<CONSOLIDATED_LIST><OTHER/></CONSOLIDATED_LIST>'],
    ['a file that ends in the middle', list(rich).slice(0, -30)],
    ['tags that cross', list('<INDIVIDUAL><A></INDIVIDUAL></A>')],
    ['an undeclared entity', list(person('<X>&bomb;</X>'))],
    ['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${list('')}`.replace(/<\?.*\?>/, '')],
    ['another encoding', list('').replace('UTF-8', 'windows-1251')],
    ['nesting without end', list(`<INDIVIDUAL>${'<A>'.repeat(20)}`)],
    ['a text without end', list(`<INDIVIDUAL>${'x'.repeat(1_200_000)}`)],
    ['a comment without end', list(`<!--${'x'.repeat(1_200_000)}`)],
    ['a tag without end', list(`<INDIVIDUAL ${'a="" '.repeat(300_000)}`)],
    ['JSON', '{"a":1}'],
  ])('%s is unreadable as a whole', async (_, file) => {
    await expect(readAll('un-xml', file)).rejects.toMatchObject({ code: 'import-unreadable' });
  });

  test('the refusal says nothing of what the file contains', async () => {
    const reading = readAll('un-xml', list(person('<SYNAKOVA></SYNAKOVB>')));
    await expect(reading).rejects.not.toThrow(/SYNAK/);
  });

  test('bytes that are not UTF-8 are unreadable', async () => {
    const bytes = new TextEncoder().encode(list(person('')));
    bytes[bytes.indexOf(0x45, 200)] = 0xff;
    await expect(readAll('un-xml', bytes)).rejects.toMatchObject({ code: 'import-unreadable' });
  });
});

describe('fields of the UN list that tell a story', () => {
  test.each([
    ['Libyan passport No. 513519 ', '513519'],
    ['No34409/129', '34409/129'],
    ['TR-P 614 166', 'TR-P 614 166'],
    ['PS 472330208 ', 'PS 472330208'],
    ['Diplomatic Passport: Z30321794', 'Z30321794'],
    ['381110042 (Expired 25 Jan. 2016)', '381110042'],
    ['R00012098, South Sudan', 'R00012098'],
    ['Libya B/002210', 'B/002210'],
    ['German travel document (“Reiseausweis”) A 0139243', 'A 0139243'],
    ['Russian passport number 8208 No. 555627', '8208 555627'],
    ['Laissez-passer no. N°235/MISPAT', '235/MISPAT'],
    ['not known', undefined],
    [`number ${'1'.repeat(50)}`, undefined],
  ])('the number in "%s" is %s', (story, number) => {
    expect(numberInStory(story)).toBe(number);
  });

  test.each([
    ['A; B', ['A', 'B']],
    ['A b) C', ['A', 'C']],
    ['Jin (金铁三)', ['Jin', '金铁三']],
    ['حسن (Hassan; Hasan)', ['حسن', 'Hassan', 'Hasan']],
    ['Ali (previously listed as)', ['Ali']],
    ['Safia X, born 1 Jan. 1953 (Oman)', ['Safia X']],
  ])('the names in "%s" are %j', (alias, names) => {
    expect(namesInAlias(alias)).toEqual(names);
  });
});
