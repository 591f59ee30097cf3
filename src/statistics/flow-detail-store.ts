import { type RawBuilder, sql } from 'kysely';
import { startOfDay, TIME_ZONE } from '../core/dates.ts';
import { idFloor } from '../core/ids.ts';
import { CLOCK_AHEAD_MS, LATE_AFTER_MS } from '../crossings/inspection.ts';
import type { RefusalReason } from '../crossings/refusal-reason.ts';
import type { Tx } from '../platform/database.ts';
import { type Dimension, type FlowQuestion, MOST_ROWS } from './flow.ts';
import { changesOf, joinWhole, NOTHING_YET, type Within } from './flow-change-store.ts';
import type { PlacesByCode } from './flow-partial.ts';
import { filtersOf } from './flow-piece-store.ts';

const DAY_MS = 86_400_000;

/** Ids of whoever may have stood at a lane in [from, to), as `selectPiece` bounds them. */
function idsOf({ from, to }: Pick<FlowQuestion, 'from' | 'to'>): Within & { low: string; high: string } {
  return {
    low: idFloor(Math.max(0, startOfDay(from).getTime() - CLOCK_AHEAD_MS - DAY_MS)),
    high: idFloor(Math.max(0, startOfDay(to).getTime() + LATE_AFTER_MS + DAY_MS)),
  };
}

const places = (known: PlacesByCode) => sql`unnest(
  ${[...known.keys()]}::text[], ${[...known.values()].map(({ neighbour }) => neighbour)}::text[],
  ${[...known.values()].map(({ mode }) => mode)}::text[]) as p (code, neighbour, mode)`;
const keyOf = (dimension: Dimension): RawBuilder<unknown> =>
  dimension === 'neighbour' || dimension === 'mode' ? sql.ref(`p.${dimension}`) : sql.ref(`f.${dimension}`);

export type PersonRow = Partial<Record<Exclude<Dimension, 'age'>, string | null>> & {
  age?: number;
  /** All of the range, whatever they are grouped by: each once. */
  isWhole: boolean;
  persons: number;
};

/** Distinct persons of a whole range, by group and of all. Those whose identity is gone are not among them. */
export async function countPersons(
  tx: Tx,
  question: FlowQuestion,
  known: PlacesByCode,
  personKey: Buffer,
): Promise<PersonRow[]> {
  const rows = changesOf({ from: NOTHING_YET, to: null, within: idsOf(question), isDetailed: false, personKey });
  const where = [
    sql`f.occurred_at >= ${startOfDay(question.from)} and f.occurred_at < ${startOfDay(question.to)} and f.crossings > 0`,
    ...filtersOf(question, known),
  ];
  await joinWhole(tx);
  const keys = question.by.map(keyOf);
  const named = question.by.map((one, at) => sql`${keys[at]} as ${sql.ref(one)}`);
  const sets = keys.length > 0 ? sql`grouping sets ((${sql.join(keys)}), ())` : sql`grouping sets (())`;
  const isWhole = keys.length > 0 ? sql`grouping(${sql.join(keys)}) <> 0` : sql`true`;
  const found = await sql<PersonRow>`
    select ${sql.join([...named, sql`${isWhole} as "isWhole"`, sql`count(distinct f.person)::int as persons`])}
    from (${rows}) f left join ${places(known)} on p.code = f.checkpoint
    where ${sql.join(where, sql` and `)} group by ${sets} limit ${MOST_ROWS + 1}`.execute(tx);
  return found.rows;
}

export interface RefusalRow {
  period: string;
  checkpoint?: string;
  nationality?: string;
  direction: 'entry' | 'exit';
  reason: RefusalReason | null;
  refusals: number;
}

/** Refusals by reason, of the lane and of the second line. They are few, and have an index of their own. */
export async function countRefusals(tx: Tx, question: FlowQuestion, known: PlacesByCode): Promise<RefusalRow[]> {
  const { low, high } = idsOf(question);
  const began = sql`date_trunc(${sql.lit(question.period)}, f.occurred_at at time zone ${sql.lit(TIME_ZONE)})`;
  const keys = [...question.by.map((one) => sql.ref(`f.${one}`)), sql`f.direction`, sql`f.reason`];
  const where = [
    sql`f.occurred_at >= ${startOfDay(question.from)} and f.occurred_at < ${startOfDay(question.to)}`,
    ...filtersOf(question, known),
  ];
  const { rows } = await sql<RefusalRow>`
    select ${sql.join([sql`${began}::text as period`, ...keys, sql`count(*)::int as refusals`])}
    from (
      select i.checkpoint, i.direction, i.nationality, i.sex, i.purpose, i.occurred_at, d.reason
      from decision d join inspection i on i.id = d.inspection_id
      where d.outcome in ('refuse', 'refer', 'refused') and (d.stage, d.outcome) in (('lane', 'refuse'), ('second-line', 'refused'))
        and d.inspection_id >= ${low}::uuid and d.inspection_id < ${high}::uuid and i.id >= ${low}::uuid and i.id < ${high}::uuid
    ) f
    where ${sql.join(where, sql` and `)} group by ${sql.join([began, ...keys])}
    order by ${sql.join([began, ...keys].map((key) => sql`${key}`))} limit ${MOST_ROWS + 1}`.execute(tx);
  return rows;
}
