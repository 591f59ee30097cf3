import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type EntryBody, entryContentFromBody } from './entry-schema.ts';
import { FIRST_PROPOSAL, type VersionStatus } from './entry-state.ts';
import { insertEntries, insertVersions } from './entry-store.ts';
import { completenessOf, missingForApproval } from './watchlist-entry.ts';

/** What an editor or approver is told of the version that they proposed or decided on. */
export interface VersionAnswer {
  /** The entry's id, the same through all versions; the `entryId` of hits. */
  id: string;
  version: number;
  /** The version's own status: while a change is `pending`, the version before it stays in force. */
  status: VersionStatus;
  /** 0 to 1. */
  completeness: number;
  /** Of an approval that leaves the version waiting for another one. */
  approvalsNeeded?: number;
  approvalsGiven?: number;
}

/** What an editor is told of a new entry or a change: also the fields that an approval will ask for. */
export interface ProposalAnswer extends VersionAnswer {
  missing: ReturnType<typeof missingForApproval>;
}

/** Proposes a new entry of the actor's agency; it is in force once another account approves it. */
export async function proposeEntry(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: { body: EntryBody },
): Promise<ProposalAnswer> {
  const entryId = newId();
  const content = entryContentFromBody(input.body);
  const at = deps.clock();
  const ownerAgency = actor.agency;
  await insertVersions(tx, [
    {
      ...{ entryId, version: 1, site: deps.site, kind: 'new', ownerAgency, content },
      ...{ proposedBy: actor.accountId, proposedAt: at },
    },
  ]);
  await insertEntries(tx, deps.site, FIRST_PROPOSAL, [{ entryId, ownerAgency, content }], at);
  await recordAudit(tx, deps, {
    actor,
    action: 'propose-entry',
    object: { kind: 'watchlist-entry', id: entryId },
    details: { version: 1 },
  });
  const missing = missingForApproval(content);
  return { id: entryId, version: 1, status: 'pending', completeness: completenessOf(content), missing };
}
