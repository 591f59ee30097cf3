import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countStays } from '../../../src/stays/count-stays.ts';
import type { KeptCrossing } from '../../../src/stays/stay-keys.ts';
import { crossingOf, inventDocument } from './people.ts';

const DAY = 24;
const staysOf = (...crossings: KeptCrossing[]) =>
  countStays([], crossings).records.sort((a, b) => (a.id < b.id ? -1 : 1));
const ends = (...crossings: KeptCrossing[]) => staysOf(...crossings).map(({ entryId, exitId }) => [entryId, exitId]);

describe('an entry and the exit that comes next are a stay', () => {
  it('on the same document, for certain', () => {
    const passport = inventDocument();
    const [entry, exit] = [crossingOf('entry', 0, passport), crossingOf('exit', DAY, passport)];
    expect(staysOf(entry, exit)).toMatchObject([
      { id: entry.id, exitId: exit.id, confidence: 'certain', reason: 'same-document', class: 'same-document' },
    ]);
  });

  it('in on a passport, out on an identity card, by the personal number', () => {
    const own = { issuingState: 'KGZ', personalNumber: '22311199100123' };
    const [passport, card] = [inventDocument(own), inventDocument(own)];
    const [entry, exit] = [crossingOf('entry', 0, passport), crossingOf('exit', DAY, card)];
    expect(staysOf(entry, exit)).toMatchObject([
      { confidence: 'certain', reason: 'personal-number', class: 'other-document' },
    ]);
  });

  it('on two passports of two states that were once shown together', () => {
    const [kazakh, russian] = [inventDocument(), inventDocument({ issuingState: 'RUS' })];
    const shown = crossingOf('entry', 0, [kazakh, russian]);
    const left = crossingOf('exit', DAY, kazakh);
    const [entry, exit] = [crossingOf('entry', 2 * DAY, kazakh), crossingOf('exit', 3 * DAY, russian)];
    expect(staysOf(shown, left, entry, exit)[1]).toMatchObject({
      ...{ entryId: entry.id, exitId: exit.id, confidence: 'certain', reason: 'shown-together' },
      class: 'other-nationality',
    });
  });

  it('on two passports of which nobody knows that they are one person’s, by name, birth date and sex: probable', () => {
    const passport = inventDocument({ surname: 'OTUNBAEVA', givenNames: 'AIGUL' });
    const other = inventDocument({ issuingState: 'RUS', surname: 'OTUNBAYEVA', givenNames: 'AYGUL BAKYTOVNA' });
    const [entry, exit] = [crossingOf('entry', 0, passport), crossingOf('exit', DAY, other)];
    expect(staysOf(entry, exit)).toMatchObject([
      { confidence: 'probable', reason: 'name-birth-date-sex', class: 'other-nationality', nameScore: 0.667 },
    ]);
  });

  it('after a change of name, by the personal number', () => {
    const own = { issuingState: 'KGZ', personalNumber: '22311199100123' };
    const before = inventDocument({ ...own, surname: 'ASANOVA' });
    const after = inventDocument({ ...own, surname: 'PETROVA', givenNames: 'ANNA' });
    expect(staysOf(crossingOf('entry', 0, before), crossingOf('exit', DAY, after))).toMatchObject([
      { confidence: 'certain', reason: 'personal-number' },
    ]);
  });
});

describe('who is not the same person', () => {
  it('twins share all but one word of the name, and are two', () => {
    const asan = inventDocument({ surname: 'KADYROV', givenNames: 'ASAN BAKYTOVICH', sex: 'M' });
    const usen = inventDocument({ surname: 'KADYROV', givenNames: 'USEN BAKYTOVICH', sex: 'M' });
    const [entry, exit] = [crossingOf('entry', 0, asan), crossingOf('exit', DAY, usen)];
    expect(ends(entry, exit)).toEqual([
      [entry.id, null],
      [null, exit.id],
    ]);
  });

  it('namesakes of the same day of birth: of two who are as alike, neither is taken', () => {
    const [one, other, third] = [inventDocument(), inventDocument(), inventDocument()];
    const crossings = [crossingOf('entry', 0, one), crossingOf('entry', 1, other), crossingOf('exit', DAY, third)];
    expect(staysOf(...crossings).map(({ confidence }) => confidence)).toEqual([null, null, null]);
  });

  it('somebody whose birth date is known in part only, or whose sex differs', () => {
    const [year, whole] = [inventDocument({ birthDate: '1991' }), inventDocument({ birthDate: '1991' })];
    expect(staysOf(crossingOf('entry', 0, year), crossingOf('exit', DAY, whole))).toHaveLength(2);
    const [woman, man] = [inventDocument(), inventDocument({ sex: 'M' })];
    expect(staysOf(crossingOf('entry', 0, woman), crossingOf('exit', DAY, man))).toHaveLength(2);
  });

  it('a number typed wrong that is somebody else’s makes no certain stay', () => {
    const passport = inventDocument();
    const typed = inventDocument({
      documentNumber: passport.documentNumber,
      surname: 'WEBER',
      givenNames: 'HANS',
      sex: 'M',
    });
    expect(staysOf(crossingOf('entry', 0, passport), crossingOf('exit', DAY, typed))).toMatchObject([
      { confidence: 'probable', reason: 'same-document' },
    ]);
  });

  it('nobody leaves on another’s document while their own shows them elsewhere', () => {
    const [passport, other] = [inventDocument(), inventDocument({ issuingState: 'RUS' })];
    const entry = crossingOf('entry', 0, passport);
    const again = crossingOf('entry', 5 * DAY, passport);
    const exit = crossingOf('exit', 10 * DAY, other);
    expect(ends(entry, again, exit)).toEqual([
      [entry.id, null],
      [again.id, exit.id],
    ]);
  });
});

describe('ends without the other end', () => {
  it('a missed exit leaves the entry alone, and the next stay whole', () => {
    const passport = inventDocument();
    const [missed, entry, exit] = [0, 5 * DAY, 9 * DAY].map((hours, at) =>
      crossingOf(at < 2 ? 'entry' : 'exit', hours, passport),
    ) as [KeptCrossing, KeptCrossing, KeptCrossing];
    expect(staysOf(missed, entry, exit)).toMatchObject([
      { id: missed.id, exitId: null, entryNextAt: entry.occurredAt, confidence: null },
      { id: entry.id, exitId: exit.id },
    ]);
  });

  it('what did not take place, or was turned back, moved nobody', () => {
    const passport = inventDocument();
    const entry = crossingOf('entry', 0, passport);
    const isVoid = crossingOf('entry', DAY, passport, { kind: 'void' });
    const returned = crossingOf('exit', 2 * DAY, passport, { kind: 'returned' });
    const exit = crossingOf('exit', 3 * DAY, passport);
    expect(ends(entry, isVoid, returned, exit)).toEqual([[entry.id, exit.id]]);
  });

  it('a void crossing does not make two people one', () => {
    const [one, other] = [inventDocument(), inventDocument({ surname: 'WEBER', givenNames: 'ANNA' })];
    const crossings = [crossingOf('entry', 0, one), crossingOf('entry', 1, [one, other], { kind: 'void' })];
    const { persons } = countStays([], [...crossings, crossingOf('exit', 2, other)]);
    expect(new Set(persons.values()).size).toBe(3);
  });
});

const PEOPLE = Array.from({ length: 4 }, (_, person) => {
  const own = { surname: `FAMILIA${'ABCD'[person]}`, givenNames: person < 2 ? 'ANNA' : 'VERA' };
  return [
    inventDocument(own),
    inventDocument({ ...own, issuingState: 'RUS', personalNumber: person === 1 ? '12345678' : null }),
  ];
});
const anyCrossings = fc
  .array(
    fc.record({
      person: fc.integer({ min: 0, max: 3 }),
      documents: fc.constantFrom([0], [0], [1], [0, 1]),
      direction: fc.constantFrom('entry' as const, 'exit' as const),
      kind: fc.constantFrom('ordinary' as const, 'ordinary' as const, 'void' as const),
      hours: fc.integer({ min: 0, max: 40 }),
    }),
    { maxLength: 14 },
  )
  .map((rows) =>
    rows.map(({ person, documents, direction, kind, hours }) =>
      crossingOf(
        direction,
        hours,
        documents.flatMap((at) => PEOPLE[person]?.[at] ?? []),
        { kind },
      ),
    ),
  );

it('the order in which crossings are given changes nothing', () => {
  fc.assert(
    fc.property(
      anyCrossings.chain((crossings) =>
        fc.tuple(fc.constant(crossings), fc.shuffledSubarray(crossings, { minLength: crossings.length })),
      ),
      ([crossings, shuffled]) => {
        expect(staysOf(...shuffled)).toEqual(staysOf(...crossings));
      },
    ),
    { numRuns: 200 },
  );
});

it('every movement is an end of exactly one stay', () => {
  fc.assert(
    fc.property(anyCrossings, (crossings) => {
      const met = ends(...crossings)
        .flat()
        .filter((id) => id !== null);
      expect(met.sort()).toEqual(
        crossings
          .filter(({ kind }) => kind !== 'void')
          .map(({ id }) => id)
          .sort(),
      );
    }),
    { numRuns: 200 },
  );
});
