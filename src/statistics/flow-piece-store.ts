import { type RawBuilder, sql } from 'kysely';
import { startOfDay } from '../core/dates.ts';
import { idFloor } from '../core/ids.ts';
import { CLOCK_AHEAD_MS, LATE_AFTER_MS } from '../crossings/inspection.ts';
import type { Tx } from '../platform/database.ts';
import { AGE_GROUPS, ageGroupOf, type FlowQuestion, tooManyRows } from './flow.ts';
import { changesOf, NOTHING_YET } from './flow-change-store.ts';
import {
  CELL_MEASURES,
  type CellColumn,
  type CellMeasure,
  columnsOf,
  type FlowPiece,
  MEASURE_COLUMN,
} from './flow-node.ts';
import { dimensionOf, type PlacesByCode, passes } from './flow-partial.ts';

const DAY_MS = 86_400_000;

/** A cell, the sum of some, or a single change, as the database tells them. */
export interface PieceRow
  extends Partial<Record<Exclude<CellColumn, 'age'>, string>>,
    Partial<Record<CellMeasure, number>> {
  /** The local time in which it lies or begins: `2026-03-01 13:00:00`. */
  start: string;
  age?: number;
  /** Hashes, with commas; null: many. */
  persons: string | null;
  /** Of a question with days apart: whether it is one of those. */
  isApart?: boolean | undefined;
}

/** Days of checkpoints that are counted apart from the others. */
export interface ApartDays {
  /** First and last day, both included. */
  spans: readonly { checkpoint: string; from: string; to: string }[];
  /** So many days later is the day in whose period they are counted. */
  shiftDays: number;
}

export function isAmong({ spans }: ApartDays, checkpoint: string, day: string): boolean {
  return spans.some((span) => span.checkpoint === checkpoint && span.from <= day && day <= span.to);
}

export interface PieceOptions {
  measures: readonly CellMeasure[];
  withPersons: boolean;
  personKey: Buffer;
  /** Of the answer. */
  mostRows: number;
  apart?: ApartDays | null;
}

/** What only the inspection tells. */
const DETAILS: readonly CellMeasure[] = ['screenedLate', 'byHand'];
const columnOf = (measure: CellMeasure) => sql.ref(MEASURE_COLUMN[measure]);
const asText = (persons: RawBuilder<unknown>) => sql`array_to_string(${persons}, ',') as persons`;

/** Conditions on a cell's columns that follow from the filters: border country and mode choose checkpoints. */
export function filtersOf({ filters }: FlowQuestion, places: PlacesByCode): RawBuilder<unknown>[] {
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
function ageFloorOf(group: string): number {
  return group === 'unknown' ? -1 : Number.parseInt(group, 10);
}

const FLOORS = new Map(AGE_GROUPS.map((group) => [ageFloorOf(group), group]));
/** The group of a lowest age. */
export function ageLabelOf(floor: number): string {
  return FLOORS.get(floor) ?? ageGroupOf(floor);
}

/**
 * Rows of the database for a row of an answer, at most: both directions, and the checkpoints of one border country or mode. Beyond, the
 * question is refused: what is left out would make a figure too low.
 */
const MOST_READ_A_ROW = 8;

/**
 * One piece, of a node or of the crossings, by the columns that the question groups by. A node's own cells come as they are when they are of
 * the question's grain: they are few, and PostgreSQL takes a microsecond to unite the persons of one.
 * @throws IamisError `range-too-long` when there are more rows than may be read
 */
export async function selectPiece(
  tx: Tx,
  question: FlowQuestion,
  piece: FlowPiece,
  places: PlacesByCode,
  options: PieceOptions,
): Promise<PieceRow[]> {
  const columns = [...columnsOf({ by: question.by, filters: {} })].map((one) => sql.ref(one));
  const { table, began, conditions, persons } = sourceOf(piece, question, options);
  const where = sql.join([...conditions, ...filtersOf(question, places)], sql` and `);
  const { withPersons, measures, mostRows, apart } = options;
  const most = mostRows * MOST_READ_A_ROW;
  if (apart) columns.push(sql`"isApart"`);
  if (piece.source !== 'crossings' && piece.source.grain === question.period && !apart) {
    const figures = measures.map((one) => sql`${columnOf(one)} as ${sql.ref(one)}`);
    const { rows } = await sql<PieceRow>`
      select ${sql.join([sql`began::text as start`, ...columns, ...figures])},
        ${withPersons ? asText(sql`persons`) : sql`null as persons`}
      from ${table} where ${where} limit ${most + 1}`.execute(tx);
    return wholeOf(rows, most, mostRows);
  }
  const figures = measures.map((one) => sql`sum(${columnOf(one)})::int as ${sql.ref(one)}`);
  const names = measures.map((one) => sql.ref(one));
  const { rows } = await sql<PieceRow>`
    select ${sql.join([sql`start::text as start`, ...columns, ...names])},
      ${withPersons ? asText(sql`flow_persons_kept(persons)`) : sql`null as persons`}
    from (
      select ${sql.join([sql`${began} as start`, ...columns, ...figures])}, ${withPersons ? persons : sql`null::int[]`} as persons
      from ${table} ${apart ? sql`cross join lateral (select ${isApartOf(apart, piece)} as "isApart") a` : sql``}
      where ${where} group by ${sql.join([began, ...columns])} limit ${most + 1}
    ) s`.execute(tx);
  return wholeOf(rows, most, mostRows);
}

/** Whether a row's day is one of those that are counted apart at its checkpoint. */
function isApartOf({ spans }: ApartDays, { source }: FlowPiece): RawBuilder<unknown> {
  const day = source === 'crossings' ? sql`day` : sql`began`;
  return sql`exists (
    select from unnest(${spans.map(({ checkpoint }) => checkpoint)}::text[], ${spans.map(({ from }) => from)}::date[],
      ${spans.map(({ to }) => to)}::date[]) s(code, low, high)
    where s.code = checkpoint and ${day} >= s.low and ${day} < s.high + 1)`;
}

function wholeOf(rows: PieceRow[], most: number, mostRows: number): PieceRow[] {
  if (rows.length > most) throw tooManyRows(mostRows);
  return rows;
}

/**
 * The time inside an inspection's id lies between 5 minutes before and 72 hours after the traveller stood at the lane (`occurredAtOf`), for
 * late records too; with a day's margin that bounds the months that are read.
 */
function sourceOf(
  { from, to, source }: FlowPiece,
  { period }: FlowQuestion,
  { measures, withPersons, personKey, apart }: PieceOptions,
) {
  const placed = (at: RawBuilder<unknown>) =>
    apart ? sql`${at} + ${sql.lit(apart.shiftDays)} * interval '1 day'` : at;
  if (source !== 'crossings') {
    return {
      table: sql`flow_cell`,
      began: period === source.grain ? placed(sql`began`) : sql`date_trunc(${sql.lit(period)}, ${placed(sql`began`)})`,
      conditions: [sql`node = ${sql.lit(source.number)} and began >= ${from}::timestamp and began < ${to}::timestamp`],
      persons: sql`flow_persons_of(persons)`,
    };
  }
  const [start, end] = [startOfDay(from), startOfDay(to)];
  const within = {
    low: idFloor(Math.max(0, start.getTime() - CLOCK_AHEAD_MS - DAY_MS)),
    high: idFloor(Math.max(0, end.getTime() + LATE_AFTER_MS + DAY_MS)),
  };
  const isDetailed = measures.some((one) => DETAILS.includes(one));
  const key = withPersons ? personKey : null;
  return {
    table: sql`(${changesOf({ from: NOTHING_YET, to: null, within, isDetailed, personKey: key })}) f`,
    began: sql`date_trunc(${sql.lit(period)}, ${placed(sql`hour`)})`,
    conditions: [sql`occurred_at >= ${start} and occurred_at < ${end}`],
    persons: sql`flow_persons(person)`,
  };
}

/** What has arrived and is in no cell yet, change by change. */
export async function selectNewest(
  tx: Tx,
  { from, ids, personKey }: { from: string; ids: readonly string[]; personKey: Buffer | null },
): Promise<(PieceRow & { sign: number })[]> {
  const change = changesOf({ from, to: null, within: { ids }, isDetailed: true, personKey });
  const figures = CELL_MEASURES.map((one) => sql`(sign * ${columnOf(one)})::int as ${sql.ref(one)}`);
  const { rows } = await sql<PieceRow & { sign: number }>`
    select sign, hour::text as start, checkpoint, direction, nationality, sex, age, purpose, ${sql.join(figures)},
      coalesce(person::text, '') as persons
    from (${change}) f`.execute(tx);
  return rows;
}
