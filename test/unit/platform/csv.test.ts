import { expect, it } from 'vitest';
import { csvOf } from '../../../src/platform/http/csv.ts';

const textOf = async (csv: AsyncIterable<string>) => {
  let text = '';
  for await (const piece of csv) text += piece;
  return text;
};

it('is a header and its lines, whatever their number, and runs no formula', async () => {
  expect(await textOf(csvOf(['period', 'crossings'], []))).toBe('period,crossings\r\n');
  const lines = Array.from({ length: 1234 }, (_, at) => [`2026-${at}`, -at]);
  expect((await textOf(csvOf(['period', 'crossings'], lines))).split('\r\n')).toEqual([
    'period,crossings',
    ...lines.map(([period, crossings]) => `${period},${crossings}`),
    '',
  ]);
  expect(await textOf(csvOf(['a', 'b', 'c', 'd'], [['=1+1', null, true, 'x,y']]))).toBe(
    `a,b,c,d\r\n'=1+1,,true,"x,y"\r\n`,
  );
});

it('is put together as it is sent, not whole: a piece of some hundred lines after the other', async () => {
  let asked = 0;
  function* lines() {
    for (; asked < 100_000; asked += 1) yield ['2026-03-01', 'manas', asked, asked, asked];
  }
  const pieces = csvOf(['period', 'checkpoint', 'crossings', 'refusals', 'referrals'], lines());
  expect((await pieces.next()).value?.length).toBeLessThan(40_000);
  expect(asked).toBeLessThan(1000);
  await pieces.return();
  expect(asked).toBeLessThan(1000);
});
