import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

/** How the list stands, for whoever holds the machine. Discreet entries are not counted. */
export interface ListStatus {
  activeCount: number;
  pendingCount: number;
  listVersion: number;
  lastChangeAt: Date | null;
  beats: { site: string; beatAt: Date }[];
  /** Imports being read or waiting for a decision, newest first. */
  imports: { id: string; sourceList: string; status: string; agency: string; uploadedAt: Date }[];
}

const MOST_IMPORTS = 20;

export async function readListStatus(db: Database): Promise<ListStatus> {
  const { rows } = await sql<{ active: number; pending: number; open_seq: number; last_change_at: Date | null }>`
    select
      (select count(*) from watchlist_entry e
        join watchlist_version v on v.entry_id = e.entry_id and v.version = e.active_version
        where e.active_version is not null and not v.is_discreet) as active,
      (select count(*) from watchlist_entry e
        join watchlist_version v on v.entry_id = e.entry_id and v.version = e.pending_version
        where e.pending_version is not null and not v.is_discreet) as pending,
      (select open_seq from watchlist_counter) as open_seq,
      (select c.at from watchlist_change c
        join watchlist_version v on v.entry_id = c.entry_id and v.version = c.version and not v.is_discreet
        order by c.change_seq desc limit 1) as last_change_at`.execute(db);
  const [counts] = rows;
  const beats = await db.selectFrom('feed_heartbeat').selectAll().orderBy('site').execute();
  const imports = await db
    .selectFrom('watchlist_import')
    .select(['id', 'source_list', 'status', 'owner_agency', 'created_at'])
    .where('status', 'in', ['staging', 'staged'])
    .orderBy('id', 'desc')
    .limit(MOST_IMPORTS)
    .execute();
  return {
    activeCount: counts?.active ?? 0,
    pendingCount: counts?.pending ?? 0,
    listVersion: counts?.open_seq ?? 0,
    lastChangeAt: counts?.last_change_at ?? null,
    beats: beats.map(({ site, beat_at }) => ({ site, beatAt: beat_at })),
    imports: imports.map((one) => ({
      id: one.id,
      sourceList: one.source_list,
      status: one.status,
      agency: one.owner_agency,
      uploadedAt: one.created_at,
    })),
  };
}
