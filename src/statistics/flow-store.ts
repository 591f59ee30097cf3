import { type RawBuilder, sql } from 'kysely';
import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { startOfDay, TIME_ZONE } from '../core/dates.ts';
import { idFloor } from '../core/ids.ts';
import { CLOCK_AHEAD_MS, LATE_AFTER_MS } from '../crossings/inspection.ts';
import type { Tx } from '../platform/database.ts';
import type { Dimension, FlowQuestion, FlowRow, Period } from './flow.ts';
import { changesOf, joinWhole, NOTHING_YET } from './flow-change-store.ts';

export interface CountedRow extends FlowRow {
  includesInvented: boolean;
}

const DAY_MS = 86_400_000;

/** How a period's local beginning is written; as `periodOf`. */
const PERIOD_FORMATS: Record<Period, string> = {
  hour: 'YYYY-MM-DD"T"HH24',
  day: 'YYYY-MM-DD',
  month: 'YYYY-MM',
  quarter: 'YYYY-"Q"Q',
  year: 'YYYY',
};

/** As `ageGroupOf`. */
const ageLabel = (
  floor: RawBuilder<unknown>,
) => sql`case when ${floor} < 0 then 'unknown' when ${floor} < 25 then (${floor})::text
  when ${floor} >= 75 then '75+' else (${floor})::text || '-' || (${floor} + 4)::text end`;

/** What rows are grouped by: cheap to compare, because it is done for every crossing; labels are made for the few cells. */
const KEYS: Record<Dimension, RawBuilder<unknown>> = {
  checkpoint: sql`f.checkpoint`,
  neighbour: sql`p.neighbour`,
  mode: sql`p.mode`,
  direction: sql`f.direction`,
  nationality: sql`f.nationality`,
  sex: sql`f.sex`,
  age: sql`f.age`,
  purpose: sql`f.purpose`,
};
const labelOf = (dimension: Dimension, key: RawBuilder<unknown>) => (dimension === 'age' ? ageLabel(key) : key);
/** Figures are sorted the same in every database: by code, not by its collation; ages by age. */
const orderOf = (dimension: Dimension) =>
  dimension === 'age' ? sql`nullif(cell.age, -1) nulls last` : sql`cell.${sql.ref(dimension)} collate "C" nulls last`;

/**
 * The flows counted plainly, for the border service's CSV of any length. The time inside an inspection's id lies between 5 minutes before and 72 hours after the traveller
 * stood at the lane (`occurredAtOf`), for late records too; with a day's margin that bounds the months that are read.
 */
function flowQuery(question: FlowQuestion, checkpoints: readonly Checkpoint[]): RawBuilder<CountedRow> {
  const from = startOfDay(question.from);
  const to = startOfDay(question.to);
  const low = idFloor(Math.max(0, from.getTime() - CLOCK_AHEAD_MS - DAY_MS));
  const high = idFloor(Math.max(0, to.getTime() + LATE_AFTER_MS + DAY_MS));
  const facts = changesOf({ from: NOTHING_YET, to: null, within: { low, high }, isDetailed: false, personKey: null });
  const conditions = [sql`f.occurred_at >= ${from} and f.occurred_at < ${to}`];
  for (const [dimension, values] of Object.entries(question.filters)) {
    conditions.push(
      sql`${labelOf(dimension as Dimension, KEYS[dimension as Dimension])} = any(${[...values]}::text[])`,
    );
  }
  const began = sql`date_trunc(${sql.lit(question.period)}, f.occurred_at at time zone ${sql.lit(TIME_ZONE)})`;
  const keys = question.by.map((dimension) => sql`${KEYS[dimension]} as ${sql.ref(dimension)}`);
  const labels = question.by.map(
    (dimension) => sql`${labelOf(dimension, sql`cell.${sql.ref(dimension)}`)} as ${sql.ref(dimension)}`,
  );
  return sql<CountedRow>`
    with post as (
      select * from unnest(
        ${checkpoints.map((one) => one.code)}::text[],
        ${checkpoints.map((one) => one.mode)}::text[],
        ${checkpoints.map((one) => one.neighbour)}::text[]
      ) as p (code, mode, neighbour)
    ), cell as (
      select ${sql.join([sql`${began} as began`, ...keys])},
        sum(f.crossings) as crossings, sum(f.refusals) as refusals, sum(f.referrals) as referrals, sum(f.invented) > 0 as invented
      from (${facts}) f left join post p on p.code = f.checkpoint
      where ${sql.join(conditions, sql` and `)}
      group by ${sql.join([began, ...question.by.map((dimension) => KEYS[dimension])])}
    )
    select ${sql.join([sql`to_char(cell.began, ${sql.lit(PERIOD_FORMATS[question.period])}) as period`, ...labels])},
      cell.crossings, cell.refusals, cell.referrals, cell.invented as "includesInvented"
    from cell
    order by ${sql.join([sql`cell.began`, ...question.by.map(orderOf)])}`;
}

/** The flows in chunks of at most `chunkSize` rows, from a cursor of the database: memory holds one chunk, however many rows there are. */
export async function* selectFlows(
  tx: Tx,
  question: FlowQuestion,
  checkpoints: readonly Checkpoint[],
  chunkSize: number,
): AsyncGenerator<CountedRow[], void, undefined> {
  // The whole result will be fetched, so it is planned for the whole.
  await sql`set local cursor_tuple_fraction = 1`.execute(tx);
  await joinWhole(tx);
  await sql`declare flow no scroll cursor for ${flowQuery(question, checkpoints)}`.execute(tx);
  for (;;) {
    const { rows } = await sql<CountedRow>`fetch ${sql.lit(chunkSize)} from flow`.execute(tx);
    if (rows.length > 0) yield rows;
    if (rows.length < chunkSize) return;
  }
}
