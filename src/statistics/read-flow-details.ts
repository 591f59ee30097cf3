import type { Actor } from '../core/actor.ts';
import { daysBetween } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import { inSnapshot } from '../platform/database.ts';
import { inSlices } from '../platform/time-slice.ts';
import { seesExactFigures } from '../stays/small-cell.ts';
import { withholdInSteps } from '../stays/withhold-cells.ts';
import { type FlowQuestion, MOST_ROWS, periodOfHour, requireRange, tooManyRows } from './flow.ts';
import { countPersons, countRefusals } from './flow-detail-store.ts';
import type { PlacesByCode } from './flow-partial.ts';
import { ageLabelOf } from './flow-piece-store.ts';
import { personKeyOf } from './person-key.ts';
import { type FlowDeps, withinSight } from './read-flows.ts';

/** Persons are counted from the crossings themselves. */
const MOST_DAYS_OF_PERSONS = 100;

type Row = Record<string, string | number | null>;
type ToldRow = Record<string, string | number | boolean | null>;

/** Rows without what could tell of somebody. @param limit null: all is told */
async function withhold(
  rows: readonly Row[],
  measure: string,
  dimensions: readonly string[],
  limit: number | null,
): Promise<ToldRow[]> {
  if (limit === null) return [...rows];
  const sizes = rows.map((row) => Number(row[measure]));
  const table = {
    sizes,
    small: sizes.flatMap((size, at) => (size < limit ? [at] : [])),
    dimensionCount: dimensions.length,
    lineOf: (cell: number, varied: number) =>
      dimensions.map((one, at) => (at === varied ? '' : String(rows[cell]?.[one] ?? '\u0001'))).join('\0'),
  };
  const withheld = await inSlices(withholdInSteps(table, limit));
  return rows.map((row, at) => (withheld.has(at) ? { ...row, [measure]: null, withheld: true } : row));
}

async function readPlaces({ checkpoints }: FlowDeps): Promise<PlacesByCode> {
  return new Map((await checkpoints.list()).map((one) => [one.code, one]));
}

export interface Persons {
  question: FlowQuestion;
  /** When it was counted: everything committed before is in it. */
  asOf: Date;
  /** All of the range, each once; it is no sum of the rows. null: withheld. */
  persons: number | null;
  rows: ToldRow[];
}

/**
 * Distinct persons of a range: each row counts each person once, and so does the whole.
 * @throws IamisError `period-invalid`, `range-too-long` for more than 100 days, `checkpoint-not-yours`
 */
export async function readPersons(deps: FlowDeps, actor: Actor, asked: FlowQuestion): Promise<Persons> {
  requireRange(asked);
  if (daysBetween(asked.from, asked.to) > MOST_DAYS_OF_PERSONS) {
    throw new IamisError('range-too-long', { detail: `Persons are counted for ${MOST_DAYS_OF_PERSONS} days at most.` });
  }
  const question = withinSight(actor, asked);
  const limit = seesExactFigures(actor) ? null : deps.smallCell;
  const places = await readPlaces(deps);
  const asOf = deps.platform.clock();
  const counted = await inSnapshot(deps.platform.reports, (tx) =>
    countPersons(tx, question, places, personKeyOf(deps.platform)),
  );
  if (counted.length > MOST_ROWS) throw tooManyRows(MOST_ROWS);
  const whole = counted.find(({ isWhole }) => isWhole)?.persons ?? 0;
  const rows = counted
    .filter(({ isWhole, persons }) => !isWhole && persons > 0)
    .map(({ isWhole: _, age, ...row }): Row => ({ ...row, ...(age !== undefined && { age: ageLabelOf(age) }) }));
  const isFew = limit !== null && whole > 0 && whole < limit;
  return { question, asOf, persons: isFew ? null : whole, rows: await withhold(rows, 'persons', question.by, limit) };
}

/**
 * Refusals by reason and direction, and by what else is asked.
 * @throws IamisError `period-invalid`, `range-too-long`, `checkpoint-not-yours`
 */
export async function readRefusals(deps: FlowDeps, actor: Actor, asked: FlowQuestion) {
  requireRange(asked);
  const question = withinSight(actor, asked);
  const limit = seesExactFigures(actor) ? null : deps.smallCell;
  const places = await readPlaces(deps);
  const asOf = deps.platform.clock();
  const counted = await inSnapshot(deps.platform.reports, (tx) => countRefusals(tx, question, places));
  if (counted.length > MOST_ROWS) throw tooManyRows(MOST_ROWS);
  const rows = counted.map((row): Row => ({ ...row, period: periodOfHour(row.period, question.period) }));
  return {
    question,
    asOf,
    rows: await withhold(rows, 'refusals', ['period', ...question.by, 'direction', 'reason'], limit),
  };
}
