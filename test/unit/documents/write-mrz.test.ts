import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMrz } from '../../../src/documents/read-mrz.ts';
import { MRZ_FORMATS, type MrzFormat } from '../../../src/documents/travel-document.ts';
import { type MrzFields, writeMrz } from '../../../src/documents/write-mrz.ts';
import { READ_ON, SPECIMENS } from './specimens.ts';

const ERIKSSON: MrzFields = {
  documentCode: 'P',
  issuingState: 'UTO',
  documentNumber: 'L898902C3',
  surname: 'Eriksson',
  givenNames: 'Anna Maria',
  nationality: 'UTO',
  birthDate: '1974-08-12',
  sex: 'F',
  expiryDate: '2012-04-15',
  optionalData: 'ZE184226B',
};

const day = (min: string, max: string) =>
  fc
    .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const names = fc.stringMatching(/^[A-Z]{2,6}( [A-Z]{1,5})?$/);
const shortNumber = fc.stringMatching(/^[A-Z0-9]{1,9}$/);
const longNumber = fc.stringMatching(/^[A-Z0-9]{10,13}$/);

function fieldsOf(format: MrzFormat): fc.Arbitrary<MrzFields & { givenNames: string; optionalData: string }> {
  const isCard = format === 'TD1' || format === 'TD2';
  return fc.record({
    documentCode: fc.constantFrom(
      ...(format.startsWith('MRV') ? ['V', 'VN'] : isCard ? ['I', 'ID', 'AC'] : ['P', 'PD']),
    ),
    issuingState: fc.constantFrom('KGZ', 'UZB', 'CHN', 'D', 'UTO', 'XXA'),
    documentNumber: isCard ? fc.oneof(shortNumber, longNumber) : shortNumber,
    surname: names,
    givenNames: fc.oneof(names, fc.constant('')),
    nationality: fc.constantFrom('KGZ', 'KAZ', 'D', 'XXB'),
    birthDate: day('1926-04-01', READ_ON),
    sex: fc.constantFrom('F', 'M', 'X'),
    expiryDate: day('1997-01-01', '2076-01-01'),
    optionalData: format === 'TD2' ? fc.constant('') : fc.stringMatching(/^[A-Z0-9]{0,8}$/),
  });
}

describe('a written zone', () => {
  it.each(MRZ_FORMATS)('of format %s is the specimen', (format) => {
    const visa = {
      ...ERIKSSON,
      documentCode: 'V',
      documentNumber: 'L8988901C',
      nationality: 'XXX',
      birthDate: '1940-09-07',
      expiryDate: '1996-12-10',
    };
    const card = { ...ERIKSSON, documentCode: 'I', documentNumber: 'D23145890', optionalData: '' };
    const fields = {
      TD1: card,
      TD2: card,
      TD3: ERIKSSON,
      'MRV-A': { ...visa, optionalData: '6ZE184226B' },
      'MRV-B': { ...visa, optionalData: '' },
    } satisfies Record<MrzFormat, MrzFields>;
    expect(writeMrz(format, fields[format])).toEqual(SPECIMENS[format]);
  });

  it.each(MRZ_FORMATS)('of format %s is read back as it was', (format) => {
    fc.assert(
      fc.property(fieldsOf(format), (fields) => {
        const lines = writeMrz(format, fields);
        const reading = readMrz([lines.join('\r\n')], READ_ON);
        if (!reading.ok) throw new Error('not read');
        const { document } = reading;
        const { optionalData, ...same } = fields;
        expect(document).toMatchObject({ ...same, format, isNameTruncated: false, rawMrz: lines, findings: [] });
        expect(document.optionalData ?? '').toBe(optionalData);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps what is known of a birth date, and a blank for what is not', () => {
    for (const birthDate of ['1990', '1990-03', null]) {
      const reading = readMrz(writeMrz('TD3', { ...ERIKSSON, birthDate, expiryDate: null }), READ_ON);
      expect(reading).toMatchObject({
        document: {
          birthDate,
          expiryDate: null,
          checks: { birthDate: 'pass', expiryDate: 'absent', composite: 'pass' },
        },
      });
    }
  });

  it('of a name that is too long says that it may go on', () => {
    const surname = 'МОЛДОКУЛОВА-АБДЫКАДЫРОВА';
    const reading = readMrz(writeMrz('TD3', { ...ERIKSSON, surname, givenNames: 'Гүлшайыр Эркинбековна' }), READ_ON);
    expect(reading).toMatchObject({
      document: {
        surname: 'MOLDOKULOVA ABDYKADYROVA',
        givenNames: 'GULSHAIYR ERK',
        isNameTruncated: true,
        findings: [],
      },
    });
  });

  it('refuses what does not fit, naming the element and not its value', () => {
    const write = (change: Partial<MrzFields>) => () => writeMrz('TD3', { ...ERIKSSON, ...change });
    expect(write({ documentNumber: 'L898902C3X' })).toThrow(new RangeError('documentNumber: TD3 has nine positions'));
    expect(write({ optionalData: '123456789012345' })).toThrow(new RangeError('optionalData: does not fit a TD3'));
    expect(write({ issuingState: 'UTOP' })).toThrow(RangeError);
    expect(write({ documentNumber: 'АН1' })).toThrow(
      new RangeError('documentNumber: characters the MRZ does not have'),
    );
  });
});
