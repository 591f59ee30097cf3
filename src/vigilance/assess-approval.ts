import type { Platform } from '../platform/platform.ts';
import { findWaitingProposal } from '../watchlist/proposal-reader.ts';
import type { AssessApproval } from '../watchlist/second-approval.ts';
import type { Simulator } from './simulate-entry.ts';

/** An entry that would have stopped more travellers in 30 days needs a second approver (IAMIS_SECOND_APPROVAL_OVER). */
export const SECOND_APPROVAL_OVER = 10;

/** An entry that stops many is approved by two. */
export function approvalsNeededFor({ stoppedTravellers }: { stoppedTravellers: number }, over: number): 1 | 2 {
  return stoppedTravellers > over ? 2 : 1;
}

/**
 * Simulates what waits, unless a withdrawal does (it stops nobody) or a first approval was given (then the second is needed anyway).
 * A simulation that ran out of time counts for what it found: it never takes an approver away.
 */
export function openApprovalAssessor(
  platform: Pick<Platform, 'db'>,
  simulator: Simulator,
  secondApprovalOver: number,
): AssessApproval {
  return async (actor, entryId) => {
    const waiting = await findWaitingProposal(platform.db, actor.agency, entryId);
    if (!waiting) return { version: 0, stoppedTravellers: 0, approvalsNeeded: 1 };
    const { version, kind, content, isApprovedOnce } = waiting;
    if (kind === 'withdrawal') return { version, stoppedTravellers: 0, approvalsNeeded: 1 };
    if (isApprovedOnce) return { version, stoppedTravellers: 0, approvalsNeeded: 2 };
    const simulation = await simulator.simulate({ content, ownerAgency: actor.agency });
    const { stoppedTravellers } = simulation;
    return { version, stoppedTravellers, approvalsNeeded: approvalsNeededFor(simulation, secondApprovalOver) };
  };
}
