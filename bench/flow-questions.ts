import type { Random } from '../src/demonstration/seeded-random.ts';
import { AGE_GROUPS, DIMENSIONS, type Dimension, type FlowQuestion } from '../src/statistics/flow.ts';

/** Values to filter by, as the stored crossings have them. */
export interface KnownValues {
  checkpoints: readonly string[];
  nationalities: readonly string[];
  purposes: readonly string[];
  neighbours: readonly string[];
  /** First days of the whole months that are stored, in their order. */
  months: readonly string[];
}

export interface AskedFlow {
  name: string;
  question: FlowQuestion;
}

const nextMonth = (month: string, count = 1) => {
  const date = new Date(`${month}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 10);
};

/** What is on the wall every day: a day by hour, a month by day, a year by month. */
export function drawStanding(random: Random, known: KnownValues, turns: number): AskedFlow[] {
  const asked: AskedFlow[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    for (const period of ['hour', 'day', 'month'] as const) {
      for (const by of [['checkpoint', 'direction'], ['nationality']] as const) {
        for (const place of [undefined, random.pick(known.checkpoints)]) {
          const filters = place === undefined ? {} : { checkpoint: [place] };
          const name = `a ${{ hour: 'day by hour', day: 'month by day', month: 'year by month' }[period]}, by ${by.join(' and ')}`;
          const question = { ...rangeOf(random, known, period), period, by, filters };
          asked.push({ name: `${name}, ${place === undefined ? 'the country' : 'one checkpoint'}`, question });
        }
      }
    }
  }
  return asked;
}

function rangeOf(random: Random, { months }: KnownValues, period: 'hour' | 'day' | 'month') {
  if (period === 'month') {
    const from = random.pick(months.slice(0, Math.max(1, months.length - 11)));
    return { from, to: nextMonth(from, 12) };
  }
  const month = random.pick(months);
  if (period === 'day') return { from: month, to: nextMonth(month) };
  const day = random.int(1, 27);
  const date = (one: number) => `${month.slice(0, 8)}${String(one).padStart(2, '0')}`;
  return { from: date(day), to: date(day + 1) };
}

/** Reports of twelve months: none to three groupings, none to three filters of one to four values, anything with anything. */
export function drawYear(random: Random, known: KnownValues, count: number): AskedFlow[] {
  return Array.from({ length: count }, (): AskedFlow => {
    const by = drawSome(random, DIMENSIONS, random.int(0, 3));
    const period =
      by.length === 3 ? random.pick(['quarter', 'year'] as const) : random.pick(['month', 'quarter', 'year'] as const);
    const filters: Partial<Record<Dimension, string[]>> = {};
    for (const dimension of drawSome(random, DIMENSIONS, random.int(0, 3))) {
      filters[dimension] = drawSome(random, valuesOf(dimension, known), random.int(1, 4));
    }
    const question: FlowQuestion = { ...rangeOf(random, known, 'month'), period, by, filters };
    return {
      name: `a year by ${[period, ...by].join(', ')}; ${Object.keys(filters).join(', ') || 'no'} filter`,
      question,
    };
  });
}

function drawSome<T>(random: Random, values: readonly T[], count: number): T[] {
  const left = [...values];
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(random.int(0, left.length - 1), 1));
  return drawn;
}

function valuesOf(dimension: Dimension, known: KnownValues): readonly string[] {
  const values: Record<Dimension, readonly string[]> = {
    ...{ checkpoint: known.checkpoints, neighbour: known.neighbours, mode: ['air', 'road', 'rail', 'foot'] },
    ...{ direction: ['entry', 'exit'], nationality: known.nationalities, sex: ['F', 'M'] },
    ...{ age: AGE_GROUPS, purpose: known.purposes },
  };
  return values[dimension];
}

/** The question as a path of the API. */
export function pathOf({ from, to, period, by, filters }: FlowQuestion): string {
  const query = new URLSearchParams({ from, to, period });
  if (by.length > 0) query.set('by', by.join(','));
  for (const [dimension, values] of Object.entries(filters)) query.set(dimension, values.join(','));
  return `/v1/flows?${query}`;
}
