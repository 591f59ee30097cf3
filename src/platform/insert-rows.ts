import { sql } from 'kysely';
import type { Tx } from './database.ts';
import type { DB } from './tables.ts';

/** Multi-row insert of rows that may differ in their optional columns. */
export async function insertRows(tx: Tx, table: keyof DB, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = rows.map(
    (row) =>
      sql`(${sql.join(columns.map((column) => (column in row ? sql`${(row as Record<string, unknown>)[column]}` : sql`default`)))})`,
  );
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`.execute(
    tx,
  );
}
