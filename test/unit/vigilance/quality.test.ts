import { expect, it } from 'vitest';
import { falseShare } from '../../../src/vigilance/quality.ts';

const counts = { hits: 9, lateHits: 0, confirmed: 0, falseMatches: 0, undetermined: 4, silenced: 0 };

it('shares out what was judged: silenced hits are false ones, open ones are neither', () => {
  expect(falseShare(counts)).toBeNull();
  expect(falseShare({ ...counts, confirmed: 1 })).toBe(0);
  expect(falseShare({ ...counts, confirmed: 1, falseMatches: 1, silenced: 1 })).toBe(0.667);
});
