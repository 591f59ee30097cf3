import { sql } from 'kysely';
import { type CalendarDate, localDate, startOfDay, TIME_ZONE } from '../core/dates.ts';
import { idFloor, idTimeMs } from '../core/ids.ts';
import type { ArrivalCursor } from '../crossings/arrived-crossing-reader.ts';
import { CLOCK_AHEAD_MS, LATE_AFTER_MS } from '../crossings/inspection.ts';
import type { Tx } from '../platform/database.ts';
import { type IdSlice, within } from './id-slice.ts';

/** Of some crossings those that arrived up to a place and are not kept. */
export async function selectForgotten(tx: Tx, { xid, id, revision }: ArrivalCursor, slice: IdSlice): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.inspection_id as id from crossing c
    where (c.arrived_xid, c.inspection_id, c.revision) <= (${xid}::xid8, ${id}::uuid, ${revision}::int)
      and ${within(sql`c.inspection_id`, slice)}
      and not exists (select from stay_crossing k where k.id = c.inspection_id and ${within(sql`k.id`, slice)})`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** The persons that keys belong to, and all keys of some persons. */
export async function selectKeys(
  tx: Tx,
  keys: Iterable<string>,
  persons: readonly string[],
): Promise<{ key: string; personId: string }[]> {
  const { rows } = await sql<{ key: string; personId: string }>`
    select key, person_id as "personId" from stay_key where key = any(${[...keys]}::uuid[])
    union select key, person_id from stay_key where person_id = any(${persons}::uuid[])`.execute(tx);
  return rows;
}

/** The words of names under which crossings stand as open ends. */
export async function selectEndKeys(tx: Tx, crossings: readonly string[]): Promise<{ key: string; id: string }[]> {
  const { rows } = await sql<{ key: string; id: string }>`
    select key, crossing_id as id from stay_end_key where crossing_id = any(${crossings}::uuid[])`.execute(tx);
  return rows;
}

/** Of some crossings those with a revision that arrived after a place. */
export async function selectLate(
  tx: Tx,
  { xid, id, revision }: ArrivalCursor,
  crossings: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct inspection_id as id from crossing
    where inspection_id = any(${crossings}::uuid[])
      and (arrived_xid, inspection_id, revision) > (${xid}::xid8, ${id}::uuid, ${revision}::int)`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

const DAY_MS = 86_400_000;

/** The days on which a crossing or a balance may lie; null: there are none. */
export async function selectBalanceDays(tx: Tx): Promise<{ first: CalendarDate; last: CalendarDate } | null> {
  const { rows } = await sql<{
    firstId: string | null;
    lastId: string | null;
    first: string | null;
    last: string | null;
  }>`
    select (select id from stay_crossing order by id limit 1) as "firstId", (select id from stay_crossing order by id desc limit 1) as "lastId",
      min(day)::text as first, max(day)::text as last from balance_day`.execute(tx);
  const [row] = rows;
  const dateOf = (id: string | null | undefined, shiftMs: number) =>
    id ? localDate(new Date(idTimeMs(id) + shiftMs)) : null;
  const firsts = [row?.first, dateOf(row?.firstId, -LATE_AFTER_MS)].filter((day) => typeof day === 'string').sort();
  const lasts = [row?.last, dateOf(row?.lastId, CLOCK_AHEAD_MS)].filter((day) => typeof day === 'string').sort();
  const [first, last] = [firsts[0], lasts.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}

/** Of the days [from, to) those whose entries and exits are not what the kept crossings give. An id lies near its crossing's time. */
export async function selectWrongBalances(
  tx: Tx,
  { from, to }: { from: CalendarDate; to: CalendarDate },
): Promise<{ checkpoint: string; day: CalendarDate }[]> {
  const [start, end] = [startOfDay(from), startOfDay(to)];
  const slice = {
    from: idFloor(Math.max(0, start.getTime() - CLOCK_AHEAD_MS - DAY_MS)),
    to: idFloor(end.getTime() + LATE_AFTER_MS + DAY_MS),
  };
  const { rows } = await sql<{ checkpoint: string; day: CalendarDate }>`
    with counted as (
      select checkpoint, nationality, (occurred_at at time zone ${sql.lit(TIME_ZONE)})::date as day,
        count(*) filter (where direction = 'entry')::int as entries, count(*) filter (where direction = 'exit')::int as exits
      from stay_crossing where kind in ('ordinary', 'escorted') and ${within(sql`id`, slice)}
        and occurred_at >= ${start} and occurred_at < ${end} group by 1, 2, 3
    ), kept as (
      select * from balance_day where day >= ${from}::date and day < ${to}::date and (entries, exits) <> (0, 0)
    )
    select checkpoint, day from counted c full join kept k using (checkpoint, nationality, day)
    where (c.entries, c.exits) is distinct from (k.entries, k.exits)
    order by day, checkpoint`.execute(tx);
  return rows;
}
