import { sql } from 'kysely';
import { HOME_STATE } from '../core/countries.ts';
import { type CalendarDate, startOfDay, TIME_ZONE } from '../core/dates.ts';
import type { Tx } from '../platform/database.ts';
import { MIGRANT_DAYS, WINDOW_DAYS } from './migrant.ts';

const zone = sql.lit(TIME_ZONE);
const home = sql.lit(HOME_STATE);
const needed = sql.lit(MIGRANT_DAYS);
const spare = sql.lit(WINDOW_DAYS - MIGRANT_DAYS);
const window = sql`make_interval(days => ${sql.lit(WINDOW_DAYS)})`;
const startOf = (date: CalendarDate) => sql`${startOfDay(date)}::timestamptz`;

/** Days of a span that lie in [from, to). */
const daysIn = (from: ReturnType<typeof sql>, to: ReturnType<typeof sql>) =>
  sql<number>`greatest(0, extract(epoch from least(s.ends, ${to}) - greatest(s.begins, ${from})) / 86400)`;

export interface MigrantRow {
  /** The first of the month. */
  month: CalendarDate;
  direction: 'arrival' | 'departure';
  isCitizen: boolean;
  /** Certain pairs say so. */
  low: number;
  /** And those of whom nothing was seen since, and probable pairs. */
  high: number;
  isAnyInvented: boolean;
}

/**
 * Migrants by month of the crossing that made them one, [from, to) both the first of a month, as far as it is known at `now`. One scan finds those
 * who were inside for a year at all; only their crossings are looked at one by one.
 * A citizen who came back and was not seen since is here; of a foreigner that is not certain.
 */
export async function selectMigrants(tx: Tx, from: CalendarDate, to: CalendarDate, now: Date): Promise<MigrantRow[]> {
  const [begin, end] = [startOf(from), startOf(to)];
  const { rows } = await sql<MigrantRow>`
    with span as (
      select person_id, entry_at as begins, exit_at as ends, true as is_sure from stay
      where confidence = 'certain' and exit_at > ${begin} - 2 * ${window} and entry_at < ${end} + ${window}
      union all
      select person_id, entry_at, least(coalesce(exit_at, entry_next_at, ${now}), ${now}),
        nationality = ${home} and exit_at is null and entry_next_at is null from stay
      where entry_at < ${end} + ${window} and confidence is distinct from 'certain'
        and coalesce(exit_at, entry_next_at, ${now}) > ${begin} - 2 * ${window}
      union all
      select person_id, exit_at - ${window}, exit_at, nationality = ${home} from stay
      where entry_id is null and exit_previous_at is null and exit_at > ${begin} - ${window} and exit_at < ${end} + ${window}
    ), resident as (
      select person_id from span group by person_id having sum(extract(epoch from ends - begins)) >= ${needed} * 86400
    ), move as (
      select 'arrival' as direction, person_id, entry_at as at, nationality, is_invented from stay
      where entry_at >= ${begin} - ${window} and entry_at < ${end}
      union all
      select 'departure', person_id, exit_at, coalesce(exit_nationality, nationality), is_invented from stay
      where exit_at >= ${begin} - ${window} and exit_at < ${end}
    ), told as (
      select m.*, i.*, extract(epoch from least(${now}, m.at + ${window}) - m.at) / 86400 as seen
      from move m join resident using (person_id) cross join lateral (
        select coalesce(sum(${daysIn(sql`m.at`, sql`m.at + ${window}`)}) filter (where s.is_sure), 0) as sure_after,
          coalesce(sum(${daysIn(sql`m.at`, sql`m.at + ${window}`)}), 0) as any_after,
          coalesce(sum(${daysIn(sql`m.at - ${window}`, sql`m.at`)}) filter (where s.is_sure), 0) as sure_before,
          coalesce(sum(${daysIn(sql`m.at - ${window}`, sql`m.at`)}), 0) as any_before,
          bool_or(s.begins > m.at) as is_seen_again
        from span s where s.person_id = m.person_id
      ) i
    ), judged as (
      select *,
        case direction when 'arrival' then sure_after >= ${needed} and any_before <= ${spare}
          else seen - any_after >= ${needed} and sure_before >= ${needed} and is_seen_again end as is_low,
        case direction when 'arrival' then any_after >= ${needed} and sure_before <= ${spare}
          else seen - sure_after >= ${needed} and any_before >= ${needed} end as is_high
      from told
    ), first as (
      select *, lag(at) over (partition by person_id, direction order by at) as previous_at from judged where is_high
    )
    select to_char(date_trunc('month', at at time zone ${zone}), 'YYYY-MM-DD') as month, direction,
      nationality = ${home} as "isCitizen", count(*) filter (where is_low)::int as low, count(*)::int as high,
      bool_or(is_invented) as "isAnyInvented"
    from first where at >= ${begin} and (previous_at is null or previous_at <= at - ${window})
    group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
  return rows;
}

/** The first crossing on record: of who was where before it nothing is known. */
export async function selectRecordingBegan(tx: Tx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select least((select min(entry_at) from stay), (select min(exit_at) from stay)) as at`.execute(tx);
  return rows[0]?.at ?? null;
}
