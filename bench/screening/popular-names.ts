import { type Random, weighted } from '../../src/demonstration/seeded-random.ts';
import { isLatin, readRows } from './shared-data.ts';

type Draw = (random: Random) => string;

export interface NationNames {
  /** As passports write it. */
  code: string;
  given: Record<'F' | 'M', Draw>;
  family: Draw;
}

const COLUMNS = ['country', 'kind', 'gender', 'romanized'] as const;
/** Below Zipf's 1: the rows are the most popular names only, among which the differences are smaller. */
const SKEW = 0.7;

/**
 * Names of each country of popular-by-country.csv, the nth of its list drawn as often as n^-0.7. Where a list has no family names (most
 * Arab countries), a father's given name stands in their place, as it does there.
 */
export function readPopularNames(): NationNames[] {
  const lists = new Map<string, { F: string[]; M: string[]; family: string[] }>();
  for (const { country, kind, gender, romanized } of readRows('names/popular-by-country.csv', COLUMNS)) {
    const names = lists.get(country) ?? { F: [], M: [], family: [] };
    lists.set(country, names);
    if (romanized === '' || !isLatin(romanized)) continue;
    if (kind === 'family') names.family.push(romanized);
    else if (gender === 'F' || gender === 'M') names[gender].push(romanized);
  }
  return [...lists].flatMap(([country, { F, M, family }]) => {
    if (M.length === 0 || F.length === 0) return [];
    const given = { F: drawOf(F), M: drawOf(M) };
    return [{ code: country === 'XKX' ? 'RKS' : country, given, family: family.length > 0 ? drawOf(family) : given.M }];
  });
}

export function drawOf(names: readonly string[], skew = SKEW): Draw {
  const ranked = names.map((name, at) => ({ name, weight: (at + 1) ** -skew }));
  const draw = weighted(ranked, ({ weight }) => weight);
  return (random) => draw(random).name;
}
