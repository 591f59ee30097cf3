import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/core/steps.ts';
import type { ExtraMeasure, FlowQuestion } from '../../../src/statistics/flow.ts';
import type { CellMeasure } from '../../../src/statistics/flow-node.ts';
import { FlowPartial } from '../../../src/statistics/flow-partial.ts';
import { tellFlows } from '../../../src/statistics/flow-rows.ts';

type Cell = { nationality: string; persons: readonly number[] | null } & Partial<Record<CellMeasure, number>>;

/** A month by nationality, as a ministry is told it. */
function told(cells: readonly Cell[], extras: readonly ExtraMeasure[] = []) {
  const question: FlowQuestion = {
    ...{ from: '2026-03-01', to: '2026-04-01', period: 'month', by: ['nationality'], filters: {}, extras },
  };
  const partial = new FlowPartial(question.by);
  for (const { nationality, persons, ...counts } of cells) {
    const slot = partial.slotOf(partial.part(0, '2026-03') + partial.part(1, nationality));
    for (const [measure, count] of Object.entries(counts)) partial.counts[measure as CellMeasure][slot] = count;
    partial.addPersons(slot, persons);
  }
  return atOnce(tellFlows(question, partial, 10));
}
const MANY = null;

describe('a ministry', () => {
  it('is not told of one person who crosses in two cells: what is withheld together is of ten persons', () => {
    const { rows } = told([
      { nationality: 'TJK', crossings: 6, persons: [1] },
      { nationality: 'TKM', crossings: 6, persons: [1] },
      { nationality: 'KAZ', crossings: 40, persons: MANY },
      { nationality: 'UZB', crossings: 50, persons: MANY },
    ]);
    expect(rows.map(({ nationality, crossings }) => [nationality, crossings])).toEqual([
      ['KAZ', null],
      ['TJK', null],
      ['TKM', null],
      ['UZB', 50],
    ]);
  });

  it('can’t subtract few escorted travellers from a total', () => {
    const { rows, totals } = told(
      [
        { nationality: 'KAZ', crossings: 100, escorted: 3, persons: MANY },
        { nationality: 'TJK', crossings: 100, escorted: 20, persons: MANY },
        { nationality: 'UZB', crossings: 120, escorted: 30, persons: MANY },
      ],
      ['escorted'],
    );
    expect(rows.map(({ escorted }) => escorted)).toEqual([null, null, 30]);
    expect(rows.map(({ crossings }) => crossings)).toEqual([100, 100, 120]);
    expect(totals.escorted).toBe(53);
  });

  it('sees no share by which few can be counted, of those who are meant or of those who are not', () => {
    const { rows, totals } = told(
      [
        { nationality: 'KAZ', crossings: 20, purposeNotAsked: 1, persons: MANY },
        { nationality: 'TJK', crossings: 100, purposeNotAsked: 40, persons: MANY },
        { nationality: 'TKM', crossings: 100, purposeNotAsked: 0, persons: MANY },
        { nationality: 'UZB', crossings: 200, purposeNotAsked: 150, persons: MANY },
      ],
      ['purpose-not-asked'],
    );
    expect(rows.map(({ purposeNotAskedShare }) => purposeNotAskedShare)).toEqual([null, null, 0, 0.75]);
    expect(totals.purposeNotAskedShare).toBe(0.455);
    const [alone] = told(
      [{ nationality: 'KAZ', crossings: 20, purposeNotAsked: 15, persons: MANY }],
      ['purpose-not-asked'],
    ).rows;
    expect(alone?.purposeNotAskedShare).toBeNull();
  });
});
