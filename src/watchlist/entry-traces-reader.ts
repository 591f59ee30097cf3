import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { documentKeyOfAnyState, pinKey } from './entry-search-key.ts';

const MOST = 200;

/**
 * Ids of the entries in force that list a document or a person with this number. Never a discreet one: that somebody is on such an entry is
 * told to nobody but its owner.
 */
export async function listEntryTraces(tx: Tx, number: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with found as materialized (
      select entry_id, version from watchlist_search_key where kind = 'document' and key like ${`${documentKeyOfAnyState(number)}%`}
      union
      select entry_id, version from watchlist_search_key where kind = 'pin' and key = ${pinKey(number)}
    )
    select e.entry_id as id
    from found f
    join watchlist_entry e on e.entry_id = f.entry_id and e.active_version = f.version
    join watchlist_version v on v.entry_id = f.entry_id and v.version = f.version
    where not v.is_discreet
    limit ${MOST}`.execute(tx);
  return rows.map(({ id }) => id);
}
