import type { Steps } from '../core/steps.ts';
import { type FlowQuestion, MEASURES, type Measure } from './flow.ts';
import { FlowPartial } from './flow-partial.ts';
import { type FlowCounts, tellFlows, totalsOf, withheldOf } from './flow-rows.ts';
import { type Comparison, daysBefore, hasPeriodBefore } from './year-before.ts';

export type Counts = Record<Measure, number | null>;

/** Figures of one period beside those of the year before. null: withheld, or worked out from what is; of shares also: of nothing. */
export interface ComparedCounts {
  now: Counts;
  /** null: the year before had no such period. */
  before: Counts | null;
  change: Counts;
  /** Of the year before, to a thousandth. */
  changeShare: Counts;
  withheld?: true;
}

export interface ComparedRow extends ComparedCounts {
  period: string;
  /** By the question's dimensions. */
  values: (string | null)[];
}

/** One year's figures as they may be told. */
interface ToldYear {
  rows: { period: string; values: (string | null)[]; counts: Counts }[];
  totals: Counts;
}

const ROWS_A_STEP = 128;
const NOTHING: Counts = { crossings: 0, refusals: 0, referrals: 0 };

/**
 * Two years side by side. A change is worked out from the two figures as they are told and from nothing else, so that it tells no more than
 * they do: where one is withheld, so is the change.
 * @param limit cells of fewer persons are withheld; null: nothing is
 */
export function* tellYearBefore(
  question: FlowQuestion,
  comparison: Comparison,
  { now, before }: { now: FlowPartial; before: FlowPartial },
  limit: number | null,
): Steps<{ rows: ComparedRow[]; totals: ComparedCounts }> {
  const [toldNow, toldBefore] = [yield* tellYear(question, now, limit), yield* tellYear(question, before, limit)];
  const keyOf = (period: string, values: readonly (string | null)[]) => JSON.stringify([period, ...values]);
  const [byNow, byBefore] = [toldNow, toldBefore].map(
    ({ rows }) => new Map(rows.map((row) => [keyOf(row.period, row.values), row.counts])),
  );
  const rows: ComparedRow[] = [];
  for (const { period, values } of inOrder(question, [...toldNow.rows, ...toldBefore.rows])) {
    if (rows.length % ROWS_A_STEP === 0) yield;
    const key = keyOf(period, values);
    const known = hasPeriodBefore(period, comparison, question) ? (byBefore?.get(key) ?? NOTHING) : null;
    rows.push({ period, values, ...compare(byNow?.get(key) ?? NOTHING, known) });
  }
  const { from, to } = daysBefore(question, comparison);
  return { rows, totals: compare(toldNow.totals, from < to ? toldBefore.totals : null) };
}

function compare(now: Counts, before: Counts | null): ComparedCounts {
  const change = { ...NOTHING };
  const changeShare = { ...NOTHING };
  for (const measure of MEASURES) {
    const [one, other] = [now[measure], before?.[measure] ?? null];
    change[measure] = one === null || other === null ? null : one - other;
    changeShare[measure] =
      one === null || other === null || other === 0 ? null : Math.round(((one - other) / other) * 1000) / 1000;
  }
  const isWithheld = [now, before ?? NOTHING].some((counts) => MEASURES.some((measure) => counts[measure] === null));
  return { now, before, change, changeShare, ...(isWithheld && { withheld: true as const }) };
}

/** Each cell once, in the order of figures. */
function inOrder(
  { by }: FlowQuestion,
  rows: readonly { period: string; values: (string | null)[] }[],
): { period: string; values: (string | null)[] }[] {
  const order = new FlowPartial(by);
  for (const { period, values } of rows) {
    const number = values.reduce((sum, value, at) => sum + order.part(at + 1, value), order.part(0, period));
    // First the slot: a partial that grows for it has other columns afterwards.
    const slot = order.slotOf(number);
    order.counts.crossings[slot] = 1;
  }
  return order.inOrder(['crossings']).map((slot) => ({
    period: order.valueAt(slot, 0) ?? '',
    values: by.map((_, at) => order.valueAt(slot, at + 1)),
  }));
}

const countsOf = ({ crossings, refusals, referrals }: FlowCounts): Counts => ({ crossings, refusals, referrals });

function* tellYear(question: FlowQuestion, partial: FlowPartial, limit: number | null): Steps<ToldYear> {
  if (partial.axes.at(-1)?.name === 'part') return yield* tellCompared(question, partial, limit);
  const { rows, totals } = yield* tellFlows({ ...question, extras: [] }, partial, limit);
  const told = rows.map((row) => ({
    period: row.period,
    values: question.by.map((one) => row[one] ?? null),
    counts: countsOf(row),
  }));
  return { rows: told, totals: countsOf(totals) };
}

/**
 * Of a year with days apart, the compared ones. Their sums with the days apart are what the same question without a comparison tells: a
 * figure is withheld here where it is there, and where the days apart, or it, could be worked out from the two and are of too few.
 */
function* tellCompared(question: FlowQuestion, partial: FlowPartial, limit: number | null): Steps<ToldYear> {
  const axis = partial.axes.length - 1;
  const cells = partial.inOrder(MEASURES);
  const compared = cells.filter((cell) => partial.valueAt(cell, axis) === 'compared');
  const totals = countsOf(totalsOf(partial, compared, limit));
  const hidden = new Map<Measure, ReadonlySet<number>>();
  if (limit !== null) {
    const split = splitOf(question, partial, cells);
    for (const measure of MEASURES) {
      const { keys, isTotalOpen } = yield* hiddenOf(split, partial, measure, limit);
      hidden.set(measure, new Set([...keys].flatMap((key) => split.compared.get(key) ?? [])));
      // The total of both is told elsewhere: who knows one knows the other.
      if (!isTotalOpen) totals[measure] = null;
    }
  }
  const rows = compared.map((cell) => {
    const counts = { ...NOTHING };
    for (const measure of MEASURES)
      counts[measure] = hidden.get(measure)?.has(cell) ? null : (partial.counts[measure][cell] ?? 0);
    const values = question.by.map((_, at) => partial.valueAt(cell, at + 1));
    return { period: partial.valueAt(cell, 0) ?? '', values, counts };
  });
  return { rows, totals };
}

/** Cells with and without the days apart told apart. */
interface Split {
  /** Both together. */
  whole: FlowPartial;
  /** By the slot of the whole. */
  compared: ReadonlyMap<number, number>;
  apart: ReadonlyMap<number, number>;
}

function splitOf(question: FlowQuestion, partial: FlowPartial, cells: readonly number[]): Split {
  const whole = new FlowPartial(question.by);
  const parts = { compared: new Map<number, number>(), apart: new Map<number, number>() };
  for (const cell of cells) {
    const number = [null, ...question.by].reduce((sum, _, at) => sum + whole.part(at, partial.valueAt(cell, at)), 0);
    const slot = whole.slotOf(number);
    parts[partial.valueAt(cell, partial.axes.length - 1) === 'apart' ? 'apart' : 'compared'].set(slot, cell);
    for (const measure of MEASURES)
      whole.counts[measure][slot] = (whole.counts[measure][slot] ?? 0) + (partial.counts[measure][cell] ?? 0);
    whole.addPersons(slot, partial.persons[cell] ?? null);
    whole.gone[slot] = (whole.gone[slot] ?? 0) + (partial.gone[cell] ?? 0);
  }
  return { whole, ...parts };
}

/**
 * Which cells of the whole have a compared part that is withheld. What the whole withholds is. Of the others only those with something on
 * both sides hold a secret: whoever knows the one part knows the other. Both parts are closed against their lines among such cells,
 * turn by turn, until both hold.
 */
function* hiddenOf(
  { whole, compared, apart }: Split,
  partial: FlowPartial,
  measure: Measure,
  limit: number,
): Steps<{ keys: Set<number>; isTotalOpen: boolean }> {
  const countOf = (cell: number | undefined) => (cell === undefined ? 0 : (partial.counts[measure][cell] ?? 0));
  const keys = yield* withheldOf(whole, whole.inOrder(MEASURES), measure, limit);
  const isEnough = (some: readonly number[], fewest: number) =>
    some.length === 0 ||
    (some.length >= fewest &&
      some.reduce((sum, cell) => sum + countOf(cell), 0) >= limit &&
      (measure !== 'crossings' || partial.personsTogether(some) >= limit));
  const mixed = [...compared.keys()].filter((key) => countOf(compared.get(key)) > 0 && countOf(apart.get(key)) > 0);
  const sides = [compared, apart].map((side) => {
    const cells = mixed.flatMap((key) => side.get(key) ?? []);
    return { cells, keyOf: new Map(cells.map((cell, at) => [cell, mixed[at] ?? -1])) };
  });
  for (let known = -1; known < keys.size; ) {
    known = keys.size;
    for (const { cells, keyOf } of sides) {
      const forced = new Set(cells.filter((cell) => keys.has(keyOf.get(cell) ?? -1)));
      for (const cell of yield* withheldOf(partial, cells, measure, limit, forced)) keys.add(keyOf.get(cell) ?? -1);
    }
  }
  const isTotalOpen = [compared, apart].every((side) => {
    const some = [...side].filter(([, cell]) => countOf(cell) > 0);
    const secret = some.filter(([key]) => keys.has(key)).map(([, cell]) => cell);
    const all = some.map(([, cell]) => cell);
    return isEnough(all, 1) && isEnough(secret, 2);
  });
  return { keys, isTotalOpen };
}
