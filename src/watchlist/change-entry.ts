import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type EntryPatch, patchContent } from './entry-patch.ts';
import { proposeVersion, shownVersion } from './entry-state.ts';
import { getVersion, insertVersions, saveState } from './entry-store.ts';
import { lockOwnEntry, requireLatest } from './own-entry.ts';
import type { ProposalAnswer } from './propose-entry.ts';
import { completenessOf, missingForApproval } from './watchlist-entry.ts';

/**
 * Proposes a change: the given fields replace those of the version that speaks for the entry (in force, else the last one).
 * What is in force stays in force until another account approves.
 * @throws IamisError `precondition-failed` when the entry has another last version by now; `proposal-pending`,
 *   `entry-not-active` (withdrawn), `agency-not-yours`, `entry-not-found`; `bad-request` when the validity would end before it begins
 */
export async function changeEntry(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: { entryId: string; expectedVersion: number; patch: EntryPatch },
): Promise<ProposalAnswer> {
  const entry = await lockOwnEntry(tx, actor, input.entryId);
  requireLatest(entry, input.expectedVersion);
  const { state, kind } = proposeVersion(entry, 'change');
  const base = await getVersion(tx, entry.entryId, shownVersion(entry));
  const content = patchContent(base.content, input.patch);
  const at = deps.clock();
  const version = state.latestVersion;
  await insertVersions(tx, [
    {
      ...{ entryId: entry.entryId, version, site: deps.site, kind, ownerAgency: entry.ownerAgency, content },
      ...{ proposedBy: actor.accountId, proposedAt: at },
    },
  ]);
  await saveState(tx, entry.entryId, state, at);
  await recordAudit(tx, deps, {
    actor,
    action: 'propose-change',
    object: { kind: 'watchlist-entry', id: entry.entryId },
    details: { version, fields: Object.keys(input.patch) },
  });
  const missing = missingForApproval(content);
  return { id: entry.entryId, version, status: 'pending', completeness: completenessOf(content), missing };
}
