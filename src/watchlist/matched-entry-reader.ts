import { sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { EntryContent } from './watchlist-entry.ts';

/** The version of an entry that somebody was matched to: what the second line compares with. */
export interface MatchedEntry {
  entryId: string;
  version: number;
  ownerAgency: string;
  content: EntryContent;
}

/** Versions by entry and number, as they were when they matched; discreet ones are not there, whoever asks. */
export async function listMatchedEntries(
  db: Database | Tx,
  versions: readonly { entryId: string; version: number }[],
): Promise<MatchedEntry[]> {
  if (versions.length === 0) return [];
  const { rows } = await sql<MatchedEntry>`
    select v.entry_id as "entryId", v.version, e.owner_agency as "ownerAgency", v.content
    from unnest(${versions.map(({ entryId }) => entryId)}::uuid[], ${versions.map(({ version }) => version)}::int[]) as asked (entry_id, version)
    join watchlist_version v using (entry_id, version)
    join watchlist_entry e using (entry_id)
    where not v.is_discreet`.execute(db);
  return rows;
}
