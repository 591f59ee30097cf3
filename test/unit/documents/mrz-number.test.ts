import { describe, expect, it } from 'vitest';
import { checkDigit } from '../../../src/documents/mrz-check-digit.ts';
import { normaliseNumber } from '../../../src/documents/mrz-number.ts';
import { type MrzFieldsAsRead, readMrz } from '../../../src/documents/read-mrz.ts';
import type { TravelDocument } from '../../../src/documents/travel-document.ts';
import { READ_ON } from './specimens.ts';

describe('the check digit', () => {
  it.each([
    ['520727', 3],
    ['AB2134<<<', 5],
    ['HA672242<658022549601086<<<<<<<<<<<<<<0', 8],
    ['D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<<', 2],
    ['<<<<<<', 0],
    ['', 0],
  ])('of %s is %i (Doc 9303-3, 4.9 and appendix A)', (text, digit) => {
    expect(checkDigit(text)).toBe(digit);
  });

  it('does not exist for characters the MRZ does not have', () => {
    expect(checkDigit('52O7é7')).toBeNaN();
    expect(checkDigit('ab')).toBeNaN();
  });
});

/** A card with a long number; composite and the rest are beside the point. */
function card(upper: string): { document: TravelDocument; asRead: MrzFieldsAsRead } {
  const reading = readMrz([upper, '7408122F3104159UTO<<<<<<<<<<<0', 'ERIKSSON<<ANNA<<<<<<<<<<<<<<<<'], READ_ON);
  if (!reading.ok) throw new Error('not read');
  return reading;
}

describe('a document number of more than nine characters', () => {
  it('goes on in the optional data and ends with its check digit (Doc 9303-5, 4.2.2, note j)', () => {
    const { document, asRead } = card('I<UTOD23145890<7349<<<<<<<<<<<');
    expect(document).toMatchObject({ documentNumber: 'D23145890734', optionalData: null });
    expect(document.checks.documentNumber).toBe('pass');
    expect(asRead.documentNumber).toBe('D23145890734');
  });

  it.each([
    ['without the filler, as Belgium does', 'I<UTO600001795<0152<<<<<<<<<<<', '600001795015'],
    ['with the filler, as Portugal does', 'I<UTO000590240<6013<<<<<<<<<<<', '000590240601'],
  ])('is right when its digit is computed %s', (_, upper, number) => {
    const { document } = card(upper);
    expect(document.documentNumber).toBe(number);
    expect(document.checks.documentNumber).toBe('pass');
  });

  it('is whole but wrong when neither reading fits', () => {
    const { document } = card('I<UTO000590240<6016<<<<<<<<<<<');
    expect(document.documentNumber).toBe('000590240601');
    expect(document.checks.documentNumber).toBe('fail');
  });

  it('leaves what follows it as optional data', () => {
    expect(card('I<UTO123456789<0123456788018<X').document).toMatchObject({
      documentNumber: '123456789012345678801',
      optionalData: 'X',
    });
  });

  it('is not made of a short number without its check digit', () => {
    const { document } = card('I<UTOA1234567<<1234<<<<<<<<<<<');
    expect(document).toMatchObject({ documentNumber: 'A1234567', optionalData: '1234' });
    expect(document.checks.documentNumber).toBe('fail');
  });

  it('does not occur on a passport, where a filler instead of the check digit is wrong', () => {
    const lines = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C3<UTO7408122F1204159ZE184226B<<<<<10'];
    expect(readMrz(lines, READ_ON)).toMatchObject({
      document: { documentNumber: 'L898902C3', checks: { documentNumber: 'fail' } },
    });
  });
});

it.each([
  ['ab-123 456', 'AB123456'],
  ['  AC 0012345 ', 'AC0012345'],
  ['00 01 № 123456', '0001123456'],
  ['XX<00<<', 'XX00'],
])('the number «%s» has one spelling, %s', (typed, number) => {
  expect(normaliseNumber(typed)).toBe(number);
});
