import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MrzFieldsAsRead, readMrz } from '../../../src/documents/read-mrz.ts';
import { MRZ_FORMATS, type TravelDocument } from '../../../src/documents/travel-document.ts';
import { writeMrz } from '../../../src/documents/write-mrz.ts';
import { READ_ON, SPECIMENS } from './specimens.ts';

function read(lines: readonly string[]): TravelDocument {
  const reading = readMrz(lines, READ_ON);
  if (!reading.ok) throw new Error(`not read: ${JSON.stringify(reading.fields)}`);
  return reading.document;
}

function readRaw(lines: readonly string[]): MrzFieldsAsRead {
  const reading = readMrz(lines, READ_ON);
  if (!reading.ok) throw new Error('not read');
  return reading.asRead;
}

/** The TD3 specimen with other characters from a position of its second line on. */
function specimenWith(position: number, text: string): string[] {
  const [upper, lower] = SPECIMENS.TD3;
  return [upper, lower.slice(0, position - 1) + text + lower.slice(position - 1 + text.length)];
}

describe('a machine-readable zone', () => {
  it('of a passport gives every field of the specimen', () => {
    expect(read(SPECIMENS.TD3)).toEqual({
      format: 'TD3',
      documentCode: 'P',
      documentClass: 'ordinary',
      issuingState: 'UTO',
      documentNumber: 'L898902C3',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      nativeName: null,
      isNameTruncated: false,
      nationality: 'UTO',
      birthDate: '1974-08-12',
      sex: 'F',
      expiryDate: '2012-04-15',
      personalNumber: null,
      optionalData: 'ZE184226B',
      rawMrz: [...SPECIMENS.TD3],
      checks: {
        documentNumber: 'pass',
        birthDate: 'pass',
        expiryDate: 'pass',
        personalNumber: 'pass',
        composite: 'pass',
      },
      findings: [],
    });
  });

  it.each(MRZ_FORMATS)('of format %s is recognised, checked and without findings', (format) => {
    const document = read(SPECIMENS[format]);
    expect(document).toMatchObject({ format, surname: 'ERIKSSON', givenNames: 'ANNA MARIA', issuingState: 'UTO' });
    expect(document.checks).toEqual({
      documentNumber: 'pass',
      birthDate: 'pass',
      expiryDate: 'pass',
      personalNumber: format === 'TD3' ? 'pass' : 'absent',
      composite: format.startsWith('MRV') ? 'absent' : 'pass',
    });
    expect(document.findings).toEqual([]);
  });

  it('gives the characters as read beside the document: letter case, fillers, six-digit dates', () => {
    const [upper, lower] = SPECIMENS.TD3;
    expect(readRaw([upper.toLowerCase(), lower.replace('7408122F', '7408122<')])).toMatchObject({
      surname: 'eriksson',
      issuingState: 'uto',
      documentNumber: 'L898902C3',
      birthDate: '740812',
      sex: '<',
      expiryDate: '120415',
      optionalData: 'ZE184226B<<<<<',
      optionalData2: '',
    });
  });

  it('of a Kyrgyz passport holds the PIN, fourteen digits', () => {
    const document = read([
      'P<KGZASANOVA<<AIGUL<<<<<<<<<<<<<<<<<<<<<<<<<',
      'PE12345675KGZ9003028F30010191020319900012374',
    ]);
    expect(document).toMatchObject({
      issuingState: 'KGZ',
      documentNumber: 'PE1234567',
      surname: 'ASANOVA',
      givenNames: 'AIGUL',
      birthDate: '1990-03-02',
      expiryDate: '2030-01-01',
      personalNumber: '10203199000123',
    });
  });

  it('of a Kyrgyz identity card holds the PIN in either optional field', () => {
    const card = {
      documentCode: 'ID',
      issuingState: 'KGZ',
      documentNumber: 'ID1234567',
      surname: 'БЕЙШЕНОВ',
      givenNames: 'ӨМҮР',
      nationality: 'KGZ',
      birthDate: '2001-02-28',
      sex: 'M',
      expiryDate: '2031-02-27',
    } as const;
    const expected = { documentClass: 'identity-card', surname: 'BEISHENOV', givenNames: 'OMUR' };
    const personalNumber = '22802200100456';
    expect(read(writeMrz('TD1', { ...card, optionalData: personalNumber }))).toMatchObject({
      ...expected,
      personalNumber,
    });
    const inSecond = writeMrz('TD1', { ...card, optionalData: personalNumber.slice(0, 4), optionalData2: '' });
    expect(read(inSecond)).toMatchObject({ ...expected, personalNumber: null, optionalData: '2280' });
  });

  it('of another state gives no personal number, since its optional data may be anything', () => {
    expect(read(specimenWith(29, '12345678901234')).personalNumber).toBeNull();
  });

  it('keeps D for Germany as it was read', () => {
    const [upper, lower] = SPECIMENS.TD3;
    const document = read([upper.replace('UTO', 'D<<'), lower.replace('UTO', 'D<<')]);
    expect(document).toMatchObject({ issuingState: 'D', nationality: 'D', findings: [] });
  });
});

describe('what is wrong inside a zone is a finding', () => {
  it.each([
    ['documentNumber', 10, '7'],
    ['birthDate', 20, '3'],
    ['expiryDate', 28, '8'],
    ['personalNumber', 43, '2'],
    ['composite', 44, '1'],
  ] as const)('a wrong check digit of %s', (field, position, digit) => {
    const document = read(specimenWith(position, digit));
    expect(document.checks[field]).toBe('fail');
    expect(document.findings).toContainEqual({ field, code: 'check-digit-failed' });
    expect(document).toMatchObject({ documentNumber: 'L898902C3', birthDate: '1974-08-12', expiryDate: '2012-04-15' });
  });

  it('a letter or a blank in place of a check digit', () => {
    expect(read(specimenWith(10, 'B')).checks.documentNumber).toBe('fail');
    expect(read(specimenWith(20, '<')).checks.birthDate).toBe('fail');
    expect(read(specimenWith(44, '<')).checks.composite).toBe('fail');
  });

  it('a day that does not exist, or letters in a date: the date is null, the field as read remains', () => {
    for (const text of ['900230', '90O302', '901301']) {
      const lines = specimenWith(14, text);
      expect(read(lines).birthDate).toBeNull();
      expect(read(lines).findings).toContainEqual({ field: 'birthDate', code: 'invalid-date' });
      expect(readRaw(lines).birthDate).toBe(text);
    }
  });

  it('an unknown state, a missing one, digits in a name, a strange sex, a strange document code', () => {
    const [upper, lower] = SPECIMENS.TD3;
    const codes = (lines: string[]) => read(lines).findings.filter(({ code }) => code !== 'check-digit-failed');
    expect(codes([upper.replace('UTO', 'UT0'), lower])).toEqual([{ field: 'issuingState', code: 'unknown-state' }]);
    expect(codes([upper, lower.replace('UTO', '<<<')])).toEqual([{ field: 'nationality', code: 'missing' }]);
    expect(codes([upper.replace('ANNA', 'ANN4'), lower])).toEqual([{ field: 'givenNames', code: 'invalid-character' }]);
    expect(codes(specimenWith(21, '7'))).toEqual([{ field: 'sex', code: 'invalid-character' }]);
    expect(codes([upper.replace('P<', '1<'), lower])).toEqual([
      { field: 'documentCode', code: 'unknown-document-code' },
    ]);
    expect(codes(specimenWith(3, '?'))).toEqual([{ field: 'documentNumber', code: 'invalid-character' }]);
    expect(read(specimenWith(21, '7')).sex).toBe('X');
    expect(read(specimenWith(21, '<')).sex).toBe('X');
  });

  it('never carries what was read', () => {
    const [upper, lower] = SPECIMENS.TD3;
    const { findings } = read([upper.replace('ANNA', 'ANN4'), lower.replaceAll('1', '9')]);
    expect(findings.length).toBeGreaterThan(3);
    for (const finding of findings) expect(Object.keys(finding).sort()).toEqual(['code', 'field']);
  });
});

describe('refused', () => {
  it.each([
    ['a driving licence of one line', ['D1UTO13AA00002181231ERIKSSON<9'], 'unsupported-document'],
    [
      'a Swiss driving licence',
      ['AAA001D<<', 'FACHE305142128097<<800126<<<<<', 'ERIKSSON<<ANNA<<<<<<<<<<<<<<<<'],
      'unsupported-document',
    ],
    [
      'an old French identity card',
      ['IDFRAERIKSSON<<<<<<<<<<<<<<<<<<<<<<<', '9409923102854ANNA<<<<<<<<<<6512068F4'],
      'unsupported-document',
    ],
    ['nothing', [], 'document-unreadable'],
    ['blank lines', ['', '  ', '\r\n'], 'document-unreadable'],
    ['a line that lost a character', [SPECIMENS.TD3[0], SPECIMENS.TD3[1].slice(1)], 'document-unreadable'],
    ['one line of two', [SPECIMENS.TD3[0]], 'document-unreadable'],
    ['fillers only', ['<'.repeat(44), '<'.repeat(44)], 'document-unreadable'],
    ['too many lines', Array.from({ length: 11 }, () => ''), 'document-unreadable'],
    ['too long a line', ['<'.repeat(121)], 'document-unreadable'],
  ])('%s', (_, lines, code) => {
    const reading = readMrz(lines, READ_ON);
    expect(reading).toMatchObject({ ok: false, code });
    if (reading.ok) return;
    expect(reading.fields.length).toBeGreaterThan(0);
    expect(JSON.stringify(reading.fields)).not.toContain('ERIKSSON');
  });
});

describe('whatever a reader sends', () => {
  it('is answered, never thrown at', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 130 }),
      fc.string({ minLength: 30, maxLength: 44 }),
      fc.stringMatching(/^[A-Z0-9<]{44}$/),
      fc.stringMatching(/^[A-Z0-9< ]{36}$/),
      fc.stringMatching(/^[A-Z0-9<]{30}$/),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const reading = readMrz(lines, READ_ON);
        expect(reading.ok || reading.fields.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('with any one character exchanged is still read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MRZ_FORMATS), fc.nat(), fc.stringMatching(/^[!-~]$/), (format, at, character) => {
        const text = SPECIMENS[format].join('');
        const position = 2 + (at % (text.length - 2)); // the document code decides the format
        const reading = readMrz([text.slice(0, position) + character + text.slice(position + 1)], READ_ON);
        expect(reading).toMatchObject({ ok: true, document: { format } });
      }),
    );
  });

  it('with one digit misread as another never passes its check', () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 3, 4, 5, 6, 9), fc.integer({ min: 1, max: 9 }), (position, shift) => {
        const was = Number(SPECIMENS.TD3[1].charAt(position - 1));
        const document = read(specimenWith(position, String((was + shift) % 10)));
        expect(document.checks).toMatchObject({ documentNumber: 'fail', composite: 'fail' });
      }),
    );
  });
});
