import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';

/** What vigilance found a waiting version to do, had it been in force. */
export interface ApprovalAssessment {
  /** The version that was simulated; 0 when none of the actor's agency waits. */
  version: number;
  /** How many travellers it would have stopped. */
  stoppedTravellers: number;
  approvalsNeeded: 1 | 2;
}

/** Asked of vigilance before the transaction of an approval: it may take seconds. */
export type AssessApproval = (actor: Actor, entryId: string) => Promise<ApprovalAssessment>;

/** What one approval comes to: the version is in force, or a second account must approve, too. */
export type Approval = 'approved' | 'first-of-two';

/**
 * An entry that would have stopped many needs two who approve it, neither of whom has proposed it. Once a first approval of two is
 * given, the second is needed, whatever a new count says.
 * @param earlier the accounts that approved this version before
 * @throws IamisError `second-approver-required` for the first one's second approval
 */
export function countApproval(
  actor: Pick<Actor, 'accountId'>,
  earlier: readonly string[],
  approvalsNeeded: number,
): Approval {
  if (earlier.includes(actor.accountId)) throw new IamisError('second-approver-required');
  return earlier.length === 0 && approvalsNeeded > 1 ? 'first-of-two' : 'approved';
}
