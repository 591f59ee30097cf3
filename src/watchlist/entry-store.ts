import { type Insertable, sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import { searchKeysOf } from './entry-search-key.ts';
import { type EntryState, type EntryStatus, type ProposalKind, shownVersion } from './entry-state.ts';
import { completenessOf, contentHash, type EntryContent } from './watchlist-entry.ts';

/** The mutable row of an entry, locked by this transaction. */
export interface LockedEntry extends EntryState {
  entryId: string;
  ownerAgency: string;
}

export interface EntryVersion {
  version: number;
  kind: ProposalKind;
  content: EntryContent;
  completeness: number;
  proposedBy: string | null;
}

export interface NewVersion {
  entryId: string;
  version: number;
  site: string;
  kind: ProposalKind;
  ownerAgency: string;
  content: EntryContent;
  proposedBy: string | null;
  proposedAt: Date;
  reason?: string | undefined;
  importId?: string | undefined;
}

/** Rows written by one statement: below the protocol's 65,535 parameters. */
const ROWS_A_STATEMENT = 1_000;

/**
 * Locks an entry of the agency's own. Asking with the agency, not after the lock, keeps a stranger from feeling by a wait
 * that somebody works on an entry.
 */
export async function lockEntryOf(tx: Tx, agency: string, entryId: string): Promise<LockedEntry | undefined> {
  const row = await tx
    .selectFrom('watchlist_entry')
    .select(['entry_id', 'owner_agency', 'status', 'active_version', 'pending_version', 'latest_version'])
    .where('entry_id', '=', entryId)
    .where('owner_agency', '=', agency)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      entryId: row.entry_id,
      ownerAgency: row.owner_agency,
      status: row.status as EntryStatus,
      activeVersion: row.active_version,
      pendingVersion: row.pending_version,
      latestVersion: row.latest_version,
    }
  );
}

export async function getVersion(tx: Tx, entryId: string, version: number): Promise<EntryVersion> {
  const row = await tx
    .selectFrom('watchlist_version')
    .select(['version', 'kind', 'content', 'completeness', 'proposed_by'])
    .where('entry_id', '=', entryId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return {
    version: row.version,
    kind: row.kind as ProposalKind,
    content: row.content as unknown as EntryContent,
    completeness: row.completeness,
    proposedBy: row.proposed_by,
  };
}

export function versionRow(version: NewVersion): Insertable<DB['watchlist_version']> {
  const { content } = version;
  return {
    entry_id: version.entryId,
    version: version.version,
    site: version.site,
    kind: version.kind,
    owner_agency: version.ownerAgency,
    category: content.category,
    action: content.action,
    content: JSON.stringify(content),
    content_hash: contentHash(content),
    completeness: completenessOf(content),
    import_id: version.importId ?? null,
    reason: version.reason ?? null,
    proposed_by: version.proposedBy,
    proposed_at: version.proposedAt,
  };
}

/** What a version is found by. */
export function searchKeyRows({
  entryId,
  version,
  content,
}: Pick<NewVersion, 'entryId' | 'version' | 'content'>): Insertable<DB['watchlist_search_key']>[] {
  return searchKeysOf(content).map(({ kind, key }) => ({ entry_id: entryId, version, kind, key }));
}

/** Writes versions and what they are found by. */
export async function insertVersions(tx: Tx, versions: readonly NewVersion[]): Promise<void> {
  for (let from = 0; from < versions.length; from += ROWS_A_STATEMENT) {
    const rows = versions.slice(from, from + ROWS_A_STATEMENT);
    await tx.insertInto('watchlist_version').values(rows.map(versionRow)).execute();
  }
  const keys = versions.flatMap(searchKeyRows);
  for (let from = 0; from < keys.length; from += ROWS_A_STATEMENT) {
    await tx
      .insertInto('watchlist_search_key')
      .values(keys.slice(from, from + ROWS_A_STATEMENT))
      .execute();
  }
}

/** A new entry, and whose it is. */
export interface NewEntry {
  entryId: string;
  ownerAgency: string;
  content: EntryContent;
}

export function entryRow(
  site: string,
  state: EntryState,
  { entryId, ownerAgency, content }: NewEntry,
  at: Date,
): Insertable<DB['watchlist_entry']> {
  return {
    entry_id: entryId,
    site,
    owner_agency: ownerAgency,
    status: state.status,
    active_version: state.activeVersion,
    pending_version: state.pendingVersion,
    latest_version: state.latestVersion,
    source_list: content.sourceList,
    source_id: content.sourceId,
    updated_at: at,
  };
}

/** Writes the rows of new entries, all in the same state. */
export async function insertEntries(
  tx: Tx,
  site: string,
  state: EntryState,
  entries: readonly NewEntry[],
  at: Date,
): Promise<void> {
  for (let from = 0; from < entries.length; from += ROWS_A_STATEMENT) {
    const rows = entries.slice(from, from + ROWS_A_STATEMENT).map((entry) => entryRow(site, state, entry, at));
    await tx.insertInto('watchlist_entry').values(rows).execute();
  }
}

/** Writes the new state of a locked entry, and drops the search keys of versions that neither speak nor wait any more. */
export async function saveState(tx: Tx, entryId: string, state: EntryState, at: Date): Promise<void> {
  await tx
    .updateTable('watchlist_entry')
    .set({
      status: state.status,
      active_version: state.activeVersion,
      pending_version: state.pendingVersion,
      latest_version: state.latestVersion,
      updated_at: at,
    })
    .where('entry_id', '=', entryId)
    .execute();
  const kept = [shownVersion(state), state.pendingVersion ?? 0];
  await tx
    .deleteFrom('watchlist_search_key')
    .where('entry_id', '=', entryId)
    .where((where) => where.not(where('version', '=', sql<number>`any(${kept}::int[])`)))
    .execute();
}
