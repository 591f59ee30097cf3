import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

/** Whose an entry is, and whom a lane or the second line rings at any hour. */
export interface EntryOwner {
  entryId: string;
  ownerAgency: string;
  contact: string | null;
}

/** Owners of entries by their ids, in no order; what is discreet is not among them. */
export async function listEntryOwners(db: Database, entryIds: readonly string[]): Promise<EntryOwner[]> {
  if (entryIds.length === 0) return [];
  const { rows } = await sql<EntryOwner>`
    select e.entry_id as "entryId", e.owner_agency as "ownerAgency", v.content->>'contact' as contact
    from watchlist_entry e
    join watchlist_version v on v.entry_id = e.entry_id and v.version = coalesce(e.active_version, e.latest_version)
    where e.entry_id = any(${[...entryIds]}) and not v.is_discreet`.execute(db);
  return rows;
}
