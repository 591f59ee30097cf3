import { expect, it } from 'vitest';
import { driftOf, spansOf } from '../../../src/stays/balance.ts';

const days = (count: number, entries: number, exits: number) =>
  Array.from({ length: count }, () => ({ entries, exits }));

it('a lane set to the wrong direction is seen the next day', () => {
  expect(driftOf({ entries: 150, exits: 50 }, days(28, 100, 100))).toMatchObject({ share: 0.75, usualShare: 0.5 });
});

it('a post that stopped recording exits is seen', () => {
  expect(driftOf({ entries: 100, exits: 0 }, days(28, 100, 95))).not.toBeNull();
});

it('who come in here and leave elsewhere are no alarm, nor is a quiet day, nor chance', () => {
  expect(driftOf({ entries: 90, exits: 10 }, days(28, 180, 20))).toBeNull();
  expect(driftOf({ entries: 20, exits: 0 }, days(28, 100, 100))).toBeNull();
  expect(driftOf({ entries: 60, exits: 45 }, days(28, 100, 100))).toBeNull();
  expect(driftOf({ entries: 150, exits: 50 }, days(3, 100, 100))).toBeNull();
});

it('a checkpoint whose balance swings with the feasts must swing further', () => {
  const swinging = [...days(14, 140, 60), ...days(14, 60, 140)];
  expect(driftOf({ entries: 150, exits: 50 }, swinging)).toBeNull();
});

it('weeks are sums of their days, the last one first', () => {
  expect(spansOf([...days(7, 1, 2), ...days(7, 3, 4)], 7, 2)).toEqual([
    { entries: 7, exits: 14 },
    { entries: 21, exits: 28 },
  ]);
});
