import { listUsernames } from '../accounts/account-names-reader.ts';
import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { cursorOf, momentOfCursor } from '../core/cursor.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { accountsOf, proposalView } from './entry-view.ts';
import { selectProposals } from './entry-view-store.ts';
import type { Proposal } from './watchlist-schemas.ts';

/**
 * What waits for a decision of the actor's agency, newest first, each with the fields that it changes.
 * @throws IamisError `bad-request` for a cursor that is none
 */
export async function listProposals(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ proposals: Proposal[]; usernames: Record<string, string>; nextCursor: string | null }> {
  const rows = await selectProposals(tx, actor.agency, {
    below: page.cursor === undefined ? undefined : momentOfCursor(page.cursor, '?cursor'),
    limit: page.limit + 1,
  });
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  await recordAudit(tx, deps, {
    actor,
    action: 'list-proposals',
    object: { kind: 'watchlist', id: actor.agency },
    details: { resultCount: shown.length },
  });
  const proposals = shown.map((row) => proposalView(actor, row));
  return {
    proposals,
    usernames: Object.fromEntries(await listUsernames(tx, accountsOf(proposals))),
    nextCursor: last ? cursorOf(last.proposed_at.getTime(), last.entry_id) : null,
  };
}
