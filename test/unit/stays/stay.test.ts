import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { stay, type Visit } from '../../../src/stays/stay.ts';
import type { StayMethod, StayTerm, StayTerms } from '../../../src/stays/stay-rule.ts';
import { slowStay } from './slow-stay.ts';

const terms = (changes: Partial<StayTerms> = {}): StayTerms => ({
  method: 'rolling-window',
  days: 90,
  windowDays: 180,
  resetAfterDays: null,
  countsEntryDay: true,
  countsExitDay: true,
  countsDaysBefore: true,
  registrationFreeDays: null,
  barDays: null,
  validFrom: '2000-01-01',
  validTo: null,
  ...changes,
});
const term = (changes: Partial<StayTerm>): StayTerm => ({
  from: null,
  until: null,
  entries: null,
  days: null,
  mayBeProlonged: false,
  ...changes,
});
const until = (date: string) => term({ until: date });
const visit = (entryDate: string, exitDate: string | null = null): Visit => ({ entryDate, exitDate });

// The first four and the long overstay: State Secretariat for Migration (SEM), Short-stay calculator, examples 1, 2, 4, 5 and 6 (1 December 2014).
describe('90 days in any 180, by the published examples of the EU short-stay calculator', () => {
  const rule = terms();

  it('somebody who was here for 47 days may come back for 90 once they no longer matter', () => {
    const answer = stay(rule, [visit('2014-08-15', '2014-09-30')], '2015-01-01');
    expect(answer).toMatchObject({ used: 47, left: 90, until: '2015-03-31', isUsedUp: false });
  });

  it('on leaving after 47 and 30 days one could have remained until 13 December 2014', () => {
    const visits = [visit('2014-08-15', '2014-09-30'), visit('2014-11-01')];
    expect(stay(rule, visits, '2014-11-30')).toMatchObject({ used: 77, until: '2014-12-13', overDays: 0 });
  });

  it('a stay outside the window is not counted: until 31 March 2014', () => {
    const visits = [visit('2013-06-01', '2013-07-13'), visit('2013-08-15', '2013-09-30'), visit('2014-01-01')];
    const answer = stay(rule, visits, '2014-01-30');
    expect(answer).toMatchObject({ countedFrom: '2013-08-04', used: 77, until: '2014-03-31' });
    expect(answer.visits.map(({ visit: { entryDate } }) => entryDate)).toEqual(['2013-08-15', '2014-01-01']);
  });

  it('an overstay of nine days, and a return for up to 50 days', () => {
    const visits = [visit('2013-09-01', '2013-09-30'), visit('2014-02-21', '2014-04-20'), visit('2014-05-01')];
    expect(stay(rule, visits, '2014-06-09')).toMatchObject({
      overDays: 9,
      until: '2014-05-31',
      left: 0,
      isUsedUp: true,
    });
    const left = [...visits.slice(0, 2), visit('2014-05-01', '2014-06-09')];
    expect(stay(rule, left, '2014-08-30')).toMatchObject({ left: 50, until: '2014-10-18', isUsedUp: false });
    expect(stay(rule, left, '2014-06-10')).toMatchObject({ isInside: false, left: 0, isUsedUp: true, overDays: 0 });
  });

  it('an overstay of 74 days, found on leaving', () => {
    expect(stay(rule, [visit('2013-09-19')], '2014-03-01')).toMatchObject({
      overDays: 74,
      until: '2013-12-17',
      left: 0,
    });
  });

  it('3 and 86 days leave one day, and then a few more as the first days drop out', () => {
    const visits = [visit('2014-04-19', '2014-04-21'), visit('2014-06-18')];
    expect(stay(rule, visits, '2014-09-11')).toMatchObject({ used: 89, until: '2014-09-12', left: 2 });
    const left = [visit('2014-04-19', '2014-04-21'), visit('2014-06-18', '2014-09-12')];
    expect(stay(rule, left, '2014-09-13').isUsedUp).toBe(true);
    expect(stay(rule, left, '2014-10-16')).toMatchObject({ left: 3, isUsedUp: false });
  });

  it('90 days outside without a break give 90 days again', () => {
    const visits = [visit('2014-01-01', '2014-03-31')];
    expect(stay(rule, visits, addDays('2014-03-31', 91))).toMatchObject({ left: 90 });
    expect(stay(rule, visits, addDays('2014-03-31', 90)).left).toBe(0);
  });
});

describe('a stay is shown day by day', () => {
  it('lists each day, whether it counted, and why not', () => {
    const rule = terms({
      days: 30,
      windowDays: 60,
      countsExitDay: false,
      countsDaysBefore: false,
      validFrom: '2026-03-02',
    });
    const { visits, used } = stay(
      rule,
      [visit('2026-03-01', '2026-03-04'), visit('2026-03-04', '2026-03-05')],
      '2026-03-10',
    );
    expect(used).toBe(3);
    expect(visits.map(({ days }) => days.map(({ date, why }) => [date.slice(8), why]))).toEqual([
      [
        ['01', 'before-rule'],
        ['02', null],
        ['03', null],
        ['04', 'exit-day'],
      ],
      [
        ['04', null],
        ['05', 'exit-day'],
      ],
    ]);
  });

  it('counts a day once, however often the border was crossed on it', () => {
    const { used, visits } = stay(
      terms(),
      [visit('2026-03-01', '2026-03-01'), visit('2026-03-01', '2026-03-02')],
      '2026-03-02',
    );
    expect(used).toBe(2);
    expect(visits[1]?.days[0]).toEqual({ date: '2026-03-01', isCounted: false, why: 'counted-already' });
  });

  it('says how many days of a visit lie outside the window', () => {
    const { visits } = stay(terms({ days: 30, windowDays: 60 }), [visit('2026-01-01', '2026-01-20')], '2026-03-05');
    expect(visits[0]).toMatchObject({ earlierDays: 4, countedDays: 16 });
  });
});

describe('edges of the calendar', () => {
  it('29 February is a day like every other', () => {
    const rule = terms({ days: 30, windowDays: 60 });
    expect(stay(rule, [visit('2024-02-01')], '2024-02-10').until).toBe('2024-03-01');
    expect(stay(rule, [visit('2025-02-01')], '2025-02-10').until).toBe('2025-03-02');
  });

  it('a crossing one minute before midnight and one after it in Bishkek lie on two days', () => {
    const entryDate = localDate(new Date('2026-03-01T23:59:00+06:00'));
    const exitDate = localDate(new Date('2026-03-02T00:01:00+06:00'));
    expect([entryDate, exitDate]).toEqual(['2026-03-01', '2026-03-02']);
    expect(stay(terms(), [visit(entryDate, exitDate)], exitDate).used).toBe(2);
    // Both on 1 March in UTC.
    expect(new Date('2026-03-02T00:01:00+06:00').toISOString().slice(0, 10)).toBe('2026-03-01');
  });
});

describe('other ways to count', () => {
  it('a citizen has no limit', () => {
    const answer = stay(
      terms({ method: 'per-visit', days: null, windowDays: null }),
      [visit('1999-01-01')],
      '2026-01-01',
    );
    expect(answer).toMatchObject({ limit: 'none', left: null, until: null, isUsedUp: false, overDays: 0 });
  });

  it('nobody is told to have stayed beyond a contract: it may have been prolonged meanwhile', () => {
    const rule = terms({ method: 'document-term', days: null, windowDays: null });
    const contract = term({ until: '2026-05-30', mayBeProlonged: true });
    const stayed = [visit('2026-03-01')];
    expect(stay(rule, stayed, '2026-05-20', contract)).toMatchObject({ limit: 'term', until: '2026-05-30', left: 11 });
    const beyond = stay(rule, stayed, '2026-06-02', contract);
    expect(beyond).toMatchObject({ until: '2026-05-30', left: 0, isUsedUp: false, overDays: 0 });
    expect(stay(rule, stayed, '2026-06-02', { ...contract, mayBeProlonged: false })).toMatchObject({ overDays: 3 });
  });

  it('a visa decides by its term, and where that is not recorded nothing is claimed', () => {
    const rule = terms({ method: 'document-term', days: null, windowDays: null });
    expect(stay(rule, [visit('2026-01-01')], '2026-06-01')).toMatchObject({
      limit: 'unknown',
      until: null,
      overDays: 0,
    });
    expect(stay(rule, [visit('2026-01-01')], '2026-06-01', until('2026-05-30'))).toMatchObject({
      ...{ limit: 'term', until: '2026-05-30', isUsedUp: true, overDays: 2, left: 0 },
    });
  });

  describe('on a visa of 30 days and two entries, from 1 March to 31 May', () => {
    const rule = terms({ method: 'document-term', days: null, windowDays: null });
    const visa = term({ from: '2026-03-01', until: '2026-05-31', entries: 2, days: 30 });
    const first = visit('2026-03-05', '2026-03-14');

    it('days count from the first entry on it, over all visits', () => {
      expect(stay(rule, [], '2026-03-05', visa)).toMatchObject({
        ...{ limit: 'term', used: 0, left: 30, until: '2026-04-03', isUsedUp: false, entriesUsed: 0 },
      });
      expect(stay(rule, [first, visit('2026-05-01')], '2026-05-04', visa)).toMatchObject({
        ...{ used: 14, left: 17, until: '2026-05-20', isUsedUp: false, entriesUsed: 2, countedFrom: '2026-03-05' },
      });
    });

    it('its term ends before its days do', () => {
      expect(stay(rule, [first], '2026-05-25', visa)).toMatchObject({ left: 7, until: '2026-05-31' });
      expect(stay(rule, [first, visit('2026-05-25', '2026-06-03')], '2026-06-10', visa).visits).toMatchObject([
        { overDays: 0 },
        { overDays: 3 },
      ]);
    });

    it('a third entry is too many, though days are left; who is inside may use them up', () => {
      const second = visit('2026-04-01', '2026-04-02');
      expect(stay(rule, [first, second], '2026-04-10', visa)).toMatchObject({
        isUsedUp: true,
        left: 0,
        entriesUsed: 2,
      });
      expect(stay(rule, [first, visit('2026-04-01')], '2026-04-10', visa)).toMatchObject({ isUsedUp: false, left: 11 });
    });

    it('nobody enters before its first day, nor after its last', () => {
      expect(stay(rule, [], '2026-02-28', visa)).toMatchObject({ isUsedUp: true, left: 0, until: '2026-02-27' });
      expect(stay(rule, [], '2026-06-01', visa)).toMatchObject({ isUsedUp: true, left: 0, until: '2026-05-31' });
    });

    it('what was stayed on something else is nothing to it, by a rule of windows it is', () => {
      const visits = [visit('2026-01-10', '2026-02-10'), first];
      const isOnVisa = (one: Visit) => one === first;
      expect(stay(rule, visits, '2026-04-01', visa, isOnVisa)).toMatchObject({ used: 10, left: 20, entriesUsed: 1 });
      const inWindow = terms({ method: 'rolling-window', days: 20, windowDays: 90 });
      expect(stay(inWindow, visits, '2026-04-01', visa, isOnVisa)).toMatchObject({ used: 42, isUsedUp: true });
    });
  });

  it('days of each visit begin anew, unless the time outside was too short', () => {
    const visits = [visit('2026-01-01', '2026-01-25'), visit('2026-01-28')];
    const perVisit = { method: 'per-visit' as const, days: 30, windowDays: null };
    expect(stay(terms(perVisit), visits, '2026-01-28')).toMatchObject({ used: 1, left: 30 });
    expect(stay(terms({ ...perVisit, resetAfterDays: 3 }), visits, '2026-01-28')).toMatchObject({ used: 26, left: 5 });
    expect(stay(terms({ ...perVisit, resetAfterDays: 2 }), visits, '2026-01-28')).toMatchObject({ used: 1, left: 30 });
  });

  it('a period from the first entry ends, whatever is left of it', () => {
    const rule = terms({ method: 'from-first-entry', days: 60, windowDays: 120 });
    const visits = [visit('2026-01-01', '2026-03-01')];
    expect(stay(rule, visits, '2026-04-30')).toMatchObject({ used: 60, isUsedUp: true });
    expect(stay(rule, visits, '2026-05-01')).toMatchObject({ used: 0, left: 60 });
  });

  it('registration is due by the last free day, the day of entry included', () => {
    expect(stay(terms({ registrationFreeDays: 5 }), [visit('2026-03-01')], '2026-03-02').registerBy).toBe('2026-03-05');
  });

  it('a bar runs from the exit that ended an overstay, its last day included', () => {
    const rule = terms({ days: 30, windowDays: 60, barDays: 10 });
    const visits = [visit('2026-01-01', '2026-02-05')];
    expect(stay(rule, visits, '2026-02-15').barredUntil).toBe('2026-02-15');
    expect(stay(rule, visits, '2026-02-16').barredUntil).toBeNull();
    expect(stay(rule, [visit('2026-01-01', '2026-01-30')], '2026-02-01').barredUntil).toBeNull();
  });
});

const FIRST = '2024-01-15';
const anyVisits = fc
  .record({
    steps: fc.array(fc.record({ outside: fc.integer({ min: 0, max: 30 }), inside: fc.integer({ min: 0, max: 20 }) }), {
      maxLength: 8,
    }),
    isInside: fc.boolean(),
    later: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ steps, isInside, later }) => {
    let day = FIRST;
    const visits = steps.map(({ outside, inside }): Visit => {
      const entryDate = addDays(day, outside);
      day = addDays(entryDate, inside);
      return { entryDate, exitDate: day };
    });
    const last = visits.at(-1);
    if (isInside && last) last.exitDate = null;
    return { visits, onDate: addDays(day, later) };
  });
const anyTerms = fc
  .record({
    method: fc.constantFrom<StayMethod>('rolling-window', 'from-first-entry', 'per-visit'),
    days: fc.integer({ min: 1, max: 25 }),
    more: fc.integer({ min: 1, max: 30 }),
    resetAfterDays: fc.option(fc.integer({ min: 1, max: 25 })),
    countsEntryDay: fc.boolean(),
    countsExitDay: fc.boolean(),
    countsDaysBefore: fc.boolean(),
    validFrom: fc.integer({ min: -10, max: 60 }).map((days) => addDays(FIRST, days)),
  })
  .map(({ more, ...rule }) => terms({ ...rule, windowDays: rule.method === 'per-visit' ? null : rule.days + more }));

describe('the arithmetic against a slow and obvious one', () => {
  it('agrees for any rule, any visits and any day', () => {
    fc.assert(
      fc.property(anyTerms, anyVisits, (rule, { visits, onDate }) => {
        const answer = stay(rule, visits, onDate);
        const slow = slowStay(rule, visits, onDate);
        expect({ used: answer.used, until: answer.until }).toEqual({ used: slow.used, until: slow.until });
      }),
      { numRuns: 300 },
    );
  });

  it('agrees for any visa: its days over all visits on it, and no day after its last', () => {
    const days = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(
        anyTerms,
        anyVisits,
        days,
        days,
        ({ countsEntryDay, countsExitDay }, { visits, onDate }, given, last) => {
          const rule = terms({ method: 'document-term', days: null, windowDays: null, countsEntryDay, countsExitDay });
          const lastDay = addDays(FIRST, last);
          const answer = stay(rule, visits, onDate, term({ days: given, until: lastDay }));
          const slow = slowStay({ ...rule, method: 'per-visit', days: given, resetAfterDays: 3650 }, visits, onDate);
          const expected = slow.until === null || slow.until > lastDay ? lastDay : slow.until;
          expect({ used: answer.used, until: answer.until }).toEqual({ used: slow.used, until: expected });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('draws as many days as it counts', () => {
    fc.assert(
      fc.property(anyTerms, anyVisits, (rule, { visits, onDate }) => {
        const answer = stay(rule, visits, onDate);
        const days = answer.visits.flatMap((one) => one.days.filter((day) => day.isCounted).map(({ date }) => date));
        expect(new Set(days).size).toBe(answer.used);
        expect(days.length).toBe(answer.used);
      }),
      { numRuns: 200 },
    );
  });
});
