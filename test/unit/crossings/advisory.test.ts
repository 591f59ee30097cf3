import { describe, expect, test } from 'vitest';
import { ADVISORY_LEVELS, type AdvisoryFacts, advise } from '../../../src/crossings/advisory.ts';
import { readMrz } from '../../../src/documents/read-mrz.ts';
import type { TravelDocument } from '../../../src/documents/travel-document.ts';
import { documentFromFields } from '../../../src/documents/typed-document.ts';
import { writeMrz } from '../../../src/documents/write-mrz.ts';

const TODAY = '2026-05-01';
const NOW = new Date('2026-05-01T06:00:00Z');

const typed = {
  documentCode: 'P',
  issuingState: 'KAZ',
  documentNumber: 'N7654321',
  surname: 'Probnaya',
  givenNames: 'Aigerim',
  nationality: 'KAZ',
  birthDate: '1991-11-23',
  sex: 'F' as const,
  expiryDate: '2030-01-31',
};
const passport = (changes: object = {}): TravelDocument => documentFromFields({ ...typed, ...changes }, TODAY);

function told(changes: Partial<AdvisoryFacts> = {}) {
  return advise({
    documents: [passport()],
    direction: 'entry',
    onDate: TODAY,
    age: 34,
    isOpenToNationality: true,
    isOpenNow: true,
    listAgeMs: 0,
    lastCrossing: null,
    seenAgain: null,
    ...changes,
  });
}

const codes = (changes: Partial<AdvisoryFacts> = {}) => told(changes).map(({ code }) => code);

function read(lines: string[]): TravelDocument {
  const reading = readMrz(lines, TODAY);
  if (!reading.ok) throw new Error(reading.code);
  return reading.document;
}

test('nothing is said of an ordinary traveller', () => {
  expect(told()).toEqual([]);
});

test('each code of the field has its level', () => {
  expect(ADVISORY_LEVELS).toMatchObject({
    'document-expired': 'hold',
    'specimen-document': 'hold',
    'not-open-to-nationality': 'hold',
    'bar-running': 'hold',
    'check-digit-failed': 'look',
    'number-corrected': 'look',
    minor: 'look',
    'already-inside': 'look',
    'already-outside': 'look',
    'document-seen-again': 'look',
    'checkpoint-closed-now': 'look',
    'list-aged': 'look',
    'stay-used-up': 'look',
    'visa-required': 'look',
    'document-expiring': 'note',
  });
});

describe('a document', () => {
  test('is valid until the end of its last day', () => {
    expect(told({ documents: [passport({ expiryDate: TODAY })] })).toEqual([
      { code: 'document-expiring', level: 'note', daysLeft: 0 },
    ]);
    expect(codes({ documents: [passport({ expiryDate: '2026-04-30' })] })).toEqual(['document-expired']);
  });

  test('expires soon within thirty days', () => {
    expect(codes({ documents: [passport({ expiryDate: '2026-05-31' })] })).toEqual(['document-expiring']);
    expect(codes({ documents: [passport({ expiryDate: '2026-06-01' })] })).toEqual([]);
  });

  test('shown beside the first may have expired: it is shown for the visa in it', () => {
    expect(codes({ documents: [passport(), passport({ expiryDate: '2020-01-01' })] })).toEqual([]);
  });

  test("of ICAO's specimen state holds, also as the second one", () => {
    const specimen = passport({ issuingState: 'UTO', nationality: 'UTO' });
    expect(told({ documents: [specimen] })).toEqual([{ code: 'specimen-document', level: 'hold' }]);
    expect(told({ documents: [passport(), specimen] })).toEqual([
      { code: 'specimen-document', level: 'hold', document: 2 },
    ]);
  });

  test('with wrong check digits names the fields and never what stands there', () => {
    const [first = '', second = ''] = writeMrz('TD3', typed);
    const advisories = told({ documents: [read([first, `N7654329${second.slice(8)}`])] });
    expect(advisories).toEqual([
      { code: 'check-digit-failed', level: 'look', fields: ['documentNumber', 'composite'] },
    ]);
    expect(JSON.stringify(advisories)).not.toContain('N765432');
  });

  test('whose number was corrected by hand asks to look', () => {
    expect(told({ documents: [passport({ isNumberCorrected: true })] })).toEqual([
      { code: 'number-corrected', level: 'look', fields: ['documentNumber'] },
    ]);
  });

  test('never passes as green when a date or a state of it can not be read, though all its check digits are right', () => {
    // 30 February and a state that does not exist; the writer refuses both, so the lines are made by hand.
    const lines = ['P<KAQPROBNAYA<<AIGERIM<<<<<<<<<<<<<<<<<<<<<<', 'N7654321<8KAZ9111233F3002300<<<<<<<<<<<<<<<0'];
    const document = read(lines);
    expect(document.expiryDate).toBeNull();
    const advisories = told({ documents: [document] });
    const unreadable = advisories.find(({ code }) => code === 'field-unreadable');
    expect(unreadable).toMatchObject({ level: 'look' });
    expect(unreadable?.fields).toEqual(expect.arrayContaining(['issuingState', 'expiryDate']));
  });
});

describe('a person', () => {
  test('is a minor until the eighteenth birthday', () => {
    expect(told({ age: 17 })).toEqual([{ code: 'minor', level: 'look', age: 17 }]);
    expect(codes({ age: 18 })).toEqual([]);
    expect(codes({ age: null })).toEqual([]);
  });

  const crossed = { checkpoint: 'osh', occurredAt: new Date('2026-04-01T00:00:00Z') };

  test('who entered last and enters again is already inside', () => {
    expect(told({ lastCrossing: { ...crossed, direction: 'entry' } })).toEqual([
      { code: 'already-inside', level: 'look', checkpoint: 'osh', occurredAt: '2026-04-01T00:00:00.000Z' },
    ]);
    expect(codes({ lastCrossing: { ...crossed, direction: 'exit' } })).toEqual([]);
  });

  test('who left last and leaves again is already outside', () => {
    expect(codes({ direction: 'exit', lastCrossing: { ...crossed, direction: 'exit' } })).toEqual(['already-outside']);
    expect(codes({ direction: 'exit', lastCrossing: { ...crossed, direction: 'entry' } })).toEqual([]);
  });

  test('whose document was just seen is asked to be looked at', () => {
    expect(codes({ seenAgain: { checkpoint: 'manas', occurredAt: NOW } })).toEqual(['document-seen-again']);
  });
});

test('the place, the hour and the age of the list are told, the gravest first', () => {
  const hour = 3_600_000;
  expect(codes({ listAgeMs: hour })).toEqual([]);
  expect(codes({ age: 3, isOpenToNationality: false, isOpenNow: false, listAgeMs: hour + 1 })).toEqual([
    'not-open-to-nationality',
    'minor',
    'checkpoint-closed-now',
    'list-aged',
  ]);
});
