import { describe, expect, it } from 'vitest';
import { bookFaults, latencyOf, type SimulationReport } from '../../../src/demonstration/simulation-report.ts';

const REPORT: SimulationReport = {
  ...{ sent: 10, inspections: 10, admitted: 8, referred: 1, refused: 1, crossings: 8, errors: {}, repeats: {} },
  ...{ tookMs: 1000, inspectionMs: { p50: 1, p99: 2 }, decisionMs: { p50: 1, p99: 2 }, flowGrowth: 8 },
};

describe('the books of a simulation', () => {
  it('balance when each inspection is decided, each admission is a crossing and the flows know them all', () => {
    expect(bookFaults(REPORT)).toEqual([]);
    expect(bookFaults({ ...REPORT, flowGrowth: null })).toEqual([]);
  });

  it.each([
    ['an inspection without a decision', { inspections: 11 }],
    ['an admission without a crossing', { crossings: 7, flowGrowth: 7 }],
    ['a crossing that the flows do not have', { flowGrowth: 7 }],
  ])('do not balance with %s', (_, change) => {
    expect(bookFaults({ ...REPORT, ...change })).toHaveLength(1);
  });
});

it('reads latencies by nearest rank', () => {
  expect(latencyOf(Array.from({ length: 100 }, (_, at) => 100 - at))).toEqual({ p50: 50, p99: 99 });
  expect(latencyOf([7])).toEqual({ p50: 7, p99: 7 });
  expect(latencyOf([])).toEqual({ p50: 0, p99: 0 });
});
