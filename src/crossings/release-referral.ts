import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { lockOwnReferral } from './claim-referral.ts';
import { requireClaimer } from './referral.ts';
import { type Referral, updateReferral } from './referral-store.ts';

/**
 * Gives a claimed referral back to the queue.
 * @throws IamisError `referral-not-found`, `checkpoint-not-yours`, `referral-closed`, `referral-not-claimed`, `referral-already-claimed`
 */
export async function releaseReferral(tx: Tx, platform: Platform, actor: Actor, referralId: string): Promise<Referral> {
  const referral = await lockOwnReferral(tx, actor, referralId);
  requireClaimer(referral, actor.accountId);
  await recordAudit(tx, platform, {
    actor,
    action: 'release-referral',
    object: { kind: 'referral', id: referralId },
    checkpoint: referral.checkpoint,
    details: { inspectionId: referral.inspectionId },
  });
  return updateReferral(tx, referralId, { status: 'open', claimedBy: null, claimedAt: null });
}
