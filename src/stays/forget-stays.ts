import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { selectIdAfter, within } from './id-slice.ts';

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
  const to = await selectIdAfter(tx, 'stay_crossing', from, size);
  const slice = { from, to };
  await sql`
    insert into stay_spared_key (id, document_keys, personal_keys, name_keys, permit)
    select id, document_keys, personal_keys, name_keys, permit from stay_crossing k
    where ${within(sql`k.id`, slice)} and cardinality(document_keys || personal_keys || name_keys) > 0
      and not exists (select from inspection_identity n where n.inspection_id = k.id and ${within(sql`n.inspection_id`, slice)})
    on conflict (id) do nothing`.execute(tx);
  await sql`delete from stay_crossing where ${within(sql`id`, slice)}`.execute(tx);
  await sql`delete from stay where ${within(sql`id`, slice)}`.execute(tx);
  await sql`delete from stay_key where ${within(sql`person_id`, slice)}`.execute(tx);
  await sql`delete from stay_end_key where ${within(sql`crossing_id`, slice)}`.execute(tx);
  return to ?? BALANCES_ONLY;
}

/** @returns whether there were any */
async function forgetBalances(tx: Tx): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    delete from balance_day where checkpoint = (select min(checkpoint) from balance_day)`.execute(tx);
  return numAffectedRows > 0n;
}
