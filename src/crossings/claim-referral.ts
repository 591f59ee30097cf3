import { recordAudit } from '../audit/audit-entry.ts';
import { type Actor, requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { claim } from './referral.ts';
import { lockReferral, type Referral, updateReferral } from './referral-store.ts';

/** The locked referral, at one of the actor's own checkpoints. @throws IamisError `referral-not-found`, `checkpoint-not-yours` */
export async function lockOwnReferral(tx: Tx, actor: Actor, referralId: string): Promise<Referral> {
  const referral = await lockReferral(tx, referralId);
  if (!referral) throw new IamisError('referral-not-found');
  requireCheckpoint(actor, referral.checkpoint);
  return referral;
}

/**
 * Takes a referral in hand. Of two at once the row lock lets one win; the claimer's own repeat changes nothing.
 * @throws IamisError `referral-not-found`, `checkpoint-not-yours`, `referral-closed`, `referral-already-claimed`
 */
export async function claimReferral(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  referralId: string,
  takeOver: boolean,
): Promise<Referral> {
  const referral = await lockOwnReferral(tx, actor, referralId);
  const result = claim(referral, actor.accountId, takeOver);
  if (result === 'kept') return referral;
  await recordAudit(tx, platform, {
    actor,
    action: result === 'taken' ? 'claim-referral' : 'take-over-referral',
    object: { kind: 'referral', id: referralId },
    checkpoint: referral.checkpoint,
    details: { inspectionId: referral.inspectionId, ...(referral.claimedBy && { takenFrom: referral.claimedBy }) },
  });
  return updateReferral(tx, referralId, {
    status: 'claimed',
    claimedBy: actor.accountId,
    claimedAt: platform.clock(),
  });
}
