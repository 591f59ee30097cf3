import { expect, it } from 'vitest';
import { seededRandom, weighted } from '../../../src/demonstration/seeded-random.ts';

it('draws whole numbers within both ends, and reaches both', () => {
  const random = seededRandom('dice');
  const seen = new Set(Array.from({ length: 2000 }, () => random.int(1, 6)));
  expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

it('draws by weight and never what has none', () => {
  const random = seededRandom('weights');
  const draw = weighted(['never', 'rarely', 'often'], (word) => ({ never: 0, rarely: 1, often: 9 })[word] ?? 0);
  const drawn = Array.from({ length: 5000 }, () => draw(random));
  const rarely = drawn.filter((word) => word === 'rarely').length;
  expect(drawn).not.toContain('never');
  expect(rarely).toBeGreaterThan(350);
  expect(rarely).toBeLessThan(650);
});

it('refuses to draw from nothing', () => {
  expect(() => weighted([], () => 1)).toThrow(RangeError);
  expect(() => seededRandom('x').pick([])).toThrow(RangeError);
});
