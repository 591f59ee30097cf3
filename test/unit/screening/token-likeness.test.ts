import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsBetween } from '../../../src/screening/token-likeness.ts';

/** The table of distances, cell by cell. */
function slowEdits(one: readonly number[], other: readonly number[]): number {
  const rows = Array.from({ length: one.length + 1 }, (_, y) => [y]);
  const at = (y: number, x: number) => rows[y]?.[x] ?? Number.NaN;
  for (let x = 0; x <= other.length; x++) rows[0]?.splice(x, 1, x);
  for (let y = 1; y <= one.length; y++) {
    for (let x = 1; x <= other.length; x++) {
      const changed = at(y - 1, x - 1) + (one[y - 1] === other[x - 1] ? 0 : 1);
      const isExchanged = y > 1 && x > 1 && one[y - 1] === other[x - 2] && one[y - 2] === other[x - 1];
      const exchanged = isExchanged ? at(y - 2, x - 2) + 1 : Number.POSITIVE_INFINITY;
      rows[y]?.push(Math.min(changed, at(y - 1, x) + 1, at(y, x - 1) + 1, exchanged));
    }
  }
  return at(one.length, other.length);
}

const sounds = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 30 });

describe('the edits between two tokens', () => {
  it('are those of the table of distances', () => {
    fc.assert(
      fc.property(sounds, sounds, (one, other) => {
        expect(editsBetween(Uint8Array.from(one), Uint8Array.from([9, ...other, 9]), 1, other.length + 1)).toBe(
          slowEdits(one, other),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
