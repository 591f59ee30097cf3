import { sql } from 'kysely';
import { TIME_ZONE } from '../core/dates.ts';
import type { ArrivalCursor } from '../crossings/arrived-crossing-reader.ts';
import type { Tx } from '../platform/database.ts';

/** The next persons after one, in the order of their ids. */
export async function selectPersons(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('stay_crossing')
    .select('person_id')
    .distinct()
    .where('person_id', '>', after)
    .orderBy('person_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

/** Crossings that arrived up to a place and are not kept. */
export async function selectForgotten(tx: Tx, { xid, id, revision }: ArrivalCursor, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.inspection_id as id from crossing c
    where (c.arrived_xid, c.inspection_id, c.revision) <= (${xid}::xid8, ${id}::uuid, ${revision}::int)
      and not exists (select from stay_crossing k where k.id = c.inspection_id)
    limit ${limit}`.execute(tx);
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

/** Days of which entries and exits are not what the kept crossings give. */
export async function selectWrongBalances(tx: Tx, limit: number): Promise<{ checkpoint: string; day: string }[]> {
  const { rows } = await sql<{ checkpoint: string; day: string }>`
    select checkpoint, day::text as day from (
      select checkpoint, nationality, (occurred_at at time zone ${sql.lit(TIME_ZONE)})::date as day,
        count(*) filter (where direction = 'entry') as entries, count(*) filter (where direction = 'exit') as exits
      from stay_crossing where kind in ('ordinary', 'escorted') group by 1, 2, 3
    ) c full join balance_day b using (checkpoint, nationality, day)
    where coalesce(b.entries, 0) <> coalesce(c.entries, 0) or coalesce(b.exits, 0) <> coalesce(c.exits, 0)
    limit ${limit}`.execute(tx);
  return rows;
}
