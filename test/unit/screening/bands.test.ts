import { describe, expect, it } from 'vitest';
import { LogRoom } from '../../../src/screening/bands.ts';
import type { Band, ListedEntry } from '../../../src/screening/listed-entry.ts';
import type { ScreenedDocument } from '../../../src/screening/question.ts';
import { listedEntry, screen, screenedDocument } from './invented.ts';

type Case = [
  what: string,
  document: Partial<ScreenedDocument>,
  entry: Partial<ListedEntry>,
  band: Band | 'no hit',
  features: string,
];

const NAMED = { surname: 'MOLDOKULOV', givenNames: 'NURLAN' };
const BORN = { birthDate: '1975-03-02' };
const OWNER = { ...NAMED, ...BORN };
const STOLEN = { category: 'stolen-document', action: 'seize-document' } as const;

const CASES: Case[] = [
  // documents
  [
    'the listed passport, whoever carries it',
    { issuingState: 'KGZ', documentNumber: 'AC1234567', sex: 'F' },
    {},
    'stop',
    'document-number +25, name -8, birth-date -9, sex -4, nationality -1.5',
  ],
  [
    'the listed passport of Germany, by either code',
    { issuingState: 'D', documentNumber: 'C01X00T47' },
    { documents: [{ state: 'DEU', number: 'c01x00t47' }] },
    'stop',
    'document-number +25, name -8, birth-date -9, nationality -1.5',
  ],
  [
    'the number under another state',
    { documentNumber: 'AC1234567' },
    {},
    'log',
    'document-number +10, name -8, birth-date -9, nationality -1.5',
  ],
  [
    'the number, its state unknown to the list, and the name',
    { ...NAMED, documentNumber: 'AC1234567' },
    { documents: [{ state: null, number: 'AC1234567' }] },
    'review',
    'document-number +10, name +20, birth-date -9, nationality -1.5',
  ],
  [
    'the number misread, and the birth date',
    { ...BORN, issuingState: 'KGZ', documentNumber: 'ACI234S67' },
    {},
    'review',
    'document-number +8, name -8, birth-date +13, nationality -1.5',
  ],
  [
    'the number misread, nothing else',
    { issuingState: 'KGZ', documentNumber: 'ACI234S67' },
    {},
    'log',
    'document-number +8, name -8, birth-date -9, nationality -1.5',
  ],
  // stolen documents
  [
    'a stolen passport',
    { issuingState: 'KGZ', documentNumber: 'AC1234567' },
    STOLEN,
    'stop',
    'document-number +25, name -8, birth-date -9, nationality -1.5',
  ],
  [
    'the owner of a stolen passport, travelling with a new one',
    { ...OWNER, personalNumber: '20203197500123', sex: 'M' },
    STOLEN,
    'no hit',
    '',
  ],
  [
    'a stolen passport, misread, with its owner’s name',
    { ...NAMED, documentNumber: 'ACI234567' },
    STOLEN,
    'review',
    'document-number +8, name +20, birth-date -9, nationality -1.5',
  ],
  // personal numbers
  [
    'the personal number under a new name',
    { personalNumber: '20203197500123', nationality: 'KGZ', birthDate: null },
    {},
    'stop',
    'personal-number +25, name -8, nationality +5',
  ],
  [
    'the personal number with another birth date',
    { personalNumber: '20203197500123', nationality: 'KGZ' },
    {},
    'review',
    'personal-number +25, name -8, birth-date -9, nationality +5',
  ],
  [
    'the personal number of another country’s citizen',
    { ...BORN, personalNumber: '20203197500123' },
    {},
    'review',
    'personal-number +25, name -8, birth-date +13, nationality -1.5',
  ],
  // names and birth dates
  ['name and birth date in an MRZ', OWNER, {}, 'stop', 'name +20, birth-date +13, nationality -1.5'],
  [
    'name and birth date, given name first',
    { ...BORN, surname: 'NURLAN', givenNames: 'MOLDOKULOV' },
    {},
    'stop',
    'name +20, birth-date +13, nationality -1.5',
  ],
  [
    'only the native name agrees',
    { ...BORN, nativeName: 'МОЛДОКУЛОВ НУРЛАН' },
    {},
    'stop',
    'name +20, birth-date +13, nationality -1.5',
  ],
  [
    'an alias and the birth date',
    { ...BORN, surname: 'ASANBEKOV', givenNames: 'NURLAN' },
    {},
    'stop',
    'name +20, birth-date +13, nationality -1.5',
  ],
  [
    'a weak alias and the birth date',
    { ...BORN, surname: 'BATYR', givenNames: 'NURIK' },
    {},
    'review',
    'name +18.5, birth-date +13, nationality -1.5',
  ],
  [
    'a weak alias, the birth date, the other sex: an equal name on an equal day is chance once in millions, and a sex is often mistyped, so an officer looks, and nobody is stopped',
    { ...BORN, surname: 'BATYR', givenNames: 'NURIK', sex: 'F' },
    {},
    'review',
    'name +18.5, birth-date +13, sex -4, nationality -1.5',
  ],
  [
    'name and birth date, the other sex',
    { ...OWNER, sex: 'F' },
    {},
    'review',
    'name +20, birth-date +13, sex -4, nationality -1.5',
  ],
  [
    'name and birth date, another personal number of the same state',
    { ...OWNER, nationality: 'KGZ', personalNumber: '20203197500999' },
    {},
    'review',
    'personal-number -6, name +20, birth-date +13, nationality +1',
  ],
  [
    'name and birth date, a personal number of another kind',
    { ...OWNER, personalNumber: '750302300123' },
    {},
    'stop',
    'name +20, birth-date +13, nationality -1.5',
  ],
  [
    'a name that the MRZ may have cut, and the birth date',
    { ...OWNER, isNameTruncated: true },
    {},
    'review',
    'name +20, birth-date +13, nationality -1.5',
  ],
  [
    'a single name and the birth date',
    { ...BORN, surname: 'SUKARMAN', givenNames: '' },
    { names: [{ text: 'Sukarman', kind: 'primary' }] },
    'stop',
    'name +14.5, birth-date +13, nationality -1.5',
  ],
  [
    'name and birth date, a 1 January',
    { ...NAMED, birthDate: '1975-01-01' },
    { birthDates: ['1975-01-01'] },
    'stop',
    'name +20, birth-date +8, nationality -1.5',
  ],
  ['name and year', OWNER, { birthDates: ['1975'] }, 'review', 'name +20, birth-date +5, nationality -1.5'],
  ['name and about the year', OWNER, { birthDates: ['c1973'] }, 'review', 'name +20, birth-date +4, nationality -1.5'],
  [
    'name, day and month swapped',
    { ...NAMED, birthDate: '1975-02-03' },
    {},
    'review',
    'name +20, birth-date +7.5, nationality -1.5',
  ],
  [
    'a rare single name and the year, while the list is short: all that both sides know agrees, and the officer can ask for the day',
    { ...BORN, surname: 'SUKARMAN', givenNames: '' },
    { names: [{ text: 'Sukarman', kind: 'primary' }], birthDates: ['1975'] },
    'review',
    'name +14.5, birth-date +5, nationality -1.5',
  ],
  [
    'a popular single name and the year: one in a thousand travellers has both, nobody is held up',
    { ...BORN, surname: 'MUHAMMAD', givenNames: '' },
    { names: [{ text: 'Muhammad', kind: 'primary' }], birthDates: ['1975'] },
    'log',
    'name +7, birth-date +5, nationality -1.5',
  ],
  ['the name alone', { ...NAMED, birthDate: null }, {}, 'log', 'name +20, nationality -1.5'],
  [
    'the name, day and month, one year off: the commonest mistake in a date, so an officer looks, and nobody is stopped',
    { ...NAMED, birthDate: '1976-03-02' },
    {},
    'review',
    'name +20, birth-date +5.5, nationality -1.5',
  ],
  [
    'the name, another generation',
    { ...NAMED, birthDate: '1999-03-02' },
    {},
    'log',
    'name +20, birth-date -9, nationality -1.5',
  ],
  [
    'the name and the nationality, a birth date that both know and that differs: less than the name alone',
    { ...NAMED, nationality: 'KGZ', birthDate: '1985-06-10' },
    {},
    'log',
    'name +20, birth-date -5.5, nationality +1',
  ],
  [
    'half of the name, the year and the nationality: a cousin',
    { surname: 'KARIMOV', givenNames: 'JASUR', birthDate: '1985-12-28', nationality: 'UZB', sex: 'X' },
    { names: [{ text: 'Каримов Азиз', kind: 'primary' }], birthDates: ['1985'], nationalities: ['UZB'] },
    'log',
    'name +4, birth-date +5, nationality +4.25',
  ],
  ['the birth date alone', BORN, {}, 'no hit', ''],
  ['nothing in common', {}, {}, 'no hit', ''],
  [
    'an entry without names or dates meets no one by their absence',
    { birthDate: null, documentNumber: '' },
    { names: [], birthDates: [], documents: [{ state: null, number: '-' }], pin: '' },
    'no hit',
    '',
  ],
  [
    'two names in scripts that can’t be read are not equal',
    { ...BORN, surname: '王', givenNames: '伟' },
    { names: [{ text: '李娜', kind: 'primary' }] },
    'no hit',
    '',
  ],
  // validity and direction
  ['an expired entry', OWNER, { validTo: '2026-04-30' }, 'no hit', ''],
  ['an entry not valid yet', OWNER, { validFrom: '2026-05-02' }, 'no hit', ''],
  ['an exit ban, on entry', OWNER, { action: 'refuse-exit' }, 'no hit', ''],
];

describe('the band of', () => {
  it.each(CASES)('%s', (_what, document, entry, band, features) => {
    const [hit] = screen([listedEntry(entry)], [screenedDocument(document)]).hits;
    expect(hit?.band ?? 'no hit').toBe(band);
    const lines = hit?.evidence.map(({ feature, bits }) => `${feature} ${bits > 0 ? '+' : ''}${bits}`) ?? [];
    expect(lines.join(', ')).toBe(features);
  });
});

describe('the room for hits that are a log at most', () => {
  it('asks for more once five are certain, and of one above the line counts what namesakes may leave of it', () => {
    const room = new LogRoom();
    room.begin(11);
    const fewest = room.least;
    for (const total of [9, 10, 30, 30]) room.take(8, total);
    expect(room.least).toBe(fewest);
    room.take(3.75, 30);
    expect(room.least).toBe(fewest);
    room.take(8, 9.5);
    expect(room.least).toBe(9);
    for (let more = 0; more < 5; more++) room.take(8, 30);
    expect(room.least).toBeLessThanOrEqual(11 - 0.25);
    room.begin(16);
    expect(room.least).toBe(fewest + 5);
  });
});
