import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { proposeVersion, shownVersion } from './entry-state.ts';
import { getVersion, insertVersions, saveState } from './entry-store.ts';
import { lockOwnEntry, requireLatest } from './own-entry.ts';
import type { VersionAnswer } from './propose-entry.ts';

/**
 * Proposes to take an entry out of force. The withdrawal is a version of its own, with the content that it ends; the entry stops
 * travellers until another account approves.
 * @throws IamisError `entry-not-active`, `proposal-pending`, `precondition-failed`, `agency-not-yours`, `entry-not-found`
 */
export async function withdrawEntry(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: { entryId: string; expectedVersion?: number | undefined; reason?: string | undefined },
): Promise<VersionAnswer> {
  const entry = await lockOwnEntry(tx, actor, input.entryId);
  requireLatest(entry, input.expectedVersion);
  const { state, kind } = proposeVersion(entry, 'withdrawal');
  const { content, completeness } = await getVersion(tx, entry.entryId, shownVersion(entry));
  const at = deps.clock();
  const version = state.latestVersion;
  await insertVersions(tx, [
    {
      ...{ entryId: entry.entryId, version, site: deps.site, kind, ownerAgency: entry.ownerAgency, content },
      ...{ proposedBy: actor.accountId, proposedAt: at, reason: input.reason },
    },
  ]);
  await saveState(tx, entry.entryId, state, at);
  await recordAudit(tx, deps, {
    actor,
    action: 'propose-withdrawal',
    object: { kind: 'watchlist-entry', id: entry.entryId },
    details: { version },
  });
  return { id: entry.entryId, version, status: 'pending', completeness };
}
