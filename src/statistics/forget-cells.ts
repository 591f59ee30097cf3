import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { CellKey } from './flow-fold-store.ts';
import { CELL_COLUMNS, FLOW_NODES } from './flow-node.ts';

/** The primary key behind the node. */
const COLUMNS = ['began', ...CELL_COLUMNS] as const;
const NODES = FLOW_NODES.map(({ number }) => number).sort((a, b) => a - b);
/** Of a node, before every cell. */
const FIRST = {
  ...{ began: '-infinity', checkpoint: '', direction: '', nationality: '', sex: '', age: -32_768, purpose: '' },
};

const firstOf = (node: number): CellKey => ({ node, ...FIRST });

/** Where forgetting begins. */
export const NOTHING_FORGOTTEN: CellKey = firstOf(Math.min(...NODES));

/**
 * Forgets the next cells from one on, along the primary key, and at last the proofs of the months.
 * @param size cells at a time
 * @returns from where to go on; null: all is forgotten
 */
export async function forgetCells(tx: Tx, from: CellKey, size: number): Promise<CellKey | null> {
  const { node, ...key } = from;
  const columns = sql.join(COLUMNS.map((one) => sql.ref(one)));
  const rowOf = (one: Omit<CellKey, 'node'>) =>
    sql`(${sql.join(COLUMNS.map((column) => (column === 'began' ? sql`${one.began}::timestamp` : sql`${one[column]}`)))})`;
  // The node as a literal: only its partition is opened.
  const rest = sql`node = ${sql.lit(node)} and (${columns}) >= ${rowOf(key)}`;
  const { rows } = await sql<Omit<CellKey, 'node'>>`
    select to_char(began, 'YYYY-MM-DD"T"HH24:MI:SS') as began, checkpoint, direction, nationality, sex, age, purpose from flow_cell
    where ${rest} order by ${columns} offset ${size} limit 1`.execute(tx);
  const [next] = rows;
  if (next) {
    await sql`delete from flow_cell where ${rest} and (${columns}) < ${rowOf(next)}`.execute(tx);
    return { node, ...next };
  }
  await sql`delete from flow_cell where ${rest}`.execute(tx);
  const following = NODES.find((other) => other > node);
  if (following !== undefined) return firstOf(following);
  await sql`delete from flow_proof`.execute(tx);
  return null;
}
