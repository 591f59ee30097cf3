import { describe, expect, it } from 'vitest';
import {
  foldConfusions,
  normaliseDocumentNumber,
  normalisePersonalNumber,
} from '../../../src/screening/normalise-number.ts';

describe('a document number', () => {
  it.each([
    ['ac 123-4567', 'AC1234567'],
    ['AC1234567<<', 'AC1234567'],
    ['№ AC/1234567', 'AC1234567'],
    ['АС1234567', 'AC1234567'],
    ['P٠٦٧٤٥١٢٣', 'P06745123'],
    ['P۰۱۲۳۴۵۶۷', 'P01234567'],
    ['<<<', ''],
  ])('%s is compared as %s', (text, expected) => {
    expect(normaliseDocumentNumber(text)).toBe(expected);
  });

  it('folds what optical readers mix up', () => {
    expect(foldConfusions('OQD00IL1Z2S5B8G6AC')).toBe('0000011122558866AC');
  });

  it('keeps Cyrillic letters that look like no Latin one apart', () => {
    expect(normaliseDocumentNumber('Ж1')).not.toBe(normaliseDocumentNumber('Ю1'));
  });
});

describe('a personal number', () => {
  it.each([null, '', '<<<<<<', '0000000000', '12345'])('%j identifies nobody', (text) => {
    expect(normalisePersonalNumber(text)).toBe('');
  });

  it('is compared like a document number', () => {
    expect(normalisePersonalNumber('2 1990 0302 12345 6')).toBe('219900302123456');
  });
});
