import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type Account, canonicalUsername, isUsername } from './account.ts';
import { lockAccount } from './account-store.ts';
import { insertLending, type Lending } from './lending-store.ts';

/** An officer is lent for one shift; what lasts longer is a change of the account. */
export const LONGEST_LENDING_S = 12 * 3600;

/** @throws IamisError `lending-too-long` unless the end lies ahead, by at most 12 hours */
export function requireLendingEnd(untilAt: Date, now: Date): void {
  const aheadMs = untilAt.getTime() - now.getTime();
  if (aheadMs > 0 && aheadMs <= LONGEST_LENDING_S * 1000) return;
  throw new IamisError('lending-too-long', {
    errors: [{ pointer: '/untilAt', code: 'time-out-of-range', detail: 'must lie ahead, by at most 12 hours' }],
  });
}

/**
 * Who may lend whom: a supervisor gives away an officer of a checkpoint of the supervisor's own; nobody can draw an officer to
 * oneself. A supervisor is never lent, because the rights would travel along.
 * @throws IamisError `checkpoint-not-yours`, `not-an-officer`
 */
export function requireLendable(supervisor: Actor, officer: Account): void {
  if (!officer.checkpoints.some((checkpoint) => supervisor.checkpoints.includes(checkpoint)))
    throw new IamisError('checkpoint-not-yours');
  if (!officer.roles.includes('officer') || officer.roles.includes('supervisor'))
    throw new IamisError('not-an-officer');
}

/**
 * Lends an officer to another checkpoint from now until a stated time. Ends by itself; is never changed.
 * @throws IamisError `account-not-found`, `checkpoint-not-yours`, `not-an-officer`, `lending-too-long`, `checkpoint-not-found`
 */
export async function lendOfficer(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  input: { username: string; checkpoint: string; isCheckpoint: boolean; untilAt: Date },
): Promise<Lending> {
  const now = platform.clock();
  requireLendingEnd(input.untilAt, now);
  if (!input.isCheckpoint) throw new IamisError('checkpoint-not-found');
  const username = canonicalUsername(input.username);
  // A name that can't be one is never asked for.
  const officer = isUsername(username) ? await lockAccount(tx, { username }) : undefined;
  if (officer?.status !== 'active') throw new IamisError('account-not-found');
  requireLendable(actor, officer);
  const lending: Lending = {
    id: newId(),
    site: platform.site,
    accountId: officer.id,
    checkpoint: input.checkpoint,
    fromAt: now,
    untilAt: input.untilAt,
    lentBy: actor.accountId,
  };
  await insertLending(tx, lending);
  await recordAudit(tx, platform, {
    actor,
    action: 'lend-officer',
    object: { kind: 'account', id: officer.id },
    checkpoint: input.checkpoint,
    details: { lending: lending.id, untilAt: lending.untilAt.toISOString() },
  });
  return lending;
}
