import { sql } from 'kysely';
import { auditRow } from '../audit/audit-entry.ts';
import { localDate } from '../core/dates.ts';
import { type Database, inTransaction } from '../platform/database.ts';
import { type Loop, startLoop } from '../platform/loop.ts';
import type { Platform } from '../platform/platform.ts';
import { recordChanges } from './change-feed.ts';

const BATCH = 500;
const EVERY_MS = 60_000;
// Any constant will do, so long as nobody else takes it.
const EXPIRY_LOCK = 7_301_005;

/**
 * Marks entries as expired whose last day is over in the country, so that searches and counts are right. Lanes need not wait for it:
 * screening asks each entry for its last day itself. One process at a time; several processes may run it.
 * @returns how many were marked
 */
export async function expireEntries(platform: Pick<Platform, 'db' | 'site' | 'clock'>): Promise<number> {
  let expiredCount = 0;
  for (;;) {
    const count = await expireBatch(platform.db, platform);
    expiredCount += count;
    if (count < BATCH) return expiredCount;
  }
}

function expireBatch(db: Database, platform: Pick<Platform, 'site' | 'clock'>): Promise<number> {
  return inTransaction(db, async (tx) => {
    const lock = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${EXPIRY_LOCK}) as taken`.execute(tx);
    if (!lock.rows[0]?.taken) return 0;
    // An entry that somebody is deciding on right now is left for the next turn.
    const due = await sql<{ entry_id: string; version: number }>`
      select e.entry_id, e.active_version as version
      from watchlist_version v
      join watchlist_entry e on e.entry_id = v.entry_id and e.active_version = v.version
      where v.content ->> 'validTo' < ${localDate(platform.clock())}
      order by e.entry_id
      limit ${BATCH}
      for update of e skip locked`.execute(tx);
    if (due.rows.length === 0) return 0;
    // As `expireEntry` of entry-state.ts, for many: what waits for a decision goes on waiting.
    await tx
      .updateTable('watchlist_entry')
      .set({ status: 'expired', active_version: null, updated_at: platform.clock() })
      .where(
        'entry_id',
        'in',
        due.rows.map((row) => row.entry_id),
      )
      .execute();
    await tx
      .insertInto('audit_entry')
      .values(
        due.rows.map((row) =>
          auditRow(platform, {
            actor: null,
            action: 'expire-entry',
            object: { kind: 'watchlist-entry', id: row.entry_id },
            details: { version: row.version },
          }),
        ),
      )
      .execute();
    await recordChanges(
      tx,
      platform,
      { byAccount: null },
      due.rows.map((row) => ({ entryId: row.entry_id, version: row.version, status: 'expired' })),
    );
    return due.rows.length;
  });
}

/** Looks once a minute, so that a day's end is seen within one. */
export function startExpiry(platform: Pick<Platform, 'db' | 'site' | 'clock' | 'log'>): Loop {
  return startLoop('watchlist-expiry', EVERY_MS, platform.log, async () => {
    const expiredCount = await expireEntries(platform);
    if (expiredCount > 0) platform.log.info({ expiredCount }, 'entries-expired');
  });
}
