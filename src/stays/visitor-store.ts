import { sql } from 'kysely';
import { type CalendarDate, TIME_ZONE } from '../core/dates.ts';
import type { Tx } from '../platform/database.ts';
import type { Arrival } from './visitor.ts';

/** Of a tourist a trip is shorter. */
const YEAR_DAYS = 365;
const zone = sql.lit(TIME_ZONE);

export interface ArrivalGroup extends Arrival {
  arrivals: number;
  /** Hashes of the persons, as many as tell few from many; null: many. */
  persons: number[] | null;
  isAnyInvented: boolean;
}

/** Arrivals of the local days [from, to), as they stand now, by all that sorts them. */
export async function selectArrivals(tx: Tx, from: CalendarDate, to: CalendarDate): Promise<ArrivalGroup[]> {
  const startOf = (date: CalendarDate) => sql`(${date}::date::timestamp at time zone ${zone})`;
  const { rows } = await sql<ArrivalGroup>`
    select kind, purpose, residence, nationality, "end", count(*)::int as arrivals,
      flow_persons_kept(flow_persons(uuid_hash(person_id))) as persons, bool_or(is_invented) as "isAnyInvented"
    from (
      select traveller_kind as kind, purpose, residence, nationality, person_id, is_invented, case
        when confidence = 'certain' then case
          when nights < 1 then 'same-day' when nights < ${sql.lit(YEAR_DAYS)} then 'overnight' else 'a-year-or-longer' end
        when exit_id is null and entry_next_at is null then 'still-inside' else 'unpaired' end as "end"
      from (
        select *, (exit_at at time zone ${zone})::date - (entry_at at time zone ${zone})::date as nights from stay
        where entry_at >= ${startOf(from)} and entry_at < ${startOf(to)}
      ) s
    ) a
    group by kind, purpose, residence, nationality, "end"`.execute(tx);
  return rows;
}
