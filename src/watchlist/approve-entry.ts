import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { insertApproval, listApprovers } from './approval-store.ts';
import { recordChanges } from './change-feed.ts';
import { approveProposal } from './entry-state.ts';
import { saveState } from './entry-store.ts';
import { lockOwnProposal } from './own-proposal.ts';
import type { VersionAnswer } from './propose-entry.ts';
import { type Approval, type ApprovalAssessment, countApproval } from './second-approval.ts';
import { missingForApproval } from './watchlist-entry.ts';

/**
 * Brings a waiting proposal of the own agency into force: in every process within one second. One that would have stopped many
 * travellers waits on for a second approver.
 * @param input.assessment what the version would have done; without it one approval is enough (a withdrawal, the program's own entries)
 * @throws IamisError `own-proposal`, `entry-not-pending`, `precondition-failed` (another version waits than the one that was read
 *   or assessed), `second-approver-required`,
 *   `entry-incomplete` with the fields that are missing, `agency-not-yours`, `entry-not-found`
 */
export async function approveEntry(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: { entryId: string; expectedVersion?: number | undefined; assessment?: ApprovalAssessment },
): Promise<VersionAnswer> {
  const { entry, proposal } = await lockOwnProposal(tx, actor, input);
  const { state, changes } = approveProposal(entry, proposal.kind);
  // A withdrawal takes out of force even what should never have been in it.
  const missing = proposal.kind === 'withdrawal' ? [] : missingForApproval(proposal.content);
  if (missing.length > 0) {
    throw new IamisError('entry-incomplete', {
      errors: missing.map((field) => ({
        pointer: `/${field}`,
        code: 'needed-for-action' as const,
        detail: 'is needed before this action may be in force',
      })),
    });
  }
  const at = deps.clock();
  const { entryId, version, completeness } = { ...entry, ...proposal };
  if (proposal.kind !== 'withdrawal') {
    const approval = await recordApproval(tx, actor, { entryId, version, at, assessment: input.assessment });
    if (approval === 'first-of-two') {
      await recordAudit(tx, deps, {
        actor,
        action: 'approve-entry-first',
        object: { kind: 'watchlist-entry', id: entryId },
        details: { version, stoppedTravellers: input.assessment?.stoppedTravellers ?? 0 },
      });
      return { id: entryId, version, status: 'pending', completeness, approvalsNeeded: 2, approvalsGiven: 1 };
    }
  }
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

/** Counts this approval beside the earlier ones, and keeps it when the version needs two. */
async function recordApproval(
  tx: Tx,
  actor: Actor,
  of: { entryId: string; version: number; at: Date; assessment: ApprovalAssessment | undefined },
): Promise<Approval> {
  const { entryId, version, assessment } = of;
  if (assessment && assessment.version !== version) throw new IamisError('precondition-failed');
  const earlier = await listApprovers(tx, entryId, version);
  const approval = countApproval(actor, earlier, assessment?.approvalsNeeded ?? 1);
  if (approval === 'first-of-two' || earlier.length > 0) {
    const stoppedCount = assessment?.stoppedTravellers ?? 0;
    await insertApproval(tx, { entryId, version, accountId: actor.accountId, stoppedCount, approvedAt: of.at });
  }
  return approval;
}
