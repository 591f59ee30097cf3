import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import { type EntryVersion, getVersion, type LockedEntry } from './entry-store.ts';
import { lockOwnEntry, requireLatest } from './own-entry.ts';

/** Nobody decides on what they proposed themselves, whatever their roles. @throws IamisError `own-proposal` */
export function requireAnotherAccount(actor: Pick<Actor, 'accountId'>, proposedBy: string | null): void {
  if (proposedBy === actor.accountId) throw new IamisError('own-proposal');
}

/**
 * Locks an entry of the actor's agency together with the version that waits for a decision: of two who decide at once, the second
 * finds nothing waiting.
 * @throws IamisError `entry-not-pending`, `own-proposal`, `precondition-failed`, `agency-not-yours`, `entry-not-found`
 */
export async function lockOwnProposal(
  tx: Tx,
  actor: Actor,
  input: { entryId: string; expectedVersion?: number | undefined },
): Promise<{ entry: LockedEntry; proposal: EntryVersion }> {
  const entry = await lockOwnEntry(tx, actor, input.entryId);
  if (entry.pendingVersion === null) throw new IamisError('entry-not-pending');
  requireLatest(entry, input.expectedVersion);
  const proposal = await getVersion(tx, entry.entryId, entry.pendingVersion);
  requireAnotherAccount(actor, proposal.proposedBy);
  return { entry, proposal };
}
