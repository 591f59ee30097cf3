import { type RawBuilder, sql } from 'kysely';
import { idFloor } from '../core/ids.ts';
import { CLOCK_AHEAD_MS, LATE_AFTER_MS } from '../crossings/inspection.ts';
import type { Tx } from '../platform/database.ts';
import { AGE_GROUPS, ageGroupOf, type FlowQuestion, startOfDay } from './flow.ts';
import { changesOf, NOTHING_YET } from './flow-change-store.ts';
import { type CellColumn, columnsOf, type FlowPiece, MEASURE_COLUMNS } from './flow-node.ts';
import { dimensionOf, type PlacesByCode, passes } from './flow-partial.ts';

const DAY_MS = 86_400_000;

/** Sums of a piece, or a single change, as the database tells them. */
export interface PieceRow extends Partial<Record<Exclude<CellColumn, 'age'>, string>> {
  /** The local time in which it lies or begins: `2026-03-01 13:00:00`. */
  hour: string;
  age?: number;
  counts: number[];
  /** null: many */
  persons: number[] | null;
}

export interface PieceOptions {
  withPersons: boolean;
  personKey: Buffer;
  isDetailed: boolean;
  limit: number;
}

const sums = sql`array[${sql.join(MEASURE_COLUMNS.map((one) => sql`sum(${sql.ref(one)})::int`))}] as counts`;

/** Conditions on a cell's columns that follow from the filters: border country and mode choose checkpoints. */
function filtersOf({ filters }: FlowQuestion, places: PlacesByCode): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (filters.checkpoint ?? filters.neighbour ?? filters.mode) {
    const codes = [...places.keys()].filter((checkpoint) =>
      (['checkpoint', 'neighbour', 'mode'] as const).every((one) =>
        passes(filters, one, dimensionOf(one, { checkpoint }, places)),
      ),
    );
    conditions.push(sql`checkpoint = any(${codes}::text[])`);
  }
  for (const column of ['direction', 'nationality', 'sex', 'purpose'] as const) {
    if (filters[column]) conditions.push(sql`${sql.ref(column)} = any(${filters[column]}::text[])`);
  }
  if (filters.age) conditions.push(sql`age = any(${filters.age.map(ageFloorOf)}::smallint[])`);
  return conditions;
}

/** The lowest age of a group, as cells keep it. */
export function ageFloorOf(group: string): number {
  return group === 'unknown' ? -1 : Number.parseInt(group, 10);
}

const FLOORS = new Map(AGE_GROUPS.map((group) => [ageFloorOf(group), group]));
export function ageLabelOf(floor: number): string {
  return FLOORS.get(floor) ?? ageGroupOf(floor);
}

/**
 * Sums of one piece, of a node or of the crossings, by the columns that the question groups by. The time inside an inspection's id lies
 * between 5 minutes before and 72 hours after the traveller stood at the lane (`occurredAtOf`), for late records too; with a day's margin
 * that bounds the months that are read.
 */
export async function selectPiece(
  tx: Tx,
  question: FlowQuestion,
  { from, to, source }: FlowPiece,
  places: PlacesByCode,
  { withPersons, personKey, isDetailed, limit }: PieceOptions,
): Promise<PieceRow[]> {
  const { period } = question;
  const columns = [...columnsOf({ by: question.by, filters: {} })].map((one) => sql.ref(one));
  const conditions = filtersOf(question, places);
  let table: RawBuilder<unknown>;
  let began: RawBuilder<unknown>;
  let persons: RawBuilder<unknown>;
  if (source === 'crossings') {
    const [start, end] = [startOfDay(from).getTime(), startOfDay(to).getTime()];
    const within = {
      low: idFloor(Math.max(0, start - CLOCK_AHEAD_MS - DAY_MS)),
      high: idFloor(Math.max(0, end + LATE_AFTER_MS + DAY_MS)),
    };
    const key = withPersons ? personKey : null;
    table = sql`(${changesOf({ from: NOTHING_YET, to: null, within, isDetailed, personKey: key })}) f`;
    conditions.push(sql`occurred_at >= ${startOfDay(from)} and occurred_at < ${startOfDay(to)}`);
    began = sql`date_trunc(${sql.lit(period)}, hour)`;
    persons = sql`flow_persons(person)`;
  } else {
    table = sql`flow_cell`;
    conditions.push(sql`node = ${sql.lit(source.number)} and began >= ${from}::timestamp and began < ${to}::timestamp`);
    began = period === source.grain ? sql`began` : sql`date_trunc(${sql.lit(period)}, began)`;
    persons = sql`flow_persons_of(persons)`;
  }
  const { rows } = await sql<PieceRow>`
    select start::text as hour, ${sql.join([...columns, sql`counts`])},
      ${withPersons ? sql`flow_persons_kept(persons)` : sql`null`} as persons
    from (
      select ${sql.join([sql`${began} as start`, ...columns, sums])}, ${withPersons ? persons : sql`null::int[]`} as persons
      from ${table} where ${sql.join(conditions, sql` and `)}
      group by ${sql.join([began, ...columns])} limit ${limit}
    ) s`.execute(tx);
  return rows;
}

/** What has arrived and is in no cell yet, change by change. */
export async function selectNewest(
  tx: Tx,
  { from, ids, personKey }: { from: string; ids: readonly string[]; personKey: Buffer | null },
): Promise<(PieceRow & { sign: number })[]> {
  const change = changesOf({ from, to: null, within: { ids }, isDetailed: true, personKey });
  const { rows } = await sql<PieceRow & { sign: number }>`
    select sign, hour::text as hour, checkpoint, direction, nationality, sex, age, purpose,
      array[${sql.join(MEASURE_COLUMNS.map((one) => sql`(sign * ${sql.ref(one)})::int`))}] as counts,
      case when person is null then '{}' else array[person] end as persons
    from (${change}) f`.execute(tx);
  return rows;
}
