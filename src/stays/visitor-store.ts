import { sql } from 'kysely';
import { type CalendarDate, inMonths, startOfDay, TIME_ZONE } from '../core/dates.ts';
import type { Tx } from '../platform/database.ts';
import { MOST_PERSONS } from './small-cell.ts';
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

/** Arrivals of the local days [from, to), as they stand now, by all that sorts them: read a month at a time, so that no statement grows. */
export async function selectArrivals(tx: Tx, from: CalendarDate, to: CalendarDate): Promise<ArrivalGroup[]> {
  const groups = new Map<string, ArrivalGroup>();
  for (const month of inMonths(from, to)) {
    for (const row of await selectArrivalsOf(tx, month.from, month.to)) {
      const key = JSON.stringify([row.kind, row.purpose, row.residence, row.nationality, row.end]);
      const known = groups.get(key);
      groups.set(key, known ? united(known, row) : row);
    }
  }
  return [...groups.values()];
}

function united(one: ArrivalGroup, other: ArrivalGroup): ArrivalGroup {
  const persons = one.persons && other.persons ? [...new Set([...one.persons, ...other.persons])] : null;
  return {
    ...one,
    arrivals: one.arrivals + other.arrivals,
    persons: persons && persons.length <= MOST_PERSONS ? persons : null,
    isAnyInvented: one.isAnyInvented || other.isAnyInvented,
  };
}

async function selectArrivalsOf(tx: Tx, from: CalendarDate, to: CalendarDate): Promise<ArrivalGroup[]> {
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
        where entry_at >= ${startOfDay(from)} and entry_at < ${startOfDay(to)}
      ) s
    ) a
    group by kind, purpose, residence, nationality, "end"`.execute(tx);
  return rows;
}
