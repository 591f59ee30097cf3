import { describe, expect, it } from 'vitest';
import { readMrz } from '../../../src/documents/read-mrz.ts';
import { documentFromFields, type TypedDocument } from '../../../src/documents/typed-document.ts';
import { READ_ON, SPECIMENS } from './specimens.ts';

const TYPED: TypedDocument = {
  documentCode: 'p',
  issuingState: ' uto ',
  documentNumber: 'l898-902 c3',
  surname: 'Eriksson',
  givenNames: 'Anna-Maria',
  nationality: 'uto',
  birthDate: '1974-08-12',
  sex: 'F',
  expiryDate: '2012-04-15',
};

describe('a typed document', () => {
  it('has the form of the same document read, without check digits and lines', () => {
    const reading = readMrz(SPECIMENS.TD3, READ_ON);
    if (!reading.ok) throw new Error('not read');
    const absent = 'absent';
    expect(documentFromFields(TYPED, READ_ON)).toEqual({
      ...reading.document,
      format: null,
      optionalData: null,
      rawMrz: null,
      checks: {
        documentNumber: absent,
        birthDate: absent,
        expiryDate: absent,
        personalNumber: absent,
        composite: absent,
      },
    });
  });

  it('typed in Cyrillic gets its Latin name and keeps its own', () => {
    expect(documentFromFields({ ...TYPED, surname: 'Өмүрзак уулу', givenNames: 'Бакыт' }, READ_ON)).toMatchObject({
      surname: 'OMURZAK UULU',
      givenNames: 'BAKYT',
      nativeName: 'ӨМҮРЗАК УУЛУ БАКЫТ',
      findings: [],
    });
    const given = documentFromFields({ ...TYPED, surname: 'Иванов', nativeName: ' ИВАНОВ ИВАН ' }, READ_ON);
    expect(given.nativeName).toBe('ИВАНОВ ИВАН');
  });

  it('typed in a script nobody can transliterate has no surname, and says so', () => {
    const document = documentFromFields({ ...TYPED, surname: '王', givenNames: undefined }, READ_ON);
    expect(document).toMatchObject({ surname: '', givenNames: '', nativeName: '王' });
    expect(document.findings).toEqual([
      { field: 'surname', code: 'missing' },
      { field: 'surname', code: 'invalid-character' },
    ]);
  });

  it('may know only the year or the month of birth', () => {
    expect(documentFromFields({ ...TYPED, birthDate: '1974' }, READ_ON)).toMatchObject({
      birthDate: '1974',
      findings: [],
    });
    expect(documentFromFields({ ...TYPED, birthDate: '2026-03' }, READ_ON)).toMatchObject({ birthDate: '2026-03' });
  });

  it.each([
    ['born on a day that does not exist', { birthDate: '1974-02-30' }, 'birthDate', 'invalid-date'],
    ['born tomorrow', { birthDate: '2026-03-16' }, 'birthDate', 'invalid-date'],
    ['born before anybody alive', { birthDate: '0974' }, 'birthDate', 'invalid-date'],
    ['expiring in another century', { expiryDate: '2130-01-01' }, 'expiryDate', 'invalid-date'],
    ['without expiry', { expiryDate: undefined }, 'expiryDate', 'missing'],
    ['of no known state', { issuingState: 'XYZ' }, 'issuingState', 'unknown-state'],
    ['of a holder of no known state', { nationality: 'XYZ' }, 'nationality', 'unknown-state'],
    ['with a strange code', { documentCode: 'QQ' }, 'documentCode', 'unknown-document-code'],
    ['without a number', { documentNumber: ' - ' }, 'documentNumber', 'missing'],
    ['with Cyrillic letters in the number', { documentNumber: 'АН123' }, 'documentNumber', 'invalid-character'],
    ['with a digit in the name', { givenNames: 'ANN4' }, 'givenNames', 'invalid-character'],
    ['whose number was corrected by hand', { isNumberCorrected: true }, 'documentNumber', 'number-corrected'],
  ] as const)('%s has a finding', (_, change, field, code) => {
    expect(documentFromFields({ ...TYPED, ...change }, READ_ON).findings).toEqual([{ field, code }]);
  });

  it('of a Russian internal passport needs no expiry date; without a code its class is unknown', () => {
    const internal = { ...TYPED, documentCode: 'PN', issuingState: 'RUS', nationality: 'RUS', expiryDate: undefined };
    expect(documentFromFields(internal, READ_ON)).toMatchObject({ documentClass: 'identity-card', findings: [] });
    const { documentCode: _, ...without } = TYPED;
    expect(documentFromFields(without, READ_ON)).toMatchObject({
      documentCode: '',
      documentClass: 'other',
      findings: [],
    });
  });

  it('keeps the PIN in one spelling', () => {
    const { personalNumber } = documentFromFields({ ...TYPED, personalNumber: '1 02031990 00123' }, READ_ON);
    expect(personalNumber).toBe('10203199000123');
  });
});
