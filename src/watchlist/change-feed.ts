import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import type { VersionChange } from './entry-state.ts';

/** NOTIFY on this channel carries nothing but "look". */
export const CHANGE_CHANNEL = 'watchlist_changed';

/** One version's new status in the feed. The version's row is already written. */
export interface EntryChange extends VersionChange {
  entryId: string;
}

export interface FeedPosition {
  /** Never leaves the server: discreet versions move it. */
  changeSeq: number;
  /** The list version that lanes are told. */
  openSeq: number;
}

export interface FeedAuthor {
  /** Null for what the program does by itself. */
  byAccount: string | null;
  reason?: string | undefined;
}

/** Writes a few changes. @see recordStagedChanges */
export function recordChanges(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  author: FeedAuthor,
  changes: readonly EntryChange[],
): Promise<FeedPosition> {
  return recordStagedChanges(
    tx,
    platform,
    author,
    sql`select * from jsonb_to_recordset(${JSON.stringify(
      changes.map(({ entryId, version, status }) => ({ entry_id: entryId, version, status })),
    )}::jsonb) as c(entry_id uuid, version int, status text)`,
  );
}

/**
 * Writes the feed's rows for any number of changes in one statement and says "look" to every process on commit. Their numbers follow
 * each other without a hole, because the counter row stays locked until the commit: the order of numbers is the order of commits.
 * Make it the last thing that a transaction does, so that others wait for the counter as briefly as can be.
 *
 * `open_seq` moves by one for each change of the list in force that lanes may know of: an open version comes or goes. An open version
 * that replaces an open one counts once; rejections and discreet versions never count.
 *
 * @param staged a query that answers the columns entry_id uuid, version int, status text (one of watchlist_change's); their
 *   versions are in watchlist_version already. Within one entry the changes hold in the order of versions.
 */
export async function recordStagedChanges(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  author: FeedAuthor,
  staged: RawBuilder<unknown>,
): Promise<FeedPosition> {
  const counter = await tx
    .selectFrom('watchlist_counter')
    .select(['change_seq', 'open_seq'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const written = await sql<{ change_seq: number | null; open_seq: number | null }>`
    with staged as (${staged}),
    known as (
      select s.entry_id, s.version, s.status,
        not v.is_discreet and v.kind <> 'withdrawal' and s.status <> 'rejected' as is_open,
        bool_or(s.status = 'active' and not v.is_discreet) over (partition by s.entry_id) as has_open_successor
      from staged s join watchlist_version v on v.entry_id = s.entry_id and v.version = s.version
    ),
    numbered as (
      select entry_id, version, status,
        row_number() over in_order as nth,
        count(*) filter (where is_open and not (status = 'superseded' and has_open_successor)) over in_order as open_nth
      from known
      window in_order as (order by entry_id, version rows unbounded preceding)
    ),
    inserted as (
      insert into watchlist_change (change_seq, open_seq, site, entry_id, version, status, by_account, reason, at)
      select ${counter.change_seq}::bigint + nth, ${counter.open_seq}::bigint + open_nth, ${platform.site}, entry_id, version, status,
        ${author.byAccount}::uuid, ${author.reason ?? null}, ${platform.clock()}::timestamptz
      from numbered
      returning change_seq, open_seq
    )
    select max(change_seq) as change_seq, max(open_seq) as open_seq from inserted`.execute(tx);
  const row = written.rows[0];
  const position = {
    changeSeq: row?.change_seq ?? counter.change_seq,
    openSeq: row?.open_seq ?? counter.open_seq,
  };
  if (position.changeSeq === counter.change_seq) return position;
  await tx
    .updateTable('watchlist_counter')
    .set({ change_seq: position.changeSeq, open_seq: position.openSeq })
    .execute();
  await sql`select pg_notify(${CHANGE_CHANNEL}, 'look')`.execute(tx);
  return position;
}
