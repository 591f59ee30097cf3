import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { recordChanges } from './change-feed.ts';
import { rejectProposal } from './entry-state.ts';
import { saveState } from './entry-store.ts';
import { lockOwnProposal } from './own-proposal.ts';
import type { VersionAnswer } from './propose-entry.ts';

/**
 * Turns a waiting proposal of the own agency down; what was in force before it stays.
 * @throws IamisError `own-proposal`, `entry-not-pending`, `precondition-failed`, `agency-not-yours`, `entry-not-found`
 */
export async function rejectEntry(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: { entryId: string; expectedVersion?: number | undefined; reason?: string | undefined },
): Promise<VersionAnswer> {
  const { entry, proposal } = await lockOwnProposal(tx, actor, input);
  const { state, changes } = rejectProposal(entry);
  await saveState(tx, entry.entryId, state, deps.clock());
  await recordAudit(tx, deps, {
    actor,
    action: 'reject-entry',
    object: { kind: 'watchlist-entry', id: entry.entryId },
    details: { version: proposal.version, kind: proposal.kind },
  });
  await recordChanges(
    tx,
    deps,
    { byAccount: actor.accountId, reason: input.reason },
    changes.map((change) => ({ ...change, entryId: entry.entryId })),
  );
  return {
    id: entry.entryId,
    version: proposal.version,
    status: 'rejected',
    completeness: proposal.completeness,
  };
}
