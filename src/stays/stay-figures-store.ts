import { type RawBuilder, sql } from 'kysely';
import { HOME_STATE } from '../core/countries.ts';
import { addDays, type CalendarDate, startOfDay, TIME_ZONE } from '../core/dates.ts';
import type { Tx } from '../platform/database.ts';
import { OTHERWISE_REGULATED } from './stay-rule.ts';

/** Whoever has no authorised day in the record is taken to be inside for so long. */
const PRESUMED_DAYS = 90;
const MOST_DESTINATIONS = 20;

const zone = sql.lit(TIME_ZONE);
const home = sql.lit(HOME_STATE);
const dayOf = (column: RawBuilder<unknown>) => sql<CalendarDate>`(${column} at time zone ${zone})::date`;
/** The instant at which a local day is over. */
const endOf = (date: CalendarDate) => startOf(addDays(date, 1));
const startOf = (date: CalendarDate) => sql`${startOfDay(date)}::timestamptz`;

export interface InsideRow {
  nationality: string;
  /** A certain pair says that they were inside when the day ended. */
  confirmed: number;
  /** The last that is known is an entry, and the authorised stay had not ended. */
  open: number;
  /** The same, and it had: gone unseen, or still here. */
  overdue: number;
  /** A probable pair, or an entry whose exit was missed later. */
  uncertain: number;
  /** Left later, and nobody knows of an entry: inside since before recording began. */
  beforeRecording: number;
  isAnyInvented: boolean;
}

/** Who was inside when a local day ended, citizens apart, by nationality. */
export async function selectInside(tx: Tx, onDate: CalendarDate): Promise<InsideRow[]> {
  const over = endOf(onDate);
  const isPresent = sql`entry_at < ${over} and exit_at is null and entry_next_at is null`;
  const isDue = sql`coalesce(authorised_until, ${dayOf(sql`entry_at`)} + ${sql.lit(PRESUMED_DAYS)}) >= ${onDate}::date`;
  const { rows } = await sql<InsideRow>`
    select nationality,
      count(*) filter (where entry_at < ${over} and exit_at >= ${over} and confidence = 'certain')::int as confirmed,
      count(*) filter (where ${isPresent} and ${isDue})::int as open,
      count(*) filter (where ${isPresent} and not ${isDue})::int as overdue,
      count(*) filter (where entry_at < ${over}
        and ((exit_at >= ${over} and confidence = 'probable') or (exit_at is null and entry_next_at >= ${over})))::int as uncertain,
      count(*) filter (where entry_at is null and exit_previous_at is null and exit_at >= ${over})::int as "beforeRecording",
      bool_or(is_invented) as "isAnyInvented"
    from stay
    where nationality <> ${home} and (exit_at >= ${over} or exit_at is null) and (entry_at < ${over} or entry_at is null)
    group by nationality order by nationality`.execute(tx);
  return rows;
}

/** Nights of completed stays, as tourism counts them: 0 is the same day. Upper bounds; the last group has none. */
export const NIGHT_GROUPS = [0, 3, 7, 14, 30, 90, 180, null] as const;

export interface CompletedRow {
  nationality: string;
  stays: number;
  persons: number;
  medianNights: number;
  nights: number[];
  /** Of each group: who had two stays of it is one. */
  nightPersons: number[];
  isAnyInvented: boolean;
}

/** Certain stays that ended on the local days [from, to), citizens apart, by nationality. */
export async function selectCompleted(tx: Tx, from: CalendarDate, to: CalendarDate): Promise<CompletedRow[]> {
  const bounds = NIGHT_GROUPS.filter((bound) => bound !== null);
  const isOf = (group: number) => sql`width_bucket(nights - 1, ${bounds}::int[]) = ${sql.lit(group)}`;
  const { rows } = await sql<CompletedRow>`
    select nationality, count(*)::int as stays, count(distinct person_id)::int as persons,
      percentile_disc(0.5) within group (order by nights)::int as "medianNights",
      array[${sql.join(NIGHT_GROUPS.map((_, at) => sql`count(*) filter (where ${isOf(at)})::int`))}] as nights,
      array[${sql.join(NIGHT_GROUPS.map((_, at) => sql`count(distinct person_id) filter (where ${isOf(at)})::int`))}]
        as "nightPersons",
      bool_or(is_invented) as "isAnyInvented"
    from (
      select nationality, person_id, is_invented, ${dayOf(sql`exit_at`)} - ${dayOf(sql`entry_at`)} as nights from stay
      where exit_at >= ${startOf(from)} and exit_at < ${startOf(to)} and confidence = 'certain' and nationality <> ${home}
    ) s
    group by nationality order by nationality`.execute(tx);
  return rows;
}

export interface AbroadRow {
  destination: string | null;
  under3Months: number;
  from3To12Months: number;
  over12Months: number;
  isAnyInvented: boolean;
}

/** Citizens whose last crossing before a local day ended was an exit, by where it led, as far as that was said: the most first. */
export async function selectAbroad(tx: Tx, onDate: CalendarDate): Promise<AbroadRow[]> {
  const over = endOf(onDate);
  const left = dayOf(sql`s.exit_at`);
  const { rows } = await sql<AbroadRow>`
    with gone as (
      select s.to_country, s.is_invented, ${left} as left_on from stay s
      where coalesce(s.exit_nationality, s.nationality) = ${home} and s.exit_at < ${over}
        and not exists (
          select from stay n where n.person_id = coalesce(s.exit_person_id, s.person_id)
            and ((n.entry_at > s.exit_at and n.entry_at < ${over}) or (n.exit_at > s.exit_at and n.exit_at < ${over}))
        )
    ), counted as (
      select to_country as destination,
        count(*) filter (where left_on > ${onDate}::date - interval '3 months')::int as "under3Months",
        count(*) filter (where left_on <= ${onDate}::date - interval '3 months'
          and left_on > ${onDate}::date - interval '12 months')::int as "from3To12Months",
        count(*) filter (where left_on <= ${onDate}::date - interval '12 months')::int as "over12Months",
        bool_or(is_invented) as "isAnyInvented",
        row_number() over (order by count(*) desc, to_country) as rank
      from gone group by to_country
    )
    select case when rank <= ${sql.lit(MOST_DESTINATIONS)} then destination end as destination,
      sum("under3Months")::int as "under3Months", sum("from3To12Months")::int as "from3To12Months",
      sum("over12Months")::int as "over12Months", bool_or("isAnyInvented") as "isAnyInvented"
    from counted group by 1 order by sum("under3Months" + "from3To12Months" + "over12Months") desc, 1`.execute(tx);
  return rows;
}

export interface OverstayRow {
  nationality: string;
  foundOnExit: number;
  foundPersons: number;
  /** Of whom a completed stay of the same days was none. */
  otherPersons: number;
  medianOverDays: number | null;
  /** Completed certain stays of the same days: what the found ones are a share of. */
  completed: number;
  completedPersons: number;
  overdue: number;
  /** Of entries that another crossing followed, those without an exit. */
  missed: number;
  followed: number;
  persons: number;
  isAnyInvented: boolean;
}

/** Overstays found on exit on the local days [from, to), and who may be overstaying when the last of them ends, by nationality. */
export async function selectOverstays(tx: Tx, from: CalendarDate, to: CalendarDate): Promise<OverstayRow[]> {
  const isEnded = sql`exit_at >= ${startOf(from)} and exit_at < ${startOf(to)} and confidence = 'certain'`;
  const isFound = sql`${isEnded} and over_days > 0`;
  const over = startOf(to);
  // As it stood when the last of the days ended: who left or was seen later had not yet.
  const lastDay = sql`coalesce(authorised_until, case when over_days > 0 then ${dayOf(sql`exit_at`)} - over_days end)`;
  const isFollowed = sql`(exit_at < ${over} or entry_next_at < ${over})`;
  // As mayBeProlonged() has it (stay-rule.ts): beyond such a day nobody in particular is told an overstay, and so nobody is counted as one.
  const isOnContract = sql`(permit ->> 'basis' = 'eaeu-worker' and rule_id in (select id from stay_rule where basis = 'eaeu-worker'))`;
  const mayBeProlonged = sql`(traveller_kind = any(${OTHERWISE_REGULATED}) or ${isOnContract} is true)`;
  const { rows } = await sql<OverstayRow>`
    select nationality,
      count(*) filter (where ${isFound})::int as "foundOnExit",
      count(distinct person_id) filter (where ${isFound})::int as "foundPersons",
      count(distinct person_id) filter (where ${isEnded} and (over_days > 0) is not true)::int as "otherPersons",
      (percentile_disc(0.5) within group (order by over_days) filter (where ${isFound}))::int as "medianOverDays",
      count(*) filter (where ${isEnded})::int as completed,
      count(distinct person_id) filter (where ${isEnded})::int as "completedPersons",
      count(*) filter (where entry_at < ${over} and ${isFollowed} is not true
        and ${lastDay} < ${to}::date - 1 and not ${mayBeProlonged})::int as overdue,
      count(*) filter (where exit_id is null and entry_next_at < ${over})::int as missed,
      count(*) filter (where entry_id is not null and ${isFollowed})::int as followed,
      count(distinct person_id) filter (where entry_at < ${over})::int as persons,
      bool_or(is_invented) as "isAnyInvented"
    from stay where nationality <> ${home}
    group by nationality order by nationality`.execute(tx);
  return rows;
}
