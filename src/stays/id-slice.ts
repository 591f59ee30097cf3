import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/database.ts';

/** Ids in [from, to); to null: all from there on. */
export interface IdSlice {
  from: string;
  to: string | null;
}

/** Rows of a slice. */
export const within = (column: RawBuilder<unknown>, { from, to }: IdSlice) =>
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
