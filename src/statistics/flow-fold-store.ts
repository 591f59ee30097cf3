import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { type ChangeQuestion, changesOf, NOTHING_YET } from './flow-change-store.ts';
import { CELL_COLUMNS, type CellColumn, FLOW_NODES, type FlowNode, MEASURE_COLUMNS, MONTH_NODE } from './flow-node.ts';

/** How far the cells follow the rows. */
export interface FoldState {
  /** Everything that arrived below this transaction is in. */
  at: string;
  /** While a backlog is counted by months: up to where, and below which id it is done. */
  target: string | null;
  doneBelow: string | null;
  step: number;
  epoch: number;
  /** While all cells are being forgotten (forget-cells.ts): from which one on; null: none is. */
  forgottenBelow: CellKey | null;
  /** The state is of a transaction that has not begun: of another cluster, from whose dump this one was restored. */
  isAhead: boolean;
}

/** One process at a time follows the rows (platform/turn.ts). */
export const FLOW_TURN = 'flow-fold';

export async function readFlowState(tx: Tx): Promise<FoldState> {
  const { rows } = await sql<FoldState>`
    select at_xid::text as at, target_xid::text as target, done_below as "doneBelow", step, epoch, forgotten_below as "forgottenBelow",
      at_xid > pg_snapshot_xmax(pg_current_snapshot()) as "isAhead" from flow_fold
    where name = 'flows'`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('flow_fold has lost its row');
  return row;
}

export async function saveFlowState(
  tx: Tx,
  { at, target, doneBelow, step, epoch, forgottenBelow }: Omit<FoldState, 'isAhead'>,
): Promise<void> {
  await sql`
    update flow_fold set at_xid = ${at}::xid8, target_xid = ${target}::xid8, done_below = ${doneBelow}::uuid, step = ${step},
      epoch = ${epoch}, forgotten_below = ${forgottenBelow && JSON.stringify(forgottenBelow)} where name = 'flows'`.execute(
    tx,
  );
}

/** Inspections whose crossings or decisions arrived in [from, to); at most so many of each, some may stand there twice. */
export async function readArrivedIds(
  tx: Tx,
  { from, to, limit }: { from: string; to: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from flow_arrived(${from}::xid8, ${to}::xid8, ${limit}) id`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface SeenState extends FoldState {
  /** Everything that was committed before is seen. */
  asOf: Date;
  /** What has arrived and is in no cell yet; at most one more than the limit. */
  newest: string[];
  /** The first and the last month that has cells, as first days; null: none has. */
  firstMonth: string | null;
  lastMonth: string | null;
}

/** The state as an answer's snapshot sees it, and what has arrived since, in one look. */
export async function readSeenState(tx: Tx, limit: number): Promise<SeenState> {
  const { rows } = await sql<SeenState>`
    select transaction_timestamp() as "asOf", at_xid::text as at, target_xid::text as target, done_below as "doneBelow", step, epoch, forgotten_below as "forgottenBelow",
      at_xid > pg_snapshot_xmax(pg_current_snapshot()) as "isAhead",
      array(select flow_arrived(at_xid, pg_snapshot_xmax(pg_current_snapshot()), ${limit + 1}) where at_xid <> '0' and target_xid is null)
        as newest,
      (select to_char(min(began), 'YYYY-MM-DD') from flow_cell where node = ${sql.lit(MONTH_NODE.number)}) as "firstMonth",
      (select to_char(max(began), 'YYYY-MM-DD') from flow_cell where node = ${sql.lit(MONTH_NODE.number)}) as "lastMonth"
    from flow_fold where name = 'flows'`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('flow_fold has lost its row');
  return row;
}

/** While a backlog is counted, and after a restore from a dump, cells tell nothing. */
export function isUsable({ at, target, isAhead }: FoldState): boolean {
  return at !== NOTHING_YET && target === null && !isAhead;
}

/** Whether anything of a range of ids arrived in [from, to). */
export async function hasArrivals(
  tx: Tx,
  { from, to, within: { low, high } }: { from: string; to: string; within: { low: string; high: string } },
): Promise<boolean> {
  if (from === NOTHING_YET) return true;
  const arrived = sql`inspection_id >= ${low}::uuid and inspection_id < ${high}::uuid and arrived_xid >= ${from}::xid8 and arrived_xid < ${to}::xid8`;
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from crossing where ${arrived})
      or exists (select from decision where outcome in ('refuse', 'refer', 'refused') and ${arrived}) as has`.execute(
    tx,
  );
  return rows[0]?.has ?? true;
}

/** The first inspection from an id on; null when there is none. */
export async function readFirstId(tx: Tx, from: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select id from inspection where id >= ${from}::uuid order by id limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

const ABSENT: Record<CellColumn, RawBuilder<unknown>> = {
  checkpoint: sql`''`,
  direction: sql`''`,
  nationality: sql`''`,
  sex: sql`''`,
  age: sql`-2::smallint`,
  purpose: sql`''`,
};
export const KEY_COLUMNS = ['node', 'began', ...CELL_COLUMNS] as const;
const keysEqual = (a: string, b: string) =>
  sql.join(
    KEY_COLUMNS.map((column) => sql`${sql.ref(`${a}.${column}`)} = ${sql.ref(`${b}.${column}`)}`),
    sql` and `,
  );

/** The key of a change's cell in a node, as a row of values. */
const keyIn = (
  { number, grain, columns }: FlowNode,
  alias: string,
) => sql`(${sql.lit(number)}::smallint, ${sql.ref(`${alias}.${grain}`)},
  ${sql.join(CELL_COLUMNS.map((column) => (columns.includes(column) ? sql.ref(`${alias}.${column}`) : ABSENT[column])))})`;

/** Each change once for each node. */
const inEveryNode = (
  alias: string,
) => sql`cross join lateral (values ${sql.join(FLOW_NODES.map((node) => keyIn(node, alias)))})
  k(${sql.join(KEY_COLUMNS.map((column) => sql.ref(column)))})`;

/** All cells of some changes by one scan: node, period and columns, sums, and the persons who were put in. */
export function cellsOf(change: RawBuilder<unknown>): RawBuilder<unknown> {
  const set = ({ grain, columns }: FlowNode) =>
    sql`(${sql.ref(grain)}, ${sql.join(columns.map((one) => sql.ref(one)))})`;
  const present = (node: FlowNode) => sql`when ${sql.lit(maskOf(node))} then ${sql.lit(node.number)}`;
  const grouping = sql`grouping(hour, day, month, checkpoint, nationality, sex)`;
  const column = (one: CellColumn) => sql`coalesce(${sql.ref(one)}, ${ABSENT[one]}) as ${sql.ref(one)}`;
  return sql`
    select (case ${grouping} ${sql.join(FLOW_NODES.map(present), sql` `)} end)::smallint as node,
      coalesce(hour, day, month) as began, ${sql.join(CELL_COLUMNS.map(column))},
      ${sql.join(MEASURE_COLUMNS.map((one) => sql`sum(sign * ${sql.ref(one)})::int as ${sql.ref(one)}`))},
      flow_persons(person) filter (where sign > 0) as persons
    from ${change}
    group by grouping sets (${sql.join(FLOW_NODES.map(set))})`;
}

/** As PostgreSQL's grouping(): a bit for each column that is rolled up, the first the highest. */
function maskOf({ grain, columns }: FlowNode): number {
  const isIn = [grain === 'hour', grain === 'day', grain === 'month'];
  for (const one of ['checkpoint', 'nationality', 'sex'] as const) isIn.push(columns.includes(one));
  return isIn.reduce((mask, present) => mask * 2 + (present ? 0 : 1), 0);
}

/** Adds some changes to the cells. @returns the inspections of which something was taken out */
export async function addChanges(
  tx: Tx,
  question: ChangeQuestion,
  step: number,
): Promise<{ changed: number; taken: string[] }> {
  const { rows } = await sql<{ changed: number; taken: string[] | null }>`
    with change as materialized (${changesOf(question)}), cell as (${cellsOf(sql`change`)}), put as (
      insert into flow_cell as c (${sql.join([...KEY_COLUMNS, ...MEASURE_COLUMNS].map((one) => sql.ref(one)))}, persons, step)
      select ${sql.join([...KEY_COLUMNS, ...MEASURE_COLUMNS].map((one) => sql.ref(one)))}, flow_persons_kept(persons), ${step} from cell
      -- what is asked together lies together: after a bulk load a day's rows of one checkpoint stood on as many pages
      order by node, began, checkpoint
      on conflict (${sql.join(KEY_COLUMNS.map((one) => sql.ref(one)))}) do update set
        ${sql.join(MEASURE_COLUMNS.map((one) => sql`${sql.ref(one)} = ${sql.ref(`c.${one}`)} + ${sql.ref(`excluded.${one}`)}`))},
        persons = case when c.persons is null or excluded.persons is null then null
          when excluded.persons = '{}' then c.persons
          else flow_persons_kept(flow_persons_unite(c.persons, excluded.persons)) end,
        step = excluded.step
    )
    select count(*)::int as changed, array_agg(distinct id) filter (where sign < 0) as taken from change`.execute(tx);
  return { changed: rows[0]?.changed ?? 0, taken: rows[0]?.taken ?? [] };
}

/** What a smallint holds: beyond, a cell is as unsure as it can be. */
const MOST_GONE = 32_767;

/**
 * Persons who are in a cell no more, because their last crossing in it was taken out. Their other crossings are found by name and birth
 * date, which have an index.
 */
export async function removeLostPersons(
  tx: Tx,
  question: ChangeQuestion & { to: string },
  taken: readonly string[],
  step: number,
): Promise<void> {
  if (taken.length === 0 || question.personKey === null) return;
  const { rows } = await sql<{ id: string }>`
    select distinct o.inspection_id as id from inspection_identity n
    join inspection_identity o on o.name_key = n.name_key and coalesce(o.birth_date, '') = coalesce(n.birth_date, '') and o.sex = n.sex
    where n.inspection_id = any(${taken}::uuid[])`.execute(tx);
  const others = rows.map(({ id }) => id);
  const keys = sql.join(KEY_COLUMNS.map((one) => sql.ref(`k.${one}`)));
  const personsIn = (changes: RawBuilder<unknown>, which: RawBuilder<unknown>) =>
    sql`select ${keys}, t.person from (${changes}) t ${inEveryNode('t')} where t.person is not null and ${which}`;
  await sql`
    with lost as (
      ${personsIn(changesOf({ ...question, within: { ids: taken } }), sql`t.sign < 0`)}
      except
      ${personsIn(changesOf({ ...question, from: NOTHING_YET, within: { ids: others } }), sql`true`)}
    ), l as (select ${sql.join(KEY_COLUMNS.map((one) => sql.ref(one)))}, array_agg(person) as persons from lost group by 1, 2, 3, 4, 5, 6, 7, 8)
    update flow_cell c set
      persons = case when c.persons is null then null
        else (select coalesce(array_agg(p order by p), '{}') from unnest(c.persons) p where p <> all(l.persons)) end,
      gone = case when c.persons is null or c.gone > 6 then least(c.gone + cardinality(l.persons), ${sql.lit(MOST_GONE)}) else 0 end,
      step = ${step}
    from l where ${keysEqual('c', 'l')}`.execute(tx);
}

export interface CellKey extends Record<Exclude<CellColumn, 'age'>, string> {
  node: number;
  began: string;
  age: number;
}

/** Cells of which so many were taken out that fewer persons than a ministry may see could be left; the first ones. */
export async function listUnsureCells(tx: Tx, limit: number): Promise<CellKey[]> {
  const { rows } = await sql<CellKey>`
    select node, to_char(began, 'YYYY-MM-DD"T"HH24:MI:SS') as began, checkpoint, direction, nationality, sex, age, purpose
    from flow_cell where gone > 6 order by node, began limit ${limit}`.execute(tx);
  return rows;
}

/**
 * Cells that are to be counted anew and are not yet count as of nobody: what is added to them is, what is left of them is not known.
 * @returns whether there are any
 */
export async function hideUnsureCells(tx: Tx, step: number): Promise<boolean> {
  await sql`update flow_cell set persons = '{}', step = ${step} where gone > 6 and persons is null`.execute(tx);
  return (await listUnsureCells(tx, 1)).length > 0;
}

/** Counts a cell's persons anew from the crossings. */
export async function recountPersons(tx: Tx, cell: CellKey, question: ChangeQuestion, step: number): Promise<void> {
  const node = FLOW_NODES.find(({ number }) => number === cell.node);
  if (!node) throw new Error(`no node ${cell.node}`);
  const same = node.columns.map((one) => sql`${sql.ref(`t.${one}`)} = ${cell[one]}`);
  await sql`
    update flow_cell c set step = ${step}, gone = 0, persons = (
      select flow_persons_kept(flow_persons(t.person)) from (${changesOf(question)}) t
      where ${sql.join([sql`${sql.ref(`t.${node.grain}`)} = ${cell.began}::timestamp`, ...same], sql` and `)})
    where ${sql.join(
      KEY_COLUMNS.map(
        (one) => sql`${sql.ref(`c.${one}`)} = ${one === 'began' ? sql`${cell.began}::timestamp` : cell[one]}`,
      ),
      sql` and `,
    )}`.execute(tx);
}
