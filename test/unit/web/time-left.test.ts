import { expect, it } from 'vitest';
import { timeLeftMs } from '../../../web/src/rooms/watchlist/time-left.ts';

it('says how long a file still takes by what was done so far', () => {
  expect(timeLeftMs({ tookMs: 4_000, done: 20, all: 100 })).toBe(16_000);
  expect(timeLeftMs({ tookMs: 4_000, done: 100, all: 100 })).toBe(0);
});

it('says nothing before anything was done, or in the first half second', () => {
  expect(timeLeftMs({ tookMs: 4_000, done: 0, all: 100 })).toBeNull();
  expect(timeLeftMs({ tookMs: 300, done: 50, all: 100 })).toBeNull();
});
