import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { recordChanges } from './change-feed.ts';
import { approveProposal } from './entry-state.ts';
import { saveState } from './entry-store.ts';
import { lockOwnProposal } from './own-proposal.ts';
import type { VersionAnswer } from './propose-entry.ts';
import { missingForApproval } from './watchlist-entry.ts';

/**
 * Brings a waiting proposal of the own agency into force: in every process within one second.
 * @throws IamisError `own-proposal`, `entry-not-pending`, `precondition-failed` (another version waits than the one that was read),
 *   `entry-incomplete` with the fields that are missing, `agency-not-yours`, `entry-not-found`
 */
export async function approveEntry(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: { entryId: string; expectedVersion?: number | undefined },
): Promise<VersionAnswer> {
  const { entry, proposal } = await lockOwnProposal(tx, actor, input);
  const { state, changes } = approveProposal(entry, proposal.kind);
  // A withdrawal takes out of force even what should never have been in it.
  const missing = proposal.kind === 'withdrawal' ? [] : missingForApproval(proposal.content);
  if (missing.length > 0) {
    throw new IamisError('entry-incomplete', {
      errors: missing.map((field) => ({
        pointer: `/${field}`,
        detail: 'is needed before this action may be in force',
      })),
    });
  }
  const at = deps.clock();
  await saveState(tx, entry.entryId, state, at);
  await recordAudit(tx, deps, {
    actor,
    action: 'approve-entry',
    object: { kind: 'watchlist-entry', id: entry.entryId },
    details: { version: proposal.version, kind: proposal.kind },
  });
  await recordChanges(
    tx,
    deps,
    { byAccount: actor.accountId },
    changes.map((change) => ({ ...change, entryId: entry.entryId })),
  );
  return {
    id: entry.entryId,
    version: proposal.version,
    status: proposal.kind === 'withdrawal' ? 'withdrawn' : 'active',
    completeness: proposal.completeness,
  };
}
