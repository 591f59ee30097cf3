import { IamisError } from '../core/errors.ts';
import type { Database } from '../platform/database.ts';
import type { ProposalKind } from './entry-state.ts';
import type { EntryContent } from './watchlist-entry.ts';

/** A version that waits for a decision of an agency, for the rooms above. */
export interface WaitingProposal {
  entryId: string;
  version: number;
  kind: ProposalKind;
  content: EntryContent;
  /** Somebody has approved it already, and a second must. */
  isApprovedOnce: boolean;
}

export async function findWaitingProposal(
  db: Database,
  agency: string,
  entryId: string,
): Promise<WaitingProposal | undefined> {
  const row = await db
    .selectFrom('watchlist_entry as e')
    .innerJoin('watchlist_version as v', (join) =>
      join.onRef('v.entry_id', '=', 'e.entry_id').onRef('v.version', '=', 'e.pending_version'),
    )
    .select((eb) => [
      'v.version',
      'v.kind',
      'v.content',
      eb
        .exists(
          eb
            .selectFrom('watchlist_approval as a')
            .select('a.account_id')
            .whereRef('a.entry_id', '=', 'v.entry_id')
            .whereRef('a.version', '=', 'v.version'),
        )
        .as('is_approved_once'),
    ])
    .where('e.entry_id', '=', entryId)
    .where('e.owner_agency', '=', agency)
    .executeTakeFirst();
  return (
    row && {
      entryId,
      version: row.version,
      kind: row.kind as ProposalKind,
      content: row.content as unknown as EntryContent,
      isApprovedOnce: Boolean(row.is_approved_once),
    }
  );
}

/** @throws IamisError `entry-not-found` for what is another agency's or does not exist, `entry-not-pending` */
export async function getWaitingProposal(db: Database, agency: string, entryId: string): Promise<WaitingProposal> {
  const waiting = await findWaitingProposal(db, agency, entryId);
  if (waiting) return waiting;
  const own = await db
    .selectFrom('watchlist_entry')
    .select('entry_id')
    .where('entry_id', '=', entryId)
    .where('owner_agency', '=', agency)
    .executeTakeFirst();
  throw new IamisError(own ? 'entry-not-pending' : 'entry-not-found');
}
