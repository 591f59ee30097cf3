import type { Actor } from '../core/actor.ts';
import { diffOf } from './entry-diff.ts';
import type { EntryRow, HistoryRow, ProposalRow } from './entry-view-store.ts';
import { type Visibility, visibilityOf } from './entry-visibility.ts';
import { programReason } from './program-reason.ts';
import { missingForApproval } from './watchlist-entry.ts';
import type { ListedEntryAnswer, OwnEntry, OwnSummary, Proposal } from './watchlist-schemas.ts';

export function visibilityOfRow(actor: Pick<Actor, 'agency'>, row: EntryRow): Visibility {
  return visibilityOf(actor, {
    ownerAgency: row.owner_agency,
    inForce: row.active_version === null ? null : { isDiscreet: row.is_discreet },
  });
}

/** All that another agency is told, whatever the entry says. */
export function listedView(row: EntryRow): ListedEntryAnswer {
  return { id: row.entry_id, ownerAgency: row.owner_agency, contact: row.content.contact, isListed: true };
}

function stateOf(row: EntryRow) {
  return {
    id: row.entry_id,
    ownerAgency: row.owner_agency,
    isListed: row.active_version !== null,
    status: row.status,
    version: row.version,
    activeVersion: row.active_version,
    pendingVersion: row.pending_version,
    latestVersion: row.latest_version,
    completeness: row.completeness,
  };
}

export function summaryView(row: EntryRow): OwnSummary {
  const { category, action, names, birthDates, nationalities, documents, contact, validTo } = row.content;
  return {
    ...stateOf(row),
    ...{ category, action, contact, validTo },
    names: [...names],
    birthDates: [...birthDates],
    nationalities: [...nationalities],
    documents: [...documents],
  };
}

export function proposalView(actor: Pick<Actor, 'accountId'>, row: ProposalRow): Proposal {
  const { category, action, names } = row.content;
  const isWithdrawal = row.kind === 'withdrawal';
  return {
    id: row.entry_id,
    version: row.version,
    kind: row.kind,
    ...{ category, action, names: [...names] },
    completeness: row.completeness,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at.toISOString(),
    reason: row.reason,
    isOwn: row.proposed_by === actor.accountId,
    approvedBy: row.approved_by,
    missing: isWithdrawal ? [] : missingForApproval(row.content),
    changes: isWithdrawal ? [] : diffOf(row.in_force, row.content),
  };
}

function historyView(row: HistoryRow): OwnEntry['history'][number] {
  const changes = row.changes.map((change) => ({
    ...change,
    at: new Date(change.at).toISOString(),
    programReason: programReason(change.reason),
  }));
  return {
    version: row.version,
    kind: row.kind,
    status: changes.at(-1)?.status ?? 'pending',
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at.toISOString(),
    reason: row.reason,
    programReason: programReason(row.reason),
    importId: row.import_id,
    changes,
  };
}

/** Ids of everybody who proposed or decided; nobody twice. */
export function accountsOf(proposals: readonly Proposal[], history: readonly HistoryRow[] = []): string[] {
  const ids = [
    ...proposals.flatMap(({ proposedBy, approvedBy }) => [proposedBy, ...approvedBy]),
    ...history.flatMap(({ proposed_by, changes }) => [proposed_by, ...changes.map(({ by }) => by)]),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}

export function wholeView(
  row: EntryRow,
  proposal: Proposal | null,
  history: readonly HistoryRow[],
  usernames: ReadonlyMap<string, string>,
): OwnEntry {
  const { content } = row;
  return {
    ...stateOf(row),
    ...content,
    names: [...content.names],
    birthDates: [...content.birthDates],
    nationalities: [...content.nationalities],
    documents: [...content.documents],
    flags: [...content.flags],
    directions: [...content.directions],
    onlyNationalities: [...(content.onlyNationalities ?? [])],
    proposal,
    history: history.map(historyView),
    usernames: Object.fromEntries(usernames),
  };
}
