import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { recordChanges, recordStagedChanges } from './change-feed.ts';
import { diffImport } from './diff-import.ts';
import {
  clearContents,
  lockList,
  selectOverruled,
  stagedChangesOf,
  writeEntries,
  writeSearchKeys,
  writeVersions,
} from './import-apply-store.ts';
import { withoutNestedLoops } from './import-plan.ts';
import { countNameless, findImport, lockImport, saveImport } from './import-store.ts';
import { overruledBy } from './program-reason.ts';
import { decideImport, doubtsOfRemovals, type WatchlistImport } from './watchlist-import.ts';

/**
 * Brings a staged import into force in one step, for every process, after comparing it again: what it adds, changes and removes
 * becomes versions of the entries, and one run of the change feed. A proposal that waits for one of these entries is rejected: it was
 * made on what the import has replaced. Nothing is loaded into this process, so the size of the list does not matter to it.
 *
 * @param tx on the pool for reports: a large list takes longer than a lane may wait
 * @throws IamisError `import-not-found` (also for another agency's), `own-proposal`, `import-not-staged` (so for the second of two
 *   approvals), `confirm-removals-required` when more than 5 % of the list in force would go, or any of it while
 *   a rejected record has no readable id
 */
export async function applyImport(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: { importId: string; confirmRemovals?: boolean | undefined },
): Promise<WatchlistImport> {
  const found = await findImport(tx, actor.agency, input.importId);
  if (!found) throw new IamisError('import-not-found');
  const one = await lockImport(tx, found);
  const status = decideImport(actor, one, 'applied');
  const inForceCount = await lockList(tx, one);
  const counts = await diffImport(tx, one);
  const doubts = doubtsOfRemovals(counts.removed, inForceCount, await countNameless(tx, one.id));
  if (doubts.length > 0 && input.confirmRemovals !== true) {
    throw new IamisError('confirm-removals-required', { detail: doubts.join(' ') });
  }
  const decided = { status, counts, decidedBy: actor.accountId, decidedAt: platform.clock() };
  const hasEffect = counts.added + counts.changed + counts.removed > 0;
  const overruled = hasEffect ? await withoutNestedLoops(tx, () => selectOverruled(tx, one.id)) : [];
  if (hasEffect) {
    await writeVersions(tx, platform.site, one);
    await writeSearchKeys(tx, one.id);
    await writeEntries(tx, platform.site, one, decided.decidedAt);
  }
  await clearContents(tx, one.id);
  await saveImport(tx, one.id, one.status, decided);
  await recordAudit(tx, platform, {
    actor,
    action: 'apply-import',
    object: { kind: 'watchlist-import', id: one.id },
    details: { fileHash: one.fileHash, counts, rejectedProposalCount: overruled.length },
  });
  if (hasEffect) {
    const byAccount = actor.accountId;
    if (overruled.length > 0) {
      await recordChanges(tx, platform, { byAccount, reason: overruledBy(one.id) }, overruled);
    }
    await recordStagedChanges(tx, platform, { byAccount }, stagedChangesOf(one.id));
  }
  return { ...one, ...decided };
}
