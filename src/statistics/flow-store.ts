import { type RawBuilder, sql } from 'kysely';
import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { TIME_ZONE } from '../core/dates.ts';
import { idFloor } from '../core/ids.ts';
import { CLOCK_AHEAD_MS, LATE_AFTER_MS } from '../crossings/inspection.ts';
import type { Tx } from '../platform/database.ts';
import { type Dimension, type FlowQuestion, type FlowRow, type Period, startOfDay } from './flow.ts';

export interface CountedRow extends FlowRow {
  includesInvented: boolean;
}

const DAY_MS = 86_400_000;

const local = sql`(f.occurred_at at time zone ${sql.lit(TIME_ZONE)})`;
const PERIOD_LABELS: Record<Period, RawBuilder<unknown>> = {
  hour: sql`to_char(${local}, 'YYYY-MM-DD"T"HH24')`,
  day: sql`to_char(${local}, 'YYYY-MM-DD')`,
  month: sql`to_char(${local}, 'YYYY-MM')`,
  quarter: sql`to_char(${local}, 'YYYY-"Q"Q')`,
  year: sql`to_char(${local}, 'YYYY')`,
};

/** As `ageGroupOf`. */
const ageGroup = sql`case when f.age is null then 'unknown' when f.age < 25 then f.age::text when f.age >= 75 then '75+'
  else (f.age / 5 * 5)::text || '-' || (f.age / 5 * 5 + 4)::text end`;

const VALUES: Record<Dimension, RawBuilder<unknown>> = {
  checkpoint: sql`f.checkpoint`,
  neighbour: sql`p.neighbour`,
  // A crossing keeps the mode it had; what was refused or referred has the checkpoint's.
  mode: sql`coalesce(f.mode, p.mode)`,
  direction: sql`f.direction`,
  nationality: sql`f.nationality`,
  sex: sql`f.sex`,
  age: ageGroup,
  purpose: sql`f.purpose`,
};

/** Figures are sorted the same in every database: by code, not by its collation; ages by age. */
const orderOf = (dimension: Dimension) =>
  dimension === 'age' ? sql`min(f.age) nulls last` : sql`${VALUES[dimension]} collate "C" nulls last`;

/**
 * The one query behind every flow. The time inside an inspection's id lies between 5 minutes before and 72 hours after the traveller
 * stood at the lane (`occurredAtOf`), for late records too; with a day's margin that bounds the months that are read.
 */
function flowQuery(question: FlowQuestion, checkpoints: readonly Checkpoint[]): RawBuilder<CountedRow> {
  const from = startOfDay(question.from);
  const to = startOfDay(question.to);
  const low = idFloor(Math.max(0, from.getTime() - CLOCK_AHEAD_MS - DAY_MS));
  const high = idFloor(Math.max(0, to.getTime() + LATE_AFTER_MS + DAY_MS));
  const within = (id: string) => sql`${sql.ref(id)} >= ${low}::uuid and ${sql.ref(id)} < ${high}::uuid`;
  const conditions = [sql`f.occurred_at >= ${from} and f.occurred_at < ${to}`];
  for (const [dimension, values] of Object.entries(question.filters)) {
    conditions.push(sql`${VALUES[dimension as Dimension]} = any(${[...values]}::text[])`);
  }
  const label = PERIOD_LABELS[question.period];
  const columns = question.by.map((dimension) => sql`${VALUES[dimension]} as ${sql.ref(dimension)}`);
  return sql<CountedRow>`
    with post as (
      select * from unnest(
        ${checkpoints.map((one) => one.code)}::text[],
        ${checkpoints.map((one) => one.mode)}::text[],
        ${checkpoints.map((one) => one.neighbour)}::text[]
      ) as p (code, mode, neighbour)
    ), fact as (
      select c.checkpoint, c.mode, c.direction, c.nationality, c.sex, c.age, c.purpose, c.occurred_at, c.is_invented,
        1 as crossing, 0 as refusal, 0 as referral
      from crossing c
      where c.kind in ('ordinary', 'escorted') and ${within('c.inspection_id')}
        and not exists (
          select from crossing later
          where later.inspection_id = c.inspection_id and later.revision > c.revision and ${within('later.inspection_id')}
        )
      union all
      select i.checkpoint, null, i.direction, i.nationality, i.sex, i.age, i.purpose, i.occurred_at, i.is_invented,
        0, (d.outcome <> 'refer')::int, (d.outcome = 'refer')::int
      from decision d join inspection i on i.id = d.inspection_id
      where (d.stage, d.outcome) in (('lane', 'refuse'), ('lane', 'refer'), ('second-line', 'refused'))
        and ${within('d.inspection_id')} and ${within('i.id')}
    )
    select ${sql.join([sql`${label} as period`, ...columns])},
      sum(f.crossing) as crossings, sum(f.refusal) as refusals, sum(f.referral) as referrals,
      bool_or(f.is_invented) as "includesInvented"
    from fact f left join post p on p.code = f.checkpoint
    where ${sql.join(conditions, sql` and `)}
    group by ${sql.join([label, ...question.by.map((dimension) => VALUES[dimension])])}
    order by ${sql.join([sql`${label} collate "C"`, ...question.by.map(orderOf)])}`;
}

/** The flows in chunks of at most `chunkSize` rows, from a cursor of the database: memory holds one chunk, however many rows there are. */
export async function* selectFlows(
  tx: Tx,
  question: FlowQuestion,
  checkpoints: readonly Checkpoint[],
  chunkSize: number,
): AsyncGenerator<CountedRow[], void, undefined> {
  await sql`declare flow no scroll cursor for ${flowQuery(question, checkpoints)}`.execute(tx);
  for (;;) {
    const { rows } = await sql<CountedRow>`fetch ${sql.lit(chunkSize)} from flow`.execute(tx);
    if (rows.length > 0) yield rows;
    if (rows.length < chunkSize) return;
  }
}

/** Everything that was committed before this instant is in the figures. */
export async function selectAsOf(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select transaction_timestamp() as at`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL told no time');
  return row.at;
}
