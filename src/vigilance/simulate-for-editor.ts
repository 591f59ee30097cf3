import { type LookupReason, recordAudit } from '../audit/audit-entry.ts';
import { requireLookup } from '../audit/lookup-reason.ts';
import type { Actor } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import { inTransaction } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { getWaitingProposal } from '../watchlist/proposal-reader.ts';
import type { EntryContent } from '../watchlist/watchlist-entry.ts';
import { approvalsNeededFor } from './assess-approval.ts';
import type { FinishedSimulation, Simulator } from './simulate-entry.ts';

export interface SimulationDeps {
  platform: Pick<Platform, 'site' | 'clock' | 'db'>;
  simulator: Simulator;
  secondApprovalOver: number;
}

/** What was simulated, and what deciding on it would take. */
export interface EditorSimulation extends FinishedSimulation {
  content: EntryContent;
  approvalsNeeded: 1 | 2;
}

/**
 * What a new entry would have done, before anybody proposes it. It stands in the audit before the answer leaves, with the purpose and the
 * case number where they are given: one types a name before its case. Without them `tellWithoutReason` says what may be told.
 * @throws IamisError `overloaded`
 */
export function simulateContent(
  deps: SimulationDeps,
  actor: Actor,
  input: { content: EntryContent; lookup: LookupReason | undefined },
): Promise<EditorSimulation> {
  return simulateOf(deps, actor, { ...input, object: { kind: 'watchlist-simulation', id: newId() } });
}

/**
 * The same for a proposal of the own agency that waits.
 * @throws IamisError `lookup-reason-required`, `entry-not-found`, `entry-not-pending`, `overloaded`
 */
export async function simulateProposal(
  deps: SimulationDeps,
  actor: Actor,
  input: { entryId: string; lookup: LookupReason | undefined },
): Promise<EditorSimulation & { version: number }> {
  const lookup = requireLookup(input.lookup);
  const { content, version } = await getWaitingProposal(deps.platform.db, actor.agency, input.entryId);
  const object = { kind: 'watchlist-entry', id: input.entryId };
  return { version, ...(await simulateOf(deps, actor, { content, lookup, object })) };
}

async function simulateOf(
  { platform, simulator, secondApprovalOver }: SimulationDeps,
  actor: Actor,
  input: { content: EntryContent; lookup: LookupReason | undefined; object: { kind: string; id: string } },
): Promise<EditorSimulation> {
  const { content, lookup } = input;
  const simulation = await simulator.simulate({ content, ownerAgency: actor.agency, isNarrowed: true });
  const { crossings, stopped, reviewed, nearest } = simulation;
  await inTransaction(platform.db, (tx) =>
    // No inspection is named: auditors belong to another agency, and the entry may be a discreet one.
    recordAudit(tx, platform, {
      actor,
      action: 'simulate-entry',
      object: input.object,
      lookup,
      details: { crossings, stopped, reviewed, shownCount: lookup ? nearest.length : 0 },
    }),
  );
  return { ...simulation, content, approvalsNeeded: approvalsNeededFor(simulation, secondApprovalOver) };
}
