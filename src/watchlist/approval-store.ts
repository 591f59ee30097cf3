import type { Tx } from '../platform/database.ts';

/** Who approved a version that needs two; the caller holds the entry's lock. */
export async function listApprovers(tx: Tx, entryId: string, version: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('watchlist_approval')
    .select('account_id')
    .where('entry_id', '=', entryId)
    .where('version', '=', version)
    .orderBy('approved_at')
    .execute();
  return rows.map((row) => row.account_id);
}

export async function insertApproval(
  tx: Tx,
  approval: { entryId: string; version: number; accountId: string; stoppedCount: number; approvedAt: Date },
): Promise<void> {
  await tx
    .insertInto('watchlist_approval')
    .values({
      entry_id: approval.entryId,
      version: approval.version,
      account_id: approval.accountId,
      stopped_count: approval.stoppedCount,
      approved_at: approval.approvedAt,
    })
    .execute();
}
