import { sql } from 'kysely';
import { startOfDay } from '../core/dates.ts';
import { idFloor } from '../core/ids.ts';
import { CLOCK_AHEAD_MS, LATE_AFTER_MS } from '../crossings/inspection.ts';
import type { Tx } from '../platform/database.ts';
import { changesOf, joinWhole, NOTHING_YET } from './flow-change-store.ts';
import { cellsOf, KEY_COLUMNS } from './flow-fold-store.ts';
import { MEASURE_COLUMNS } from './flow-node.ts';
import type { CellDifference, MonthProof } from './flow-proof.ts';

const DAY_MS = 86_400_000;

const MOST_SHOWN = 20;

/**
 * Counts a local month from nothing, up to what the cells follow, and compares each cell of each node. `month` and `next` are first days.
 * Persons are compared where the identities are all there still.
 */
export async function compareMonth(
  tx: Tx,
  { month, next, to, personKey }: { month: string; next: string; to: string; personKey: Buffer },
): Promise<MonthProof> {
  const [start, end] = [startOfDay(month), startOfDay(next)];
  const within = {
    low: idFloor(Math.max(0, start.getTime() - CLOCK_AHEAD_MS - DAY_MS)),
    high: idFloor(end.getTime() + LATE_AFTER_MS + DAY_MS),
  };
  const changes = changesOf({ from: NOTHING_YET, to, within, isDetailed: true, personKey });
  const names = [...KEY_COLUMNS, ...MEASURE_COLUMNS];
  const figures = (alias: string) => sql`array[${sql.join(MEASURE_COLUMNS.map((one) => sql.ref(`${alias}.${one}`)))}]`;
  const nothing = sql`array_fill(0, array[${sql.lit(MEASURE_COLUMNS.length)}])`;
  const keys = sql.join(KEY_COLUMNS.filter((one) => one !== 'began').map((one) => sql.ref(one)));
  await sql`set local work_mem = '96MB'`.execute(tx);
  await joinWhole(tx);
  const { rows } = await sql<{
    crossings: number;
    cellCount: number;
    differingCells: number;
    differences: CellDifference[] | null;
  }>`
    with change as materialized (
      select * from (${changes}) f where occurred_at >= ${start} and occurred_at < ${end}
    ), c as materialized (${cellsOf(sql`change`)}), k as materialized (
      select ${sql.join(names.map((one) => sql.ref(one)))}, persons, gone from flow_cell
      where began >= ${month}::timestamp and began < ${next}::timestamp
    ), pair as (
      select ${keys}, began::text as began,
        case when k.crossings is null then null else ${figures('k')} end as kept,
        case when c.crossings is null then null else ${figures('c')} end as counted,
        k.persons, c.persons as counted_persons, k.gone
      from c full join k using (${sql.join(KEY_COLUMNS.map((one) => sql.ref(one)))})
    ), judged as (
      select pair.*, coalesce(kept, ${nothing}) <> coalesce(counted, ${nothing}) as differs,
        not exists (select from change where crossings > 0 and person is null) and kept is not null and case
          when persons is null then cardinality(coalesce(counted_persons, '{}')) < 16 - gone
          -- to be counted anew: of nobody but those who were added since
          when gone > 6 then cardinality(coalesce(counted_persons, '{}')) < 16 and not persons <@ coalesce(counted_persons, '{}')
          else persons is distinct from flow_persons_kept(coalesce(counted_persons, '{}')) end as persons_differ
      from pair
    ), wrong as (select * from judged where differs or persons_differ)
    select (select coalesce(sum(crossings), 0)::float8 from change) as crossings, (select count(*)::int from pair) as "cellCount",
      (select count(*)::int from wrong) as "differingCells",
      (select json_agg(w) from (select ${keys}, began, kept, counted, not differs as "isOfPersons" from wrong
        order by node, began limit ${MOST_SHOWN}) w) as differences`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('a month has no proof');
  return { ...row, differences: row.differences ?? [] };
}

/** First days of the local months that have cells or crossings. */
export async function listFlowMonths(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select distinct to_char(began, 'YYYY-MM-DD') as month from flow_cell where node = 7
    union
    select to_char(m, 'YYYY-MM-DD') from (
      select date_trunc('month', min(first)) as first, date_trunc('month', max(last)) as last from (
        select (select occurred_at at time zone 'Asia/Bishkek' from crossing order by inspection_id limit 1) - interval '4 days' as first,
          (select occurred_at at time zone 'Asia/Bishkek' from crossing order by inspection_id desc limit 1) + interval '4 days' as last
      ) b
    ) r, generate_series(r.first, r.last, interval '1 month') m
    order by 1`.execute(tx);
  return rows.map(({ month }) => month);
}

/** When each month was proved last, the longest ago first. */
export async function listProofs(tx: Tx): Promise<{ month: string; provedAt: Date }[]> {
  const { rows } = await sql<{ month: string; provedAt: Date }>`
    select month, proved_at as "provedAt" from flow_proof order by proved_at`.execute(tx);
  return rows;
}

export async function saveProof(
  tx: Tx,
  month: string,
  { crossings, differingCells }: Pick<MonthProof, 'crossings' | 'differingCells'>,
  at: Date,
): Promise<void> {
  await sql`
    insert into flow_proof values (${month}, ${at}, ${crossings}, ${differingCells})
    on conflict (month) do update set proved_at = excluded.proved_at, crossings = excluded.crossings,
      differing_cells = excluded.differing_cells`.execute(tx);
}
