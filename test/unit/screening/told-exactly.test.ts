import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScreeningIndex } from '../../../src/screening/screening-index.ts';
import { KEY, listedEntry, screenedDocument } from './invented.ts';

/** Tokens that are alike, glued, split, particles, patronymics and initials. */
const TOKENS = [
  ...['NURLAN', 'NOURLAN', 'MOLDOKULOV', 'MOLDOKULOVICH', 'MALDOKUL', 'UULU', 'AL', 'BIN', 'N', 'M'],
  ...['WALI', 'JAN', 'WALIJAN', 'VALY', 'ABDULRAHMAN', 'RAHMAN', 'ABD', 'LI', 'LU', 'محمد', 'ရွှေ'],
];
const name = fc.array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 4 }).map((tokens) => tokens.join(' '));
const birthDate = fc.constantFrom('1975-03-02', '1975-02-03', '1976-03-02', '1975', '1981-07-09');
const nationality = fc.constantFrom('KGZ', 'UZB', '');
const kind = fc.constantFrom('primary' as const, 'weak' as const);
const listed = fc.record({
  names: fc.array(fc.record({ text: name, kind }), { minLength: 1, maxLength: 3 }),
  birthDate,
  nationality,
});
const asked = fc.record({ surname: name, birthDate: fc.option(birthDate), nationality, isNameTruncated: fc.boolean() });

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
});
