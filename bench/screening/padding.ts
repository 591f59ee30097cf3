import { addDays } from '../../src/core/dates.ts';
import { type Random, seededRandom } from '../../src/demonstration/seeded-random.ts';
import type { ListedEntry, ListedName } from '../../src/screening/listed-entry.ts';
import { drawOf, type NationNames, readPopularNames } from './popular-names.ts';
import { plainEntry } from './real-list.ts';
import { readPairs } from './shared-data.ts';

/** The shape of the real lists. */
const NAMES_AN_ENTRY = 2.6;
const WITHOUT_FULL_DATE = 0.25;
const WITHOUT_NATIONALITY = 0.4;
const WITH_DOCUMENT = 0.3;
const WITH_SEX = 0.35;
/**
 * How often the first and the last token of a primary name of the OFAC and UN lists are among the popular names of any country; the others
 * come from the long tail of Wikidata's name tokens, a third with an ending that makes another one of it.
 */
const POPULAR_GIVEN = 0.37;
const POPULAR_FAMILY = 0.23;
const WITH_ENDING = 0.3;
const ENDINGS = ['OV', 'EV', 'OVA', 'EVA', 'SKI', 'SON', 'YAN', 'ZADA', 'ULLAH', 'DIN', 'BEK', 'ENKO', 'EZ', 'I'];
/** Names of two, three and four tokens. */
const THIRD_TOKEN = 0.6;
const FOURTH_TOKEN = 0.35;
const TAIL_SKEW = 0.4;

/** Entries that nobody of the evaluation is, one at a time: a million never stand in memory at once. */
export function* padList(seed: string, count: number): Generator<ListedEntry> {
  const random = seededRandom(`padding ${seed}`);
  const nations = readPopularNames();
  const token = drawOf(shuffled(random, tailTokens()), TAIL_SKEW);
  const tail = (of: Random) => `${token(of)}${of.chance(WITH_ENDING) ? of.pick(ENDINGS) : ''}`;
  for (let at = 0; at < count; at++) yield inventEntry(random, `padding-${at}`, random.pick(nations), tail);
}

function tailTokens(): string[] {
  const tokens = ['ar', 'ru', 'zh'].flatMap((script) =>
    readPairs(`translit-tokens-${script}`).map(({ name_a }) => name_a.toUpperCase()),
  );
  return [...new Set(tokens)].filter((token) => /^[A-Z]{3,}$/.test(token));
}

function inventEntry(
  random: Random,
  entryId: string,
  nation: NationNames,
  tail: (random: Random) => string,
): ListedEntry {
  const sex = random.chance(0.85) ? 'M' : 'F';
  const given = () => (random.chance(POPULAR_GIVEN) ? nation.given[sex](random) : tail(random));
  const family = random.chance(POPULAR_FAMILY) ? nation.family(random) : tail(random);
  const tokens = [given(), family];
  if (random.chance(THIRD_TOKEN)) tokens.splice(1, 0, given());
  if (tokens.length > 2 && random.chance(FOURTH_TOKEN)) tokens.splice(2, 0, given());
  const names: ListedName[] = [{ text: tokens.join(' '), kind: 'primary' }];
  // Geometric, so that most entries have no alias and a few have many, as on real lists.
  while (names.length < 20 && random.chance(1 - 1 / NAMES_AN_ENTRY)) names.push(aliasOf(random, tokens, given));
  return plainEntry(entryId, {
    names,
    birthDates: [inventDate(random)].flatMap((date) => date ?? []),
    nationalities: random.chance(WITHOUT_NATIONALITY) ? [] : [nation.code],
    sex: random.chance(WITH_SEX) ? sex : null,
    documents: random.chance(WITH_DOCUMENT)
      ? [{ state: nation.code, number: `P${random.int(1_000_000, 99_999_999)}` }]
      : [],
  });
}

/** A respelling, another order, a token more, fewer or other. */
function aliasOf(random: Random, tokens: readonly string[], given: () => string): ListedName {
  const other = [...tokens];
  const at = random.int(0, other.length - 1);
  const way = random.next();
  if (way < 0.5) other[at] = respell(random, other[at] ?? '');
  else if (way < 0.65) other.push(other.shift() ?? '');
  else if (way < 0.8) other.splice(1, 0, given());
  else if (way < 0.9 && other.length > 2) other.splice(at, 1);
  else other[at] = given();
  return { text: other.join(' '), kind: random.chance(0.1) ? 'weak' : 'alias' };
}

function respell(random: Random, token: string): string {
  const at = random.int(0, Math.max(0, token.length - 1));
  const way = random.next();
  if (way < 0.4) return token.slice(0, at) + random.pick([...'AEIOUY']) + token.slice(at + 1);
  if (way < 0.7) return token.slice(0, at) + (token[at] ?? '') + token.slice(at);
  return token.slice(0, at) + token.slice(at + 1) || token;
}

function inventDate(random: Random): string | null {
  const date = addDays('1940-01-01', random.int(0, 62 * 365));
  const year = date.slice(0, 4);
  if (!random.chance(WITHOUT_FULL_DATE)) return date;
  const way = random.next();
  if (way < 0.2) return null;
  if (way < 0.75) return year;
  return way < 0.9 ? `c${year}` : `${year}/${Number(year) + random.int(1, 5)}`;
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
