import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';

/** One text of some megabytes a statement: fewer round trips, bounded memory. */
const ROWS_A_STATEMENT = 2_000;

/**
 * Inserts many rows of one shape: as one JSON parameter, which PostgreSQL unpacks several times faster than it parses a parameter for
 * each value. Every row has the columns of the first.
 */
export async function insertMany(tx: Tx, table: keyof DB, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const types = await columnTypes(tx, table);
  const declared = sql.join(columns.map((column) => sql`${sql.ref(column)} ${sql.raw(transportType(types, column))}`));
  const taken = sql.join(
    columns.map((column) => (types.get(column) === 'jsonb' ? sql`${sql.ref(column)}::jsonb` : sql.ref(column))),
  );
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const text = JSON.stringify(rows.slice(from, from + ROWS_A_STATEMENT), bytesAsHex);
    await sql`insert into ${sql.table(table)} (${names}) select ${taken} from json_to_recordset(${text}::json) as r(${declared})`.execute(
      tx,
    );
  }
}

/** jsonb values are texts already (as node-pg wants them): they travel as text and become jsonb on arrival. */
function transportType(types: ReadonlyMap<string, string>, column: string): string {
  const type = types.get(column);
  if (!type) throw new Error(`no column ${column}`);
  return type === 'jsonb' ? 'text' : type;
}

async function columnTypes(tx: Tx, table: keyof DB): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(tx);
  return new Map(rows.map(({ name, type }) => [name, type]));
}

/** JSON.stringify has turned a Buffer into `{type, data}` before it asks. */
function bytesAsHex(_key: string, value: unknown): unknown {
  if (value !== null && typeof value === 'object' && 'type' in value && value.type === 'Buffer' && 'data' in value) {
    return `\\x${Buffer.from(value.data as number[]).toString('hex')}`;
  }
  return value;
}
