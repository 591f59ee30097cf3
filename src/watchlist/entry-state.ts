import { IamisError } from '../core/errors.ts';

export const ENTRY_STATUSES = ['pending', 'active', 'rejected', 'withdrawn', 'expired'] as const;
/** What an entry is as a whole. `pending` and `rejected`: it has never been in force. */
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

export const VERSION_STATUSES = ['pending', 'active', 'rejected', 'superseded', 'withdrawn', 'expired'] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

export const PROPOSAL_KINDS = ['new', 'change', 'withdrawal'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** The one mutable row of an entry. Of its versions at most one is in force and at most one waits. */
export interface EntryState {
  status: EntryStatus;
  activeVersion: number | null;
  pendingVersion: number | null;
  latestVersion: number;
}

/** What becomes of one version: a row of the change feed. */
export interface VersionChange {
  version: number;
  status: Exclude<VersionStatus, 'pending'>;
}

export interface Transition {
  state: EntryState;
  /** In the order in which they hold: the old version goes before the new one comes. */
  changes: VersionChange[];
}

/** The state of an entry that has just been proposed. */
export const FIRST_PROPOSAL: EntryState = {
  status: 'pending',
  activeVersion: null,
  pendingVersion: 1,
  latestVersion: 1,
};

/** The version that speaks for the entry: the one in force, else the last one. */
export function shownVersion(state: Pick<EntryState, 'activeVersion' | 'latestVersion'>): number {
  return state.activeVersion ?? state.latestVersion;
}

/**
 * A further version waits for a decision; what is in force stays in force. A rejected or expired entry may be proposed anew, a
 * withdrawn one is over.
 * @throws IamisError `proposal-pending` when one waits already, `entry-not-active` when there is nothing to change or withdraw
 */
export function proposeVersion(
  state: EntryState,
  wish: 'change' | 'withdrawal',
): { state: EntryState; kind: ProposalKind } {
  if (state.pendingVersion !== null) throw new IamisError('proposal-pending');
  const isAllowed = state.status === 'active' || (wish === 'change' && state.status !== 'withdrawn');
  if (!isAllowed) throw new IamisError('entry-not-active');
  const version = state.latestVersion + 1;
  return {
    state: { ...state, pendingVersion: version, latestVersion: version },
    kind: wish === 'change' && state.activeVersion === null ? 'new' : wish,
  };
}

/**
 * The waiting version comes into force, or ends the entry when it is a withdrawal.
 * @throws IamisError `entry-not-pending`
 */
export function approveProposal(state: EntryState, kind: ProposalKind): Transition {
  const version = requirePending(state);
  const isWithdrawal = kind === 'withdrawal';
  const changes: VersionChange[] = [];
  if (state.activeVersion !== null) {
    changes.push({ version: state.activeVersion, status: isWithdrawal ? 'withdrawn' : 'superseded' });
  }
  changes.push({ version, status: isWithdrawal ? 'withdrawn' : 'active' });
  return {
    state: {
      ...state,
      status: isWithdrawal ? 'withdrawn' : 'active',
      activeVersion: isWithdrawal ? null : version,
      pendingVersion: null,
    },
    changes,
  };
}

/**
 * The waiting version is turned down; an entry that was never in force is rejected with it.
 * @throws IamisError `entry-not-pending`
 */
export function rejectProposal(state: EntryState): Transition {
  const version = requirePending(state);
  return {
    state: { ...state, status: state.status === 'pending' ? 'rejected' : state.status, pendingVersion: null },
    changes: [{ version, status: 'rejected' }],
  };
}

/**
 * Its last day is over. A proposal that waits goes on waiting.
 * @throws IamisError `entry-not-active`
 */
export function expireEntry(state: EntryState): Transition {
  if (state.activeVersion === null) throw new IamisError('entry-not-active');
  return {
    state: { ...state, status: 'expired', activeVersion: null },
    changes: [{ version: state.activeVersion, status: 'expired' }],
  };
}

function requirePending(state: EntryState): number {
  if (state.pendingVersion === null) throw new IamisError('entry-not-pending');
  return state.pendingVersion;
}
