import { describe, expect, test } from 'vitest';
import {
  type Checkpoint,
  checkpointFaults,
  isOpenAt,
  isOpenToNationality,
} from '../../../src/checkpoints/checkpoint.ts';

const POST: Checkpoint = {
  code: 'test-post',
  names: { ky: 'Сыноо', ru: 'Проба', en: 'Trial' },
  mode: 'road',
  neighbour: 'KAZ',
  status: 'international',
  openingHours: null,
  closures: [],
  lanes: [],
  dailyCapacity: null,
  version: 1,
};
// Bishkek is six hours ahead of UTC the whole year.
const local = (text: string) => new Date(`${text}+06:00`);

describe('when a checkpoint is open', () => {
  test('around the clock without stated hours', () => {
    expect(isOpenAt(POST, local('2026-03-01T00:00'))).toBe(true);
    expect(isOpenAt(POST, local('2026-03-01T23:59:59'))).toBe(true);
  });

  test('by day, from the opening minute to just before the closing one', () => {
    const post: Checkpoint = { ...POST, openingHours: { from: '08:00', to: '20:00' } };
    expect(isOpenAt(post, local('2026-03-01T07:59:59.999'))).toBe(false);
    expect(isOpenAt(post, local('2026-03-01T08:00'))).toBe(true);
    expect(isOpenAt(post, local('2026-03-01T19:59:59.999'))).toBe(true);
    expect(isOpenAt(post, local('2026-03-01T20:00'))).toBe(false);
  });

  test('over midnight', () => {
    const post: Checkpoint = { ...POST, openingHours: { from: '20:00', to: '04:00' } };
    expect(isOpenAt(post, local('2026-03-01T19:59'))).toBe(false);
    expect(isOpenAt(post, local('2026-03-01T20:00'))).toBe(true);
    expect(isOpenAt(post, local('2026-03-02T00:00'))).toBe(true);
    expect(isOpenAt(post, local('2026-03-02T03:59'))).toBe(true);
    expect(isOpenAt(post, local('2026-03-02T04:00'))).toBe(false);
  });

  test('until midnight', () => {
    const post: Checkpoint = { ...POST, openingHours: { from: '08:00', to: '00:00' } };
    expect(isOpenAt(post, local('2026-03-01T23:59'))).toBe(true);
    expect(isOpenAt(post, local('2026-03-02T00:00'))).toBe(false);
  });

  test('never on a closed day, which is a local day and not one of UTC', () => {
    const post: Checkpoint = { ...POST, closures: [{ from: '2026-12-31', to: '2027-01-02', reason: 'New Year' }] };
    expect(isOpenAt(post, new Date('2026-12-30T17:59:59Z'))).toBe(true);
    expect(isOpenAt(post, new Date('2026-12-30T18:00:00Z'))).toBe(false);
    expect(isOpenAt(post, new Date('2027-01-02T17:59:59Z'))).toBe(false);
    expect(isOpenAt(post, new Date('2027-01-02T18:00:00Z'))).toBe(true);
  });

  test('never while planned or closed', () => {
    expect(isOpenAt({ ...POST, status: 'planned' }, local('2026-03-01T12:00'))).toBe(false);
    expect(isOpenAt({ ...POST, status: 'closed' }, local('2026-03-01T12:00'))).toBe(false);
  });
});

describe('to whom a checkpoint is open', () => {
  test('a bilateral one only to citizens of the two neighbours', () => {
    const post: Checkpoint = { ...POST, status: 'bilateral' };
    expect(isOpenToNationality(post, 'KGZ')).toBe(true);
    expect(isOpenToNationality(post, 'KAZ')).toBe(true);
    expect(isOpenToNationality(post, 'UZB')).toBe(false);
    expect(isOpenToNationality(post, 'XXA')).toBe(false);
  });

  test('an international one to everybody', () => {
    expect(isOpenToNationality(POST, 'DEU')).toBe(true);
  });
});

describe('parts that do not fit together are named', () => {
  test('an airport with a neighbour, a road without one, a road to the home state', () => {
    expect(checkpointFaults(POST)).toEqual([]);
    expect(checkpointFaults({ ...POST, mode: 'air', neighbour: null })).toEqual([]);
    expect(checkpointFaults({ ...POST, mode: 'air' }).map((fault) => fault.pointer)).toEqual(['/neighbour']);
    expect(checkpointFaults({ ...POST, neighbour: null }).map((fault) => fault.pointer)).toEqual(['/neighbour']);
    expect(checkpointFaults({ ...POST, neighbour: 'KGZ' }).map((fault) => fault.pointer)).toEqual(['/neighbour']);
  });

  test('hours without length, a closure that ends before it begins, two lanes of one code', () => {
    const faults = checkpointFaults({
      ...POST,
      openingHours: { from: '08:00', to: '08:00' },
      closures: [{ from: '2026-05-02', to: '2026-05-01', reason: 'repair' }],
      lanes: [
        { code: '1', direction: 'entry' },
        { code: '1', direction: 'exit' },
      ],
    });
    expect(faults.map((fault) => fault.pointer)).toEqual(['/openingHours', '/closures/0/to', '/lanes/1/code']);
  });
});
