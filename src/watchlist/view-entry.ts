import { listUsernames } from '../accounts/account-names-reader.ts';
import { type LookupReason, recordAudit } from '../audit/audit-entry.ts';
import { requireLookup } from '../audit/lookup-reason.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { accountsOf, listedView, proposalView, visibilityOfRow, wholeView } from './entry-view.ts';
import { selectEntry, selectHistory, selectProposals } from './entry-view-store.ts';
import type { ListedEntryAnswer, OwnEntry } from './watchlist-schemas.ts';

/**
 * One entry, as far as the actor may know it. Editors work on their own agency's entries all day; to look at another agency's one
 * takes a purpose and a case number.
 * @throws IamisError `entry-not-found` also for what the actor must not know of; `lookup-reason-required`
 */
export async function viewEntry(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: { entryId: string; lookup: LookupReason | undefined },
): Promise<OwnEntry | ListedEntryAnswer> {
  const row = await selectEntry(tx, input.entryId);
  const visibility = row && visibilityOfRow(actor, row);
  if (!row || visibility === 'nothing') throw new IamisError('entry-not-found');
  const lookup = visibility === 'whole' ? input.lookup : requireLookup(input.lookup);
  await recordAudit(tx, deps, {
    actor,
    action: 'view-entry',
    object: { kind: 'watchlist-entry', id: row.entry_id },
    lookup,
    details: { version: row.version },
  });
  if (visibility === 'listed') return listedView(row);
  const [proposal] = await selectProposals(tx, actor.agency, { entryId: row.entry_id, limit: 1 });
  const waiting = proposal ? proposalView(actor, proposal) : null;
  const history = await selectHistory(tx, row.entry_id);
  const usernames = await listUsernames(tx, accountsOf(waiting ? [waiting] : [], history));
  return wholeView(row, waiting, history, usernames);
}
