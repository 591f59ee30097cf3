import { type RawBuilder, sql } from 'kysely';
import { type CalendarDate, TIME_ZONE } from '../core/dates.ts';
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

/** Ids in [from, to); to null: all from there on. */
export interface IdSlice {
  from: string;
  to: string | null;
}

const within = (column: RawBuilder<unknown>, { from, to }: IdSlice) =>
  to === null ? sql`${column} >= ${from}::uuid` : sql`${column} >= ${from}::uuid and ${column} < ${to}::uuid`;

/** The id so many rows of a table after another one; null: there are not so many. */
export async function selectIdAfter(
  tx: Tx,
  table: 'crossing' | 'stay_crossing',
  from: string,
  count: number,
): Promise<string | null> {
  const id = table === 'crossing' ? sql`inspection_id` : sql`id`;
  const { rows } = await sql<{ id: string }>`
    select ${id} as id from ${sql.table(table)} where ${id} > ${from}::uuid order by ${id} offset ${count} limit 1`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}

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
