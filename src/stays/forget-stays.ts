import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/database.ts';

/** Above all ids: there the balances are left. */
const BALANCES_ONLY = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Forgets the stays of the next crossings from an id on, and at last the balances, a checkpoint at a time. What can't be derived again is
 * spared: the keyed hashes of crossings whose documents retention has dropped.
 * @param size crossings at a time
 * @returns from where to go on; null: all is forgotten
 */
export async function forgetSlice(tx: Tx, from: string, size: number): Promise<string | null> {
  if (from === BALANCES_ONLY) return (await forgetBalances(tx)) ? from : null;
  const to = await readIdAfter(tx, from, size);
  const within = (column: RawBuilder<unknown>) =>
    to === null ? sql`${column} >= ${from}::uuid` : sql`${column} >= ${from}::uuid and ${column} < ${to}::uuid`;
  await sql`
    insert into stay_spared_key (id, document_keys, personal_keys, name_keys)
    select id, document_keys, personal_keys, name_keys from stay_crossing k
    where ${within(sql`k.id`)} and cardinality(document_keys || personal_keys || name_keys) > 0
      and not exists (select from inspection_identity n where n.inspection_id = k.id and ${within(sql`n.inspection_id`)})
    on conflict (id) do nothing`.execute(tx);
  await sql`delete from stay_crossing where ${within(sql`id`)}`.execute(tx);
  await sql`delete from stay where ${within(sql`id`)}`.execute(tx);
  await sql`delete from stay_key where ${within(sql`person_id`)}`.execute(tx);
  await sql`delete from stay_end_key where ${within(sql`crossing_id`)}`.execute(tx);
  return to ?? BALANCES_ONLY;
}

async function readIdAfter(tx: Tx, from: string, size: number): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from stay_crossing where id >= ${from}::uuid order by id offset ${size} limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** @returns whether there were any */
async function forgetBalances(tx: Tx): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    delete from balance_day where checkpoint = (select min(checkpoint) from balance_day)`.execute(tx);
  return numAffectedRows > 0n;
}
