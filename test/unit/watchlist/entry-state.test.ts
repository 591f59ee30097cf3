import { describe, expect, it } from 'vitest';
import {
  approveProposal,
  type EntryState,
  expireEntry,
  FIRST_PROPOSAL,
  proposeVersion,
  rejectProposal,
  shownVersion,
} from '../../../src/watchlist/entry-state.ts';

const IN_FORCE: EntryState = { status: 'active', activeVersion: 1, pendingVersion: null, latestVersion: 1 };
const CHANGE_WAITS: EntryState = { status: 'active', activeVersion: 1, pendingVersion: 2, latestVersion: 2 };
const REJECTED: EntryState = { status: 'rejected', activeVersion: null, pendingVersion: null, latestVersion: 1 };
const WITHDRAWN: EntryState = { status: 'withdrawn', activeVersion: null, pendingVersion: null, latestVersion: 2 };
const EXPIRED: EntryState = { status: 'expired', activeVersion: null, pendingVersion: null, latestVersion: 1 };

const refusal = (code: string) => expect.objectContaining({ code });

describe('the life of a watchlist entry', () => {
  it('begins as a proposal that is in force nowhere', () => {
    expect(FIRST_PROPOSAL).toMatchObject({ status: 'pending', activeVersion: null, pendingVersion: 1 });
  });

  it('comes into force by approval', () => {
    expect(approveProposal(FIRST_PROPOSAL, 'new')).toEqual({
      state: IN_FORCE,
      changes: [{ version: 1, status: 'active' }],
    });
  });

  it('ends before it began by rejection, and may be proposed anew', () => {
    expect(rejectProposal(FIRST_PROPOSAL)).toEqual({ state: REJECTED, changes: [{ version: 1, status: 'rejected' }] });
    expect(proposeVersion(REJECTED, 'change')).toEqual({
      state: { ...REJECTED, pendingVersion: 2, latestVersion: 2 },
      kind: 'new',
    });
  });

  it('keeps the old version in force while a change or a withdrawal waits', () => {
    expect(proposeVersion(IN_FORCE, 'change')).toEqual({ state: CHANGE_WAITS, kind: 'change' });
    expect(proposeVersion(IN_FORCE, 'withdrawal')).toEqual({ state: CHANGE_WAITS, kind: 'withdrawal' });
  });

  it('replaces the old version by the approved change, the old one first', () => {
    expect(approveProposal(CHANGE_WAITS, 'change')).toEqual({
      state: { status: 'active', activeVersion: 2, pendingVersion: null, latestVersion: 2 },
      changes: [
        { version: 1, status: 'superseded' },
        { version: 2, status: 'active' },
      ],
    });
  });

  it('is over when a withdrawal is approved', () => {
    const { state, changes } = approveProposal(CHANGE_WAITS, 'withdrawal');
    expect(state).toEqual(WITHDRAWN);
    expect(changes).toEqual([
      { version: 1, status: 'withdrawn' },
      { version: 2, status: 'withdrawn' },
    ]);
    expect(() => proposeVersion(WITHDRAWN, 'change')).toThrow(refusal('entry-not-active'));
  });

  it('stays as it was when a change is rejected', () => {
    expect(rejectProposal(CHANGE_WAITS)).toEqual({
      state: { ...IN_FORCE, latestVersion: 2 },
      changes: [{ version: 2, status: 'rejected' }],
    });
  });

  it('expires with its last day; a change that waits goes on waiting and may bring it back', () => {
    expect(expireEntry(IN_FORCE)).toEqual({ state: EXPIRED, changes: [{ version: 1, status: 'expired' }] });
    const { state } = expireEntry(CHANGE_WAITS);
    expect(state).toMatchObject({ status: 'expired', pendingVersion: 2 });
    expect(approveProposal(state, 'change')).toMatchObject({
      state: { status: 'active', activeVersion: 2 },
      changes: [{ version: 2, status: 'active' }],
    });
    expect(rejectProposal(state).state.status).toBe('expired');
    expect(() => expireEntry(EXPIRED)).toThrow(refusal('entry-not-active'));
  });

  it('has one proposal at a time', () => {
    for (const state of [FIRST_PROPOSAL, CHANGE_WAITS]) {
      expect(() => proposeVersion(state, 'change')).toThrow(refusal('proposal-pending'));
      expect(() => proposeVersion(state, 'withdrawal')).toThrow(refusal('proposal-pending'));
    }
  });

  it('has nothing to withdraw while it is not in force', () => {
    for (const state of [REJECTED, WITHDRAWN, EXPIRED]) {
      expect(() => proposeVersion(state, 'withdrawal')).toThrow(refusal('entry-not-active'));
    }
  });

  it('has nothing to decide on while nothing waits', () => {
    for (const state of [IN_FORCE, REJECTED, WITHDRAWN, EXPIRED]) {
      expect(() => approveProposal(state, 'change')).toThrow(refusal('entry-not-pending'));
      expect(() => rejectProposal(state)).toThrow(refusal('entry-not-pending'));
    }
  });

  it('speaks by the version in force, else by the last one', () => {
    expect(shownVersion(CHANGE_WAITS)).toBe(1);
    expect(shownVersion(FIRST_PROPOSAL)).toBe(1);
    expect(shownVersion(WITHDRAWN)).toBe(2);
  });
});
