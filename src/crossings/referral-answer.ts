import type { z } from 'zod';
import type { QueuedReferral } from './referral-queue.ts';
import type { queuedReferralSchema, referralSchema } from './referral-schemas.ts';
import type { Referral } from './referral-store.ts';

/** A referral as the API shows it. */
export function answerOfReferral(referral: Referral, now: Date): z.input<typeof referralSchema> {
  const { id, inspectionId, checkpoint, direction, cause, revision, status, isProtected, outcome } = referral;
  return {
    ...{ id, inspectionId, checkpoint, direction, cause, revision, status, isProtected, outcome },
    openedAt: referral.openedAt.toISOString(),
    openedBy: referral.openedBy,
    ageMs: Math.max(0, (referral.closedAt ?? now).getTime() - referral.openedAt.getTime()),
    claimedBy: referral.claimedBy,
    claimedAt: referral.claimedAt?.toISOString() ?? null,
    closedAt: referral.closedAt?.toISOString() ?? null,
  };
}

/** The same as the queue shows it: where, and how grave. */
export function answerOfQueued(referral: QueuedReferral, now: Date): z.input<typeof queuedReferralSchema> {
  const { lane, gravest } = referral;
  return { ...answerOfReferral(referral, now), lane, gravest: gravest && { ...gravest, flags: [...gravest.flags] } };
}
