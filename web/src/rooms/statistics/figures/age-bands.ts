import { add, type Count, countOf, NOTHING } from '../count.ts';
import type { FlowRow } from '../flow-question.ts';

/** Five-year bands as published groupings have them, `75+` and `unknown`. */
export const AGE_BANDS: readonly string[] = [
  ...Array.from({ length: 15 }, (_, band) => `${5 * band}-${5 * band + 4}`),
  '75+',
  'unknown',
];

/** The band of one of the API's groups: single years to 24, then bands. */
export function bandOf(age: string): string {
  if (!/^\d+$/.test(age)) return age;
  const from = Number(age) - (Number(age) % 5);
  return `${from}-${from + 4}`;
}

/** Crossings by band and sex; `X` where no sex was stated. */
export function countBands(rows: readonly FlowRow[]): (band: string, sex: string) => Count {
  const sums = new Map<string, Count>();
  for (const { age, sex, crossings } of rows) {
    const key = `${bandOf(age ?? 'unknown')} ${sex}`;
    sums.set(key, add(sums.get(key) ?? NOTHING, countOf(crossings)));
  }
  return (band, sex) => sums.get(`${band} ${sex}`) ?? NOTHING;
}

export function countMinors(rows: readonly FlowRow[]): Count {
  return rows
    .filter(({ age }) => age !== undefined && /^\d+$/.test(age) && Number(age) < 18)
    .reduce((sum, { crossings }) => add(sum, countOf(crossings)), NOTHING);
}
