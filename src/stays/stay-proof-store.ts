import { sql } from 'kysely';
import { type CalendarDate, TIME_ZONE } from '../core/dates.ts';
import type { ArrivalCursor } from '../crossings/arrived-crossing-reader.ts';
import type { Tx } from '../platform/database.ts';
import { type IdSlice, within } from './id-slice.ts';

/** Of some crossings those that arrived up to a place and are not kept. */
export async function selectForgotten(
  tx: Tx,
  { xid, id, revision }: ArrivalCursor,
  slice: IdSlice,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.inspection_id as id from crossing c
    where (c.arrived_xid, c.inspection_id, c.revision) <= (${xid}::xid8, ${id}::uuid, ${revision}::int)
      and ${within(sql`c.inspection_id`, slice)}
      and not exists (select from stay_crossing k where k.id = c.inspection_id and ${within(sql`k.id`, slice)})
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

export interface DayBalance {
  checkpoint: string;
  nationality: string;
  day: CalendarDate;
  entries: number;
  exits: number;
}

/** What some of the kept crossings give for their days. */
export async function countBalances(tx: Tx, slice: IdSlice): Promise<DayBalance[]> {
  const { rows } = await sql<DayBalance>`
    select checkpoint, nationality, (occurred_at at time zone ${sql.lit(TIME_ZONE)})::date as day,
      count(*) filter (where direction = 'entry')::int as entries, count(*) filter (where direction = 'exit')::int as exits
    from stay_crossing where kind in ('ordinary', 'escorted') and ${within(sql`id`, slice)} group by 1, 2, 3`.execute(
    tx,
  );
  return rows;
}

export async function selectBalanceCheckpoints(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('balance_day').select('checkpoint').distinct().execute();
  return rows.map(({ checkpoint }) => checkpoint);
}

/** The balances of some checkpoints' days (after, upTo]; null: without that end. */
export async function selectKeptBalances(
  tx: Tx,
  checkpoints: readonly string[],
  { after, upTo }: { after: CalendarDate | null; upTo: CalendarDate | null },
): Promise<DayBalance[]> {
  const { rows } = await sql<DayBalance>`
    select checkpoint, nationality, day, entries, exits from balance_day
    where checkpoint = any(${checkpoints}::text[]) and day > coalesce(${after}::date, '-infinity')
      and day <= coalesce(${upTo}::date, 'infinity')`.execute(tx);
  return rows;
}
