import { recordAudit } from '../audit/audit-entry.ts';
import { inTransaction } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { isStagingAbandoned } from './import-lock.ts';
import { deleteRows, saveImport } from './import-store.ts';
import { moveImport } from './watchlist-import.ts';

/**
 * Imports whose process was killed while it read the file are failed, and what was read of them goes. For the start of each
 * process; stagings that another process is at are left alone.
 * @returns how many
 */
export async function failAbandonedImports(platform: Pick<Platform, 'site' | 'clock' | 'reports'>): Promise<number> {
  const staging = await platform.reports
    .selectFrom('watchlist_import')
    .select('id')
    .where('status', '=', 'staging')
    .where('site', '=', platform.site)
    .execute();
  let failedCount = 0;
  for (const { id } of staging) {
    await inTransaction(platform.reports, async (tx) => {
      if (!(await isStagingAbandoned(tx, id))) return;
      const change = { status: moveImport('staging', 'failed'), errorCode: 'interrupted' };
      if (!(await saveImport(tx, id, 'staging', change))) return;
      await deleteRows(tx, id);
      await recordAudit(tx, platform, {
        actor: null,
        action: 'fail-import',
        object: { kind: 'watchlist-import', id },
        details: { errorCode: change.errorCode },
      });
      failedCount += 1;
    });
  }
  return failedCount;
}
