import { sql } from 'kysely';
import { PURPOSES } from '../crossings/inspection.ts';
import type { Tx } from '../platform/database.ts';
import { type CellColumn, MEASURE_COLUMNS, MONTH_NODE } from './flow-node.ts';
import { type CellCodes, KEY_PARTS, MonthCells } from './month-cells.ts';

export interface MonthCellRow {
  began: string;
  checkpoint: string;
  direction: string;
  nationality: string;
  sex: string;
  age: number;
  purpose: string;
  counts: number[];
  persons: number[] | null;
}

/** Of more than these a copy in memory is read anew. */
export const MOST_CHANGED_CELLS = 20_000;

/** Cells of months that a step after this one has changed; one more than the limit when there are more. */
export async function selectChangedMonthCells(tx: Tx, step: number): Promise<MonthCellRow[]> {
  const { rows } = await sql<MonthCellRow>`
    select to_char(began, 'YYYY-MM-DD') as began, checkpoint, direction, nationality, sex, age, purpose,
      array[${sql.join(MEASURE_COLUMNS.map((one) => sql.ref(one)))}] as counts, persons
    from flow_cell where node = ${sql.lit(MONTH_NODE.number)} and step > ${step} limit ${MOST_CHANGED_CELLS + 1}`.execute(
    tx,
  );
  return rows;
}

interface PackedMonth {
  size: number;
  checkpoint: Buffer;
  direction: Buffer;
  nationality: Buffer;
  sex: Buffer;
  age: Buffer;
  purpose: Buffer;
  persons: Buffer;
  [measure: `m${number}`]: Buffer;
}

/** A whole month as columns of bytes: read in a tenth of the time of rows. `month` is its first day. */
export async function selectMonthCells(tx: Tx, codes: CellCodes, month: string): Promise<MonthCells> {
  const ofMonth = sql`node = ${sql.lit(MONTH_NODE.number)} and began = ${month}::timestamp`;
  const met = await sql<{ checkpoints: string[] | null; nationalities: string[] | null }>`
    select array_agg(distinct checkpoint) as checkpoints, array_agg(distinct nationality) as nationalities from flow_cell
    where ${ofMonth}`.execute(tx);
  for (const one of met.rows[0]?.checkpoints ?? []) codes.codeOf('checkpoint', one);
  for (const one of met.rows[0]?.nationalities ?? []) codes.codeOf('nationality', one);
  const pack = (value: string) => sql`coalesce(string_agg(int2send((${sql.raw(value)})::int2), ''::bytea), '')`;
  const pack4 = (value: string) => sql`coalesce(string_agg(int4send(${sql.ref(value)}), ''::bytea), '')`;
  const coded = (column: 'checkpoint' | 'nationality') =>
    sql`left join unnest(${codes.values[column]}::text[]) with ordinality ${sql.ref(`${column}_code`)}(value, code)
      on ${sql.ref(`${column}_code.value`)} = ${sql.ref(`c.${column}`)}`;
  const { rows } = await sql<PackedMonth>`
    select count(*)::int as size, ${pack('checkpoint_code.code - 1')} as checkpoint, ${pack('nationality_code.code - 1')} as nationality,
      ${pack(`case direction when 'entry' then 0 else 1 end`)} as direction, ${pack(`strpos('FMX', sex) - 1`)} as sex, ${pack('age')} as age,
      ${pack(`array_position('{${PURPOSES.join(',')}}'::text[], purpose) - 1`)} as purpose,
      coalesce(string_agg(array_send(coalesce(persons, '{0}'))
        || case when persons is null then '\\xff'::bytea else '\\x00'::bytea end, ''::bytea), '') as persons,
      ${sql.join(MEASURE_COLUMNS.map((one, at) => sql`${pack4(one)} as ${sql.ref(`m${at}`)}`))}
    from flow_cell c ${coded('checkpoint')} ${coded('nationality')} where ${ofMonth}`.execute(tx);
  const [packed] = rows;
  if (!packed) throw new Error('a month has no answer');
  return unpacked(packed, codes);
}

const CODED = ['checkpoint', 'direction', 'nationality', 'sex', 'purpose'] as const;
/** Binary arrays: flags in 12 bytes, and with items 8 more and 8 each. */
const ARRAY_HEAD = 12;

function unpacked(packed: PackedMonth, codes: CellCodes): MonthCells {
  const cells = new MonthCells(packed.size);
  const measures = MEASURE_COLUMNS.map((_, at) => packed[`m${at}`] ?? Buffer.alloc(0));
  const counts = measures.map(() => 0);
  let at = 0;
  for (let index = 0; index < packed.size; index += 1) {
    const hasItems = packed.persons.readInt32BE(at) > 0;
    const length = hasItems ? packed.persons.readInt32BE(at + ARRAY_HEAD) : 0;
    const start = at + ARRAY_HEAD + (hasItems ? 8 : 0);
    at = start + 8 * length;
    const isMany = packed.persons[at] === 0xff;
    at += 1;
    const persons = isMany ? null : Array.from({ length }, (_, nth) => packed.persons.readInt32BE(start + 8 * nth + 4));
    for (const [measure, column] of measures.entries()) counts[measure] = column.readInt32BE(4 * index);
    const part = (column: CellColumn, code: number) => code << KEY_PARTS[column].shift;
    let key = part('age', codes.codeOf('age', String(packed.age.readInt16BE(2 * index))));
    for (const column of CODED) key |= part(column, packed[column].readInt16BE(2 * index));
    cells.append({ key, counts, persons });
  }
  return cells;
}
