import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { EntryChange } from './change-feed.ts';
import { NOT_IN_LIST } from './program-reason.ts';
import type { WatchlistImport } from './watchlist-import.ts';

/** The rows that do something; each names its entry, the version in force (if any) and the version that it writes. */
const HAS_EFFECT = sql`r.outcome in ('added', 'changed', 'removed')`;

/**
 * Locks every entry of the list, so that no editor's decision falls between the comparison and what is written of it.
 * @returns how many are in force
 */
export async function lockList(tx: Tx, one: WatchlistImport): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(locked.active_version) as count from (
      select active_version from watchlist_entry
      where owner_agency = ${one.ownerAgency} and source_list = ${one.sourceList}
      order by entry_id for update
    ) locked`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The proposals that wait for entries which the import changes or removes, as rejected. Editors' work: never many. */
export async function selectOverruled(tx: Tx, importId: string): Promise<EntryChange[]> {
  const { rows } = await sql<{ entry_id: string; pending_version: number }>`
    select e.entry_id, e.pending_version
    from watchlist_import_row r join watchlist_entry e on e.entry_id = r.entry_id
    where r.import_id = ${importId} and ${HAS_EFFECT} and e.pending_version is not null`.execute(tx);
  return rows.map((row) => ({ entryId: row.entry_id, version: row.pending_version, status: 'rejected' }));
}

/** A removal is a version too, with the content that it ends: who reads the entry's history sees which import it was. */
export async function writeVersions(tx: Tx, site: string, one: WatchlistImport): Promise<void> {
  await sql`
    insert into watchlist_version (entry_id, version, site, kind, owner_agency, category, action, content, content_hash,
      completeness, import_id, reason, proposed_by, proposed_at)
    select r.entry_id, r.version, ${site}, case when r.base_version is null then 'new' else 'change' end, ${one.ownerAgency},
      r.content ->> 'category', r.content ->> 'action', r.content, r.content_hash, r.completeness, r.import_id, null,
      ${one.uploadedBy}::uuid, ${one.uploadedAt}::timestamptz
    from watchlist_import_row r
    where r.import_id = ${one.id} and r.outcome in ('added', 'changed')
    union all
    select r.entry_id, r.version, ${site}, 'withdrawal', v.owner_agency, v.category, v.action, v.content, v.content_hash,
      v.completeness, r.import_id, ${NOT_IN_LIST}, ${one.uploadedBy}::uuid, ${one.uploadedAt}::timestamptz
    from watchlist_import_row r
    join watchlist_version v on v.entry_id = r.entry_id and v.version = r.base_version
    where r.import_id = ${one.id} and r.outcome = 'removed'`.execute(tx);
}

/** Keys of the new versions; those of what they replace go. A withdrawal is found by what it ends. */
export async function writeSearchKeys(tx: Tx, importId: string): Promise<void> {
  await sql`
    insert into watchlist_search_key (entry_id, version, kind, key)
    select r.entry_id, r.version, k.pair ->> 0, k.pair ->> 1
    from watchlist_import_row r cross join lateral jsonb_array_elements(r.search_keys) as k(pair)
    where r.import_id = ${importId} and r.outcome in ('added', 'changed')
    union all
    select r.entry_id, r.version, s.kind, s.key
    from watchlist_import_row r
    join watchlist_search_key s on s.entry_id = r.entry_id and s.version = r.base_version
    where r.import_id = ${importId} and r.outcome = 'removed'`.execute(tx);
  await sql`
    delete from watchlist_search_key s using watchlist_import_row r
    where r.import_id = ${importId} and ${HAS_EFFECT} and r.version > 1 and s.entry_id = r.entry_id
      and s.version <> r.version`.execute(tx);
}

export async function writeEntries(tx: Tx, site: string, one: WatchlistImport, at: Date): Promise<void> {
  await sql`
    insert into watchlist_entry (entry_id, site, owner_agency, status, active_version, latest_version, source_list, source_id,
      updated_at)
    select r.entry_id, ${site}, ${one.ownerAgency}, 'active', r.version, r.version, ${one.sourceList}, r.source_id,
      ${at}::timestamptz
    from watchlist_import_row r
    where r.import_id = ${one.id} and r.outcome = 'added' and r.version = 1`.execute(tx);
  await sql`
    update watchlist_entry e
    set status = case when r.outcome = 'removed' then 'withdrawn' else 'active' end,
      active_version = case when r.outcome = 'removed' then null else r.version end,
      pending_version = null, latest_version = r.version, updated_at = ${at}::timestamptz
    from watchlist_import_row r
    where r.import_id = ${one.id} and ${HAS_EFFECT} and r.version > 1 and e.entry_id = r.entry_id`.execute(tx);
}

/** What becomes of each version, for the change feed: the one in force goes, the new one comes (or says that the entry has ended). */
export function stagedChangesOf(importId: string): RawBuilder<unknown> {
  return sql`
    select r.entry_id, r.base_version as version,
      case when r.outcome = 'removed' then 'withdrawn' else 'superseded' end as status
    from watchlist_import_row r
    where r.import_id = ${importId} and ${HAS_EFFECT} and r.base_version is not null
    union all
    select r.entry_id, r.version, case when r.outcome = 'removed' then 'withdrawn' else 'active' end as status
    from watchlist_import_row r
    where r.import_id = ${importId} and ${HAS_EFFECT}`;
}

/**
 * What came into force is in its version now, and what changed nothing was there before: once is enough. The records as they were read
 * stay beside what they did, so that a doubt can be settled years later.
 */
export async function clearContents(tx: Tx, importId: string): Promise<void> {
  await sql`
    update watchlist_import_row
    set content = null, search_keys = null, raw = case when outcome = 'unchanged' then null else raw end
    where import_id = ${importId} and content is not null`.execute(tx);
}
