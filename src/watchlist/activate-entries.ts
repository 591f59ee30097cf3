import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { recordChanges } from './change-feed.ts';
import { approveProposal, FIRST_PROPOSAL } from './entry-state.ts';
import { insertEntries, insertVersions } from './entry-store.ts';
import { type EntryContent, missingForApproval } from './watchlist-entry.ts';

/**
 * The write door for entries that come into force many at once, each proposed by one account and approved by another (the
 * demonstration). Up to some ten thousand a transaction: the contents are held in memory.
 * @param actor the approver, in whose name the changes are recorded
 * @returns the new entries' ids, in the order of the contents
 * @throws IamisError `own-proposal` when both accounts are one, `entry-incomplete`
 */
export async function activateEntries(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: { ownerAgency: string; proposedBy: string; contents: readonly EntryContent[] },
): Promise<string[]> {
  const { ownerAgency, proposedBy } = input;
  if (proposedBy === actor.accountId) throw new IamisError('own-proposal');
  if (input.contents.some((content) => missingForApproval(content).length > 0)) {
    throw new IamisError('entry-incomplete');
  }
  const at = deps.clock();
  const entries = input.contents.map((content) => ({ entryId: newId(), ownerAgency, content }));
  const { state, changes } = approveProposal(FIRST_PROPOSAL, 'new');
  await insertVersions(
    tx,
    entries.map((entry) => ({
      ...{ ...entry, version: state.latestVersion, site: deps.site, kind: 'new' as const },
      ...{ proposedBy, proposedAt: at },
    })),
  );
  await insertEntries(tx, deps.site, state, entries, at);
  await recordAudit(tx, deps, {
    actor,
    action: 'activate-entries',
    object: { kind: 'watchlist', id: ownerAgency },
    details: { count: entries.length },
  });
  await recordChanges(
    tx,
    deps,
    { byAccount: actor.accountId },
    entries.flatMap(({ entryId }) => changes.map((change) => ({ ...change, entryId }))),
  );
  return entries.map(({ entryId }) => entryId);
}
