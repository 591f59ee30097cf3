import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMrz } from '../../../src/documents/read-mrz.ts';
import { cyrillicFromMrz, joinSeries, mrzFromCyrillic } from '../../../src/documents/russian-passport.ts';
import { writeMrz } from '../../../src/documents/write-mrz.ts';
import { READ_ON } from './specimens.ts';

/** Invented holder. */
const LINES = ['PNRUS3UQKOV<<7RIQ<ALEKSEEVI3<<<<<<<<<<<<<<<<', '0001234565RUS9001011M<<<<<<<1150101000001<24'];

describe('a Russian internal passport', () => {
  it('gives the Cyrillic name, its Latin form, series and number whole, and lacks nothing', () => {
    expect(readMrz(LINES, READ_ON)).toMatchObject({
      document: {
        documentCode: 'PN',
        documentClass: 'identity-card',
        documentNumber: '0001123456',
        surname: 'CHUIKOV',
        givenNames: 'IURII ALEKSEEVICH',
        nativeName: 'ЧУЙКОВ ЮРИЙ АЛЕКСЕЕВИЧ',
        expiryDate: null,
        optionalData: '1150101000001',
        checks: {
          documentNumber: 'pass',
          birthDate: 'pass',
          expiryDate: 'absent',
          personalNumber: 'pass',
          composite: 'pass',
        },
        findings: [],
      },
      asRead: { surname: '3UQKOV', documentNumber: '000123456' },
    });
  });

  it('with a character that stands for no letter keeps the name as read, with a finding', () => {
    const [upper = '', lower = ''] = LINES;
    expect(readMrz([upper.replace('3UQ', '5UQ'), lower], READ_ON)).toMatchObject({
      document: { surname: '5UQKOV', nativeName: null, findings: [{ field: 'surname', code: 'invalid-character' }] },
    });
  });

  it('of another state than Russia has no digits for letters', () => {
    const [upper = '', lower = ''] = LINES;
    const reading = readMrz([upper.replace('PNRUS', 'PNUTO'), lower], READ_ON);
    expect(reading).toMatchObject({ document: { surname: '3UQKOV', documentNumber: '000123456', nativeName: null } });
    expect(reading.ok && reading.document.findings).toContainEqual({ field: 'expiryDate', code: 'missing' });
  });

  it('is written as it is read', () => {
    const lines = writeMrz('TD3', {
      documentCode: 'PN',
      issuingState: 'RUS',
      documentNumber: '00 01 123456',
      surname: 'Чуйков',
      givenNames: 'Юрий Алексеевич',
      nationality: 'RUS',
      birthDate: '1990-01-01',
      sex: 'M',
      expiryDate: null,
      optionalData: '150101000001',
    });
    expect(lines).toEqual(LINES);
  });

  it('has one sign for each of the 33 letters', () => {
    const letters = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ';
    expect(new Set(mrzFromCyrillic(letters)).size).toBe(33);
    fc.assert(
      fc.property(fc.stringMatching(/^[А-ЯЁ]{1,10}( [А-ЯЁ]{1,10})?$/), (name) => {
        expect(cyrillicFromMrz(mrzFromCyrillic(name) ?? '')).toBe(name);
      }),
    );
  });

  it('without the digit of the series keeps the number as it stands', () => {
    expect(joinSeries('000123456', '<<<')).toBe('000123456');
    expect(joinSeries('00012345A', '1')).toBe('00012345A');
  });
});
