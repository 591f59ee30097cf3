import { type RawBuilder, sql } from 'kysely';
import { TIME_ZONE } from '../core/dates.ts';
import type { Tx } from '../platform/database.ts';

/** Inspections by their ids, or all of [low, high). */
export type Within = { ids: readonly string[] } | { low: string; high: string };

export interface ChangeQuestion {
  /** Rows that arrived from this transaction on … */
  from: string;
  /** … and below this one; null: all that the snapshot sees. */
  to: string | null;
  within: Within;
  /** With what only the inspection tells: screened late, entered by hand. */
  isDetailed: boolean;
  /** The key of the persons' hashes; null: without persons. */
  personKey: Buffer | null;
}

const LIST_AGED_AFTER_MS = 3_600_000;
export const NOTHING_YET = '0';

const within = (column: RawBuilder<unknown>, { within: where }: ChangeQuestion) =>
  'ids' in where
    ? sql`${column} = any(${[...where.ids]}::uuid[])`
    : sql`${column} >= ${where.low}::uuid and ${column} < ${where.high}::uuid`;
const below = (column: RawBuilder<unknown>, to: string | null) =>
  to === null ? sql`true` : sql`${column} < ${to}::xid8`;

/**
 * What rows that arrived change in the figures, one row each: `sign` 1 puts in, -1 takes out what an earlier revision had put in. Crossings
 * as they stand below `to`, of the kinds ordinary and escorted; refusals and referrals as inspected. With `from` 0 it is a count from
 * nothing. Each of the fold, its proof, the newest rows of an answer, the plain count and the CSV of any length is this one query.
 */
export function changesOf(question: ChangeQuestion): RawBuilder<unknown> {
  const { from, to } = question;
  const isFromNothing = from === NOTHING_YET;
  const arrived = (column: RawBuilder<unknown>) =>
    isFromNothing ? below(column, to) : sql`${column} >= ${from}::xid8 and ${below(column, to)}`;
  const decided = isFromNothing
    ? sql`(d.arrived_xid is null or ${below(sql`d.arrived_xid`, to)})`
    : arrived(sql`d.arrived_xid`);
  // `revision > 1` follows from the other line; it leaves the few corrections to compare with, instead of every crossing.
  const later = (condition: RawBuilder<unknown>) => sql`exists (
    select from crossing later where later.inspection_id = c.inspection_id and ${within(sql`later.inspection_id`, question)}
      and later.revision > c.revision and later.revision > 1 and ${condition})`;
  const putIn = sql`select 1 as sign, c.* from crossing c
    where ${within(sql`c.inspection_id`, question)} and c.kind in ('ordinary', 'escorted') and ${arrived(sql`c.arrived_xid`)}
      and not ${later(below(sql`later.arrived_xid`, to))}`;
  const takenOut = sql`select -1 as sign, c.* from crossing c
    where ${within(sql`c.inspection_id`, question)} and c.kind in ('ordinary', 'escorted') and c.arrived_xid < ${from}::xid8
      and not ${later(sql`later.arrived_xid < ${from}::xid8`)} and ${later(arrived(sql`later.arrived_xid`))}`;
  const { isDetailed } = question;
  return sql`
    select c.sign, c.inspection_id as id, ${periods(sql`c.occurred_at`)}, c.occurred_at, c.checkpoint, c.direction, c.nationality, c.sex,
      ${ageFloor(sql`c.age`)} as age, c.purpose, 1 as crossings, 0 as refusals, 0 as referrals, (c.kind = 'escorted')::int as escorted,
      (c.purpose = 'not-asked')::int as purpose_not_asked, (c.residence is null)::int as no_residence,
      ${isDetailed ? sql`(coalesce(i.list_age_ms, 0) > ${sql.lit(LIST_AGED_AFTER_MS)})::int` : sql`0`} as screened_late,
      ${isDetailed ? sql`(coalesce(i.capture_mode, 'reader') <> 'reader')::int` : sql`0`} as by_hand,
      c.is_invented::int as invented, ${personOf(question)} as person
    from (${isFromNothing ? putIn : sql`${putIn} union all ${takenOut}`}) c
    ${isDetailed ? sql`left join inspection i on i.id = c.inspection_id and ${within(sql`i.id`, question)}` : sql``}
    ${identityOf(question)}
    union all
    select 1, i.id, ${periods(sql`i.occurred_at`)}, i.occurred_at, i.checkpoint, i.direction, i.nationality, i.sex, ${ageFloor(sql`i.age`)},
      i.purpose, 0, (d.outcome <> 'refer')::int, (d.outcome = 'refer')::int, 0, 0, 0, 0, 0, i.is_invented::int, null
    from decision d join inspection i on i.id = d.inspection_id
    where d.outcome in ('refuse', 'refer', 'refused') and d.stage = case d.outcome when 'refused' then 'second-line' else 'lane' end
      and ${within(sql`d.inspection_id`, question)} and ${within(sql`i.id`, question)} and ${decided}`;
}

/**
 * To be called before changes are asked for: their tables are joined whole, by hashes. Of a month that fills by the second the planner knows
 * less rows than there are, and would hold each one against each: 26 s for 18,000 crossings instead of half a second, on a
 * processor that the lanes need.
 */
export async function joinWhole(tx: Tx): Promise<void> {
  await sql`set local enable_nestloop = off; set local jit = off`.execute(tx);
}

const periods = (at: RawBuilder<unknown>) => {
  const began = (grain: string) => sql`date_trunc(${sql.lit(grain)}, ${at} at time zone ${sql.lit(TIME_ZONE)})`;
  return sql`${began('hour')} as hour, ${began('day')} as day, ${began('month')} as month`;
};

/** The lowest age of the group; -1 when unknown. */
const ageFloor = (age: RawBuilder<unknown>) =>
  sql`(case when ${age} is null then -1 when ${age} < 25 then ${age} when ${age} >= 75 then 75 else ${age} / 5 * 5 end)::smallint`;

/** The identity as it stood with the crossing's revision: almost always the first. */
function identityOf(question: ChangeQuestion): RawBuilder<unknown> {
  if (question.personKey === null) return sql``;
  return sql`
    left join inspection_identity n on n.inspection_id = c.inspection_id and n.revision = 1 and n.ordinal = 1
      and ${within(sql`n.inspection_id`, question)}
    left join lateral (
      select o.name_key, o.birth_date, o.sex from inspection_identity o
      where c.revision > 1 and o.inspection_id = c.inspection_id and o.ordinal = 1 and o.revision between 2 and c.revision
      order by o.revision desc limit 1
    ) o on true`;
}

/**
 * Whoever shares name, birth date and sex counts as one person, on whatever document: two passports are one, and where namesakes fall
 * together, one more cell is withheld.
 */
function personOf({ personKey }: ChangeQuestion): RawBuilder<unknown> {
  if (personKey === null) return sql`null::int`;
  const text = (of: RawBuilder<unknown>) =>
    sql`${of}.name_key || '|' || coalesce(${of}.birth_date, '') || '|' || ${of}.sex`;
  return sql`('x' || left(encode(sha256(${personKey}::bytea || convert_to(coalesce(${text(sql`o`)}, ${text(sql`n`)}), 'UTF8')), 'hex'), 8))::bit(32)::int`;
}
