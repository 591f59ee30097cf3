import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/core/steps.ts';
import type { FlowQuestion } from '../../../src/statistics/flow.ts';
import { FlowPartial } from '../../../src/statistics/flow-partial.ts';
import { tellFlows } from '../../../src/statistics/flow-rows.ts';
import { tellYearBefore } from '../../../src/statistics/tell-year-before.ts';
import { determined } from '../../support/determined.ts';

const LIMIT = 10;
const PERIODS = ['2026-03-01', '2026-03-02', '2026-03-03'];
const NATIONALITIES = ['KAZ', 'TJK', 'UZB'];
const CELLS = PERIODS.flatMap((period) => NATIONALITIES.map((nationality) => ({ period, nationality })));
const QUESTION: FlowQuestion = {
  ...{ from: '2026-03-01', to: '2026-03-04', period: 'day', by: ['nationality'], filters: {} },
};

/** Each crossing somebody else's. @param apart null: no days are apart */
function yearOf(compared: readonly number[], apart: readonly number[] | null): FlowPartial {
  const partial = new FlowPartial(apart ? ['nationality', 'part'] : ['nationality']);
  let person = 0;
  for (const [at, { period, nationality }] of CELLS.entries()) {
    for (const part of ['compared', 'apart'] as const) {
      const count = (part === 'compared' ? compared : (apart ?? []))[at] ?? 0;
      if (count === 0) continue;
      const number = partial.part(0, period) + partial.part(1, nationality) + (apart ? partial.part(2, part) : 0);
      const slot = partial.slotOf(number);
      partial.counts.crossings[slot] = count;
      partial.addPersons(
        slot,
        Array.from({ length: count }, () => person++),
      );
    }
  }
  return partial;
}

const tell = (now: FlowPartial, before: FlowPartial, limit: number | null) =>
  atOnce(tellYearBefore(QUESTION, 'like-for-like', { now, before }, limit));

const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 60 })), {
  ...{ minLength: CELLS.length, maxLength: CELLS.length },
});

describe('a change on the year before', () => {
  it('has every row, however many there are', () => {
    const partial = new FlowPartial(['nationality']);
    const places = Array.from({ length: 500 }, (_, at) => `X${at}`);
    for (const place of places) {
      const slot = partial.slotOf(partial.part(0, '2026-03-01') + partial.part(1, place));
      partial.counts.crossings[slot] = 1;
    }
    const years = { now: partial, before: new FlowPartial(['nationality']) };
    const { rows } = atOnce(tellYearBefore(QUESTION, 'calendar', years, null));
    expect(rows.map(({ values }) => values[0]).toSorted()).toEqual(places.toSorted());
  });

  it('is the difference of both years for who sees exact figures', () => {
    const { rows, totals } = tell(yearOf([12, 0, 3], [4, 0, 0]), yearOf([6, 2], [0, 0]), null);
    expect(
      rows.map(({ values, now, before, change, changeShare }) => [
        values[0],
        now.crossings,
        before?.crossings,
        change.crossings,
        changeShare.crossings,
      ]),
    ).toEqual([
      ['KAZ', 12, 6, 6, 1],
      ['TJK', 0, 2, -2, -1],
      ['UZB', 3, 0, 3, null],
    ]);
    expect(totals).toMatchObject({
      now: { crossings: 15 },
      before: { crossings: 8 },
      change: { crossings: 7 },
      changeShare: { crossings: 0.875 },
    });
  });

  it('is withheld wherever one of its two figures is', () => {
    const { rows } = tell(yearOf([50, 40, 30], null), yearOf([50, 40, 3], null), LIMIT);
    expect(
      rows.map(({ now, before, change, withheld }) => [now.crossings, before?.crossings, change.crossings, withheld]),
    ).toEqual([
      [50, 50, 0, undefined],
      [40, null, null, true],
      [30, null, null, true],
    ]);
  });

  it('tells nothing of 29 February by the calendar', () => {
    const leap = new FlowPartial([]);
    leap.counts.crossings[leap.slotOf(leap.part(0, '2024-02-29'))] = 40;
    const question: FlowQuestion = { ...QUESTION, from: '2024-02-29', to: '2024-03-01', by: [] };
    const { rows } = atOnce(tellYearBefore(question, 'calendar', { now: leap, before: new FlowPartial([]) }, null));
    expect(rows).toMatchObject([{ now: { crossings: 40 }, before: null, change: { crossings: null } }]);
  });

  it('lays no small figure open, of the days compared, of those apart or of both, beside the same question without a comparison', () => {
    fc.assert(
      fc.property(counts, counts, (compared, apart) => {
        const partial = yearOf(compared, apart);
        const { rows, totals } = tell(partial, yearOf([], []), LIMIT);
        const sums = compared.map((count, at) => count + (apart[at] ?? 0));
        const plain = atOnce(tellFlows({ ...QUESTION, extras: [] }, yearOf(sums, null), LIMIT));
        const size = 2 * CELLS.length;
        const row = (cells: readonly number[], parts: readonly (0 | 1)[]) =>
          Array.from({ length: size }, (_, one) =>
            cells.includes(one % CELLS.length) && parts.includes(one < CELLS.length ? 0 : 1) ? 1 : 0,
          );
        const equations: number[][] = [];
        for (const [at, { period, nationality }] of CELLS.entries()) {
          const told = rows.find((one) => one.period === period && one.values[0] === nationality);
          const whole = plain.rows.find((one) => one.period === period && one.nationality === nationality);
          if (!told || told.now.crossings !== null) equations.push(row([at], [0]));
          if (!whole || whole.crossings !== null) equations.push(row([at], [0, 1]));
          // Who reads which days are left out knows where nothing is.
          if (apart[at] === 0) equations.push(row([at], [1]));
        }
        const all = CELLS.map((_, at) => at);
        if (totals.now.crossings !== null) equations.push(row(all, [0]));
        if (plain.totals.crossings !== null) equations.push(row(all, [0, 1]));
        const known = determined(size, equations);
        for (const at of all) {
          const small = (count: number) => count > 0 && count < LIMIT;
          if (small(compared[at] ?? 0)) expect(known.has(at)).toBe(false);
          if (small(apart[at] ?? 0)) expect(known.has(at + CELLS.length)).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });
});
