import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonOf } from '../../../src/platform/http/json-pieces.ts';

const piecesOf = async (answer: { rows: unknown[] }) => {
  const pieces: string[] = [];
  for await (const piece of jsonOf(answer, 'rows')) pieces.push(piece);
  return pieces;
};

it('is what JSON would be in one piece, whatever is in it and wherever the list stands', async () => {
  const name = fc.string({ maxLength: 5 }).filter((text) => text !== 'rows' && text !== '__proto__');
  const others = fc.dictionary(name, fc.oneof(fc.jsonValue(), fc.constant(undefined)), { maxKeys: 3 });
  const lists = fc.array(fc.oneof(fc.jsonValue(), fc.constant(undefined)), { maxLength: 5, size: 'max' });
  const lengths = fc.constantFrom(1, 40, 41, 100);
  await fc.assert(
    fc.asyncProperty(others, lists, lengths, others, async (before, few, times, after) => {
      const rows = Array.from({ length: times }, () => few).flat();
      const answer = { ...before, rows, ...after };
      expect((await piecesOf(answer)).join('')).toBe(JSON.stringify(answer));
    }),
    { numRuns: 100 },
  );
});

it('of many rows no piece is long', async () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => ({
    period: '2026-03-01',
    checkpoint: 'manas',
    crossings: at,
  }));
  const pieces = await piecesOf({ rows });
  expect(JSON.parse(pieces.join(''))).toEqual({ rows });
  expect(pieces.length).toBeGreaterThan(50);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(50_000);
});
