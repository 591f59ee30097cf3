import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { startOfDay } from '../../../src/core/dates.ts';
import type { Role } from '../../../src/core/roles.ts';
import { AGE_GROUPS, ageGroupOf, type FlowQuestion, periodOf, requireRange } from '../../../src/statistics/flow.ts';
import { flowsAsCsv } from '../../../src/statistics/flow-csv.ts';
import { withinSight } from '../../../src/statistics/read-flows.ts';

const QUESTION: FlowQuestion = { from: '2026-03-01', to: '2026-03-02', period: 'day', by: [], filters: {} };

describe('the period in which somebody crossed is a local one', () => {
  // 18:00 UTC is midnight in Bishkek.
  const before = new Date('2026-12-31T17:59:59.999Z');
  const after = new Date('2026-12-31T18:00:00.000Z');

  test('at midnight between two years everything changes at once', () => {
    expect((['hour', 'day', 'month', 'quarter', 'year'] as const).map((period) => periodOf(before, period))).toEqual([
      '2026-12-31T23',
      '2026-12-31',
      '2026-12',
      '2026-Q4',
      '2026',
    ]);
    expect((['hour', 'day', 'month', 'quarter', 'year'] as const).map((period) => periodOf(after, period))).toEqual([
      '2027-01-01T00',
      '2027-01-01',
      '2027-01',
      '2027-Q1',
      '2027',
    ]);
  });

  test('each month lies in its quarter', () => {
    const quarters = Array.from({ length: 12 }, (_, month) => periodOf(new Date(Date.UTC(2026, month, 15)), 'quarter'));
    expect(quarters).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4].map((quarter) => `2026-Q${quarter}`));
  });

  test('29 February and the end of a quarter', () => {
    expect(periodOf(new Date('2028-02-28T18:00:00Z'), 'day')).toBe('2028-02-29');
    expect(periodOf(new Date('2028-02-29T18:00:00Z'), 'month')).toBe('2028-03');
    expect(periodOf(new Date('2026-03-31T17:59:59Z'), 'quarter')).toBe('2026-Q1');
    expect(periodOf(new Date('2026-03-31T18:00:00Z'), 'quarter')).toBe('2026-Q2');
  });

  test('a local day begins at 18:00 UTC of the day before', () => {
    expect(startOfDay('2026-03-01').toISOString()).toBe('2026-02-28T18:00:00.000Z');
    expect(periodOf(startOfDay('2026-03-01'), 'hour')).toBe('2026-03-01T00');
  });
});

describe('age groups', () => {
  test('single years to 24, five-year bands, 75 and over, unknown', () => {
    expect([0, 17, 18, 24, 25, 29, 30, 74, 75, 110, null].map(ageGroupOf)).toEqual([
      ...['0', '17', '18', '24', '25-29', '25-29', '30-34', '70-74', '75+', '75+', 'unknown'],
    ]);
  });

  test('every age has one of the listed groups, in their order', () => {
    const met = Array.from({ length: 151 }, (_, age) => ageGroupOf(age));
    expect([...new Set([...met, ageGroupOf(null)])]).toEqual(AGE_GROUPS);
  });
});

describe('how long a range may be', () => {
  test.each([
    ['hour', '2026-01-01', '2026-02-02'],
    ['day', '2023-01-01', '2026-01-05'],
    ['month', '2010-01-01', '2030-01-01'],
    ['year', '2000-01-01', '2050-01-01'],
  ] as const)('by %s from %s to %s is fine', (period, from, to) => {
    expect(() => requireRange({ period, from, to })).not.toThrow();
  });

  test('33 days by hour are too long', () => {
    expect(() => requireRange({ period: 'hour', from: '2026-01-01', to: '2026-02-03' })).toThrow('range-too-long');
  });

  test('a range needs a day', () => {
    expect(() => requireRange({ period: 'day', from: '2026-01-01', to: '2026-01-01' })).toThrow('period-invalid');
    expect(() => requireRange({ period: 'day', from: '2026-01-02', to: '2026-01-01' })).toThrow('period-invalid');
  });
});

describe('who sees which flows', () => {
  const actor = (role: Role, checkpoints: string[]): Actor => ({
    accountId: '01980000-0000-7000-8000-000000000001',
    username: 'someone',
    agency: 'border-service',
    roles: [role],
    checkpoints,
  });

  test('an analyst the whole country', () => {
    expect(withinSight(actor('analyst', []), QUESTION)).toEqual(QUESTION);
  });

  test('a supervisor their own checkpoints, all of them or those asked for', () => {
    const supervisor = actor('supervisor', ['manas', 'osh']);
    expect(withinSight(supervisor, QUESTION).filters).toEqual({ checkpoint: ['manas', 'osh'] });
    expect(withinSight(supervisor, { ...QUESTION, filters: { checkpoint: ['osh'] } }).filters).toEqual({
      checkpoint: ['osh'],
    });
  });

  test('and nobody else’s', () => {
    const supervisor = actor('supervisor', ['manas']);
    expect(() => withinSight(supervisor, { ...QUESTION, filters: { checkpoint: ['manas', 'dostuk'] } })).toThrow(
      'checkpoint-not-yours',
    );
    expect(() => withinSight(actor('supervisor', []), QUESTION)).toThrow('checkpoint-not-yours');
  });
});

describe('flows as CSV', () => {
  async function* chunks() {
    const counts = { crossings: 2, refusals: 0, referrals: 1, includesInvented: false };
    yield [{ period: '2026-03-01', checkpoint: 'manas', neighbour: null, ...counts }];
    yield [{ period: '2026-03-01', checkpoint: '=1+1', neighbour: 'KAZ', ...counts, includesInvented: true }];
  }

  test('one header, the columns in the order asked for, no cell that a spreadsheet would run', async () => {
    let text = '';
    for await (const part of flowsAsCsv({ ...QUESTION, by: ['checkpoint', 'neighbour'] }, chunks())) text += part;
    expect(text.split('\r\n')).toEqual([
      'period,checkpoint,neighbour,crossings,refusals,referrals,withheld,includesInvented',
      '2026-03-01,manas,,2,0,1,,false',
      "2026-03-01,'=1+1,KAZ,2,0,1,,true",
      '',
    ]);
  });
});
