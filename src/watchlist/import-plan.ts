import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';

/**
 * For statements that join the rows of one import with the entries of one list. The server has no statistics yet of rows that were
 * written a second ago: it takes both sides for a single row and reads one of them whole for each row of the other. Ten thousand
 * records then took more than ten minutes; joined by hash they take less than a second.
 */
export async function withoutNestedLoops<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`set local enable_nestloop = off`.execute(tx);
  const answer = await work();
  await sql`set local enable_nestloop = on`.execute(tx);
  return answer;
}
