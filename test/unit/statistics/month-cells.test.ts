import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowQuestion } from '../../../src/statistics/flow.ts';
import { CELL_MEASURES, type CellColumn, columnsOf } from '../../../src/statistics/flow-node.ts';
import { FlowPartial } from '../../../src/statistics/flow-partial.ts';
import { groupTablesOf } from '../../../src/statistics/group-tables.ts';
import { CellCodes, MonthCells } from '../../../src/statistics/month-cells.ts';
import { sumMonth } from '../../../src/statistics/sum-month.ts';

const VALUES: Record<CellColumn, string[]> = {
  checkpoint: ['manas', 'osh', 'torugart'],
  direction: ['entry', 'exit'],
  nationality: ['KAZ', 'KGZ', 'UZB'],
  sex: ['F', 'M'],
  age: ['-1', '7', '30', '75'],
  purpose: ['holiday', 'business'],
};
const PLACES = new Map(
  VALUES.checkpoint.map((code, at) => [code, { mode: at === 0 ? 'air' : 'road', neighbour: at === 0 ? null : 'UZB' }]),
);
const codes = new CellCodes();

const anyCell = fc.record({
  key: fc
    .record(
      Object.fromEntries(
        Object.entries(VALUES).map(([column, values]) => [column, fc.constantFrom(...values)]),
      ) as Record<CellColumn, fc.Arbitrary<string>>,
    )
    .map((cell) => codes.keyOf(cell)),
  counts: fc.array(fc.nat({ max: 40 }), { minLength: CELL_MEASURES.length, maxLength: CELL_MEASURES.length }),
  persons: fc.option(fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 15 }), { nil: null }),
});
const anyMonth = fc.uniqueArray(anyCell, { selector: ({ key }) => key, maxLength: 40 });
const NARROW = ['checkpoint', 'neighbour', 'mode', 'direction', 'nationality'] as const;
const PERSONAL = ['direction', 'sex', 'age', 'purpose'] as const;
const anyQuestion = fc
  .oneof(fc.subarray([...NARROW]), fc.subarray([...PERSONAL]))
  .chain((by) => fc.record({ by: fc.constant(by), isFiltered: fc.boolean() }))
  .map(({ by, isFiltered }): FlowQuestion => {
    const filters = isFiltered && new Set<string>(by).has('direction') ? { direction: ['exit'] } : {};
    return { from: '2026-03-01', to: '2026-04-01', period: 'month', by, filters };
  });

function answer(question: FlowQuestion, month: MonthCells) {
  const partial = new FlowPartial(question.by);
  const groups = groupTablesOf(question, codes, PLACES, partial);
  sumMonth(month, groups, partial, partial.part(0, '2026-03'), CELL_MEASURES, true);
  return Array.from({ length: partial.size }, (_, slot) => ({
    key: partial.axes.map((_, axis) => partial.valueAt(slot, axis)).join(),
    counts: CELL_MEASURES.map((one) => partial.counts[one][slot]),
    persons: partial.persons[slot] ? [...partial.persons[slot]].sort() : null,
  })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

describe('a month in memory', () => {
  it('tells by fewer columns what all its cells tell, persons included, also after a cell has changed', () => {
    fc.assert(
      fc.property(anyMonth, anyMonth, anyQuestion, (cells, changed, question) => {
        const month = new MonthCells(4);
        for (const cell of cells) month.append(cell);
        const columns = columnsOf(question);
        expect(answer(question, month.byColumns(columns))).toEqual(answer(question, month));
        for (const cell of changed) month.put(cell);
        expect(answer(question, month.byColumns(columns))).toEqual(answer(question, month));
      }),
      { numRuns: 300 },
    );
  });

  it('looks at no more cells than there are values of the columns asked', () => {
    const month = new MonthCells(4);
    for (const age of VALUES.age) {
      const cell = { checkpoint: 'osh', direction: 'exit', nationality: 'KAZ', sex: 'F', age, purpose: 'holiday' };
      month.append({ key: codes.keyOf(cell), counts: CELL_MEASURES.map(() => 1), persons: [1] });
    }
    expect(month.byColumns(new Set(['nationality'] as const)).size).toBe(1);
    expect(month.byColumns(new Set(['nationality', 'age'] as const)).size).toBe(VALUES.age.length);
  });
});
