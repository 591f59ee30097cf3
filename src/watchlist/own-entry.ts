import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import { type LockedEntry, lockEntryOf } from './entry-store.ts';
import { visibilityOf } from './entry-visibility.ts';

/**
 * Locks an entry of the actor's own agency, for a change or a decision.
 * @throws IamisError `agency-not-yours` for another agency's listed entry, `entry-not-found` for one that does not exist and
 *   for one that the actor must not know of: the two are the same answer
 */
export async function lockOwnEntry(tx: Tx, actor: Actor, entryId: string): Promise<LockedEntry> {
  const own = await lockEntryOf(tx, actor.agency, entryId);
  if (own) return own;
  const other = await tx
    .selectFrom('watchlist_entry as e')
    .leftJoin('watchlist_version as v', (join) =>
      join.onRef('v.entry_id', '=', 'e.entry_id').onRef('v.version', '=', 'e.active_version'),
    )
    .select(['e.owner_agency', 'v.is_discreet'])
    .where('e.entry_id', '=', entryId)
    .executeTakeFirst();
  const isKnown =
    other &&
    visibilityOf(actor, {
      ownerAgency: other.owner_agency,
      inForce: other.is_discreet === null ? null : { isDiscreet: other.is_discreet },
    }) === 'listed';
  throw new IamisError(isKnown ? 'agency-not-yours' : 'entry-not-found');
}

/** The version that an editor saw must still be the last one. @throws IamisError `precondition-failed` */
export function requireLatest(entry: LockedEntry, expectedVersion: number | undefined): void {
  if (expectedVersion !== undefined && expectedVersion !== entry.latestVersion) {
    throw new IamisError('precondition-failed');
  }
}
