import { describe, expect, it } from 'vitest';
import { ageOn } from '../../../src/core/dates.ts';
import { inventPerson, passportMrz } from '../../../src/demonstration/invented-person.ts';
import { NATIONS } from '../../../src/demonstration/nations.ts';
import { seededRandom } from '../../../src/demonstration/seeded-random.ts';
import { readMrz } from '../../../src/documents/read-mrz.ts';

const TODAY = '2026-05-01';

describe('an invented person', () => {
  it.each(NATIONS.map(({ code }) => code))(
    'of %s carries a passport that reads back whole and without a finding',
    (code) => {
      const random = seededRandom(`passport ${code}`);
      for (let i = 0; i < 40; i++) {
        const person = inventPerson(random, TODAY, { nationality: code });
        const reading = readMrz(passportMrz(person), TODAY);
        expect(reading).toMatchObject({
          ok: true,
          document: {
            format: 'TD3',
            documentClass: 'ordinary',
            issuingState: code,
            nationality: code,
            documentNumber: person.passportNumber,
            surname: person.surname,
            givenNames: person.givenNames,
            birthDate: person.birthDate,
            sex: person.sex,
            expiryDate: person.expiryDate,
            personalNumber: person.personalNumber,
            findings: [],
          },
        });
      }
    },
  );

  it('is as old as was asked for', () => {
    const random = seededRandom('ages');
    for (let i = 0; i < 300; i++) {
      const age = ageOn(inventPerson(random, TODAY, { ages: [21, 64] }).birthDate, TODAY);
      expect(age).toBeGreaterThanOrEqual(21);
      expect(age).toBeLessThanOrEqual(64);
    }
  });

  it('of Kyrgyzstan has a PIN that says sex and birth date', () => {
    const person = inventPerson(seededRandom('pin'), TODAY, { nationality: 'KGZ' });
    const [year, month, day] = person.birthDate.split('-');
    expect(person.personalNumber).toMatch(new RegExp(`^${person.sex === 'M' ? 2 : 1}${day}${month}${year}\\d{5}$`));
  });

  it('is the same for the same seed, and another for another', () => {
    const invent = (seed: string) => inventPerson(seededRandom(seed), TODAY);
    expect(invent('one')).toEqual(invent('one'));
    expect(invent('one')).not.toEqual(invent('two'));
  });

  it('can be invented on 29 February', () => {
    expect(inventPerson(seededRandom('leap'), '2028-02-29').birthDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('is not invented for a nationality without names', () => {
    expect(() => inventPerson(seededRandom('none'), TODAY, { nationality: 'XXA' })).toThrow(RangeError);
  });
});
