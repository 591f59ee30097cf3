import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankHits } from '../../../src/screening/rank.ts';
import { createScreeningIndex } from '../../../src/screening/screening-index.ts';
import { KEY, listedEntry, screenedDocument } from './invented.ts';

/** Tokens that are alike, glued, split, particles, patronymics and initials. */
const TOKENS = [
  ...['NURLAN', 'NOURLAN', 'MOLDOKULOV', 'MOLDOKULOVICH', 'MALDOKUL', 'UULU', 'AL', 'BIN', 'N', 'M'],
  ...['WALI', 'JAN', 'WALIJAN', 'VALY', 'ABDULRAHMAN', 'RAHMAN', 'ABD', 'LI', 'LU', 'محمد', 'ရွှေ'],
];
const nameOf = (tokens: readonly string[]) =>
  fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: 4 }).map((chosen) => chosen.join(' '));
const name = nameOf(TOKENS);
/** Few, so that many entries are somewhat like one traveller. */
const relative = nameOf(['NURLAN', 'NOURLAN', 'NURLANBEK', 'MOLDOKULOV', 'MALDOKUL', 'WALI', 'VALY']);
const birthDate = fc.constantFrom('1975-03-02', '1975-02-03', '1976-03-02', '1975', '1981-07-09');
const nationality = fc.constantFrom('KGZ', 'UZB', '');
const kind = fc.constantFrom('primary' as const, 'weak' as const);
const listed = fc.record({
  names: fc.array(fc.record({ text: name, kind }), { minLength: 1, maxLength: 3 }),
  birthDate,
  nationality,
});
const otherDate = fc.constantFrom('1976-03-02', '1974-05-02', '1977', '1975-11-09', '1979-01-30', '1981-07-09');
const relatives = fc.record({
  names: fc.tuple(fc.record({ text: relative, kind })),
  birthDate: otherDate,
  nationality,
});
/** Beside whom the names of the others are rare enough to be told. */
const STRANGERS = Array.from({ length: 400 }, (_, at) => {
  const text = [0, 3, 6].map((shift) => 'BEGOTASIKUZO'.slice((at * 2 + shift) % 9) + 'FILMAR'.slice(at % 5)).join(' ');
  return {
    kind: 'put' as const,
    entry: listedEntry({ entryId: `stranger-${at}`, names: [{ text, kind: 'primary' }], documents: [] }),
  };
});
const asked = fc.record({ surname: name, birthDate: fc.option(birthDate), nationality, isNameTruncated: fc.boolean() });

/** What an entry may say beside the person: who or when it doesn't mean, or what contradicts. */
const condition = fc.constantFrom(
  {},
  { validTo: '2026-04-30' },
  { directions: ['exit' as const] },
  { action: 'refuse-exit' as const },
  { onlyNationalities: ['UZB'] },
  { pin: '20203197500123' },
  { action: 'report-discreetly' as const },
);

describe('a screening', () => {
  it('leaves early what can’t be told, and tells the rest with the score of a whole comparison', () => {
    fc.assert(
      fc.property(fc.array(listed, { minLength: 1, maxLength: 5 }), asked, (entries, traveller) => {
        const index = createScreeningIndex({ key: KEY });
        const puts = entries.map(({ names, birthDate: date, nationality: state }, at) => {
          const known = {
            birthDates: [date],
            nationalities: state ? [state] : [],
            sex: null,
            documents: [],
            pin: null,
          };
          return { kind: 'put' as const, entry: listedEntry({ entryId: `entry-${at}`, names, ...known }) };
        });
        index.apply(puts);
        const document = screenedDocument({ ...traveller, givenNames: '', sex: 'X', documentNumber: '' });
        const question = { documents: [document], direction: 'entry' as const, onDate: '2026-05-01' };
        const told = new Map(index.screen(question).hits.map(({ entryId, score }) => [entryId, score]));
        for (const { entryId, score, evidence } of index.scoreAll(question)) {
          const nameBits = evidence.find(({ feature }) => feature === 'name')?.bits ?? 0;
          const isTold = nameBits >= 4 && score >= index.reviewLine - 6;
          if (isTold || told.has(entryId)) expect(told.get(entryId)).toBe(score);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves early what five others are certain to be better than, and answers with the five best of all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(relatives, condition), { minLength: 40, maxLength: 80 }),
        relative,
        asked,
        (entries, surname, traveller) => {
          const index = createScreeningIndex({ key: KEY });
          const puts = entries.map(([{ names, birthDate: date, nationality: state }, conditions], at) => {
            const known = {
              birthDates: [date],
              nationalities: state ? [state] : [],
              sex: null,
              documents: [],
              pin: null,
            };
            const entry = listedEntry({ entryId: `entry-${at}`, names, ...known, ...conditions });
            return { kind: 'put' as const, entry };
          });
          index.apply([...STRANGERS, ...puts]);
          const document = screenedDocument({
            ...traveller,
            surname,
            givenNames: '',
            sex: 'X',
            personalNumber: '20203197500999',
          });
          const question = { documents: [document], direction: 'entry' as const, onDate: '2026-05-01' };
          const all = index.scoreAll(question).filter(({ band, score, evidence }) => {
            const nameBits = evidence.find(({ feature }) => feature === 'name')?.bits ?? 0;
            return band !== 'log' || (nameBits >= 4 && score >= index.reviewLine - 6);
          });
          expect(index.screen(question).hits).toEqual(rankHits(all));
        },
      ),
      { numRuns: 200 },
    );
  });
});
