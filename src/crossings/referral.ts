import { IamisError } from '../core/errors.ts';

export const REFERRAL_STATUSES = ['open', 'claimed', 'closed'] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

/** The lane referred; a correction was screened again and hit; an entry came into force after the crossing. */
export const REFERRAL_CAUSES = ['lane', 'correction', 'late-hit'] as const;
export type ReferralCause = (typeof REFERRAL_CAUSES)[number];

export const REFERRAL_OUTCOMES = ['admitted', 'refused', 'handed-over', 'document-seized', 'withdrew', 'none'] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

/** Who holds a referral: null while it is open; the one who closed it afterwards. */
export interface ReferralState {
  status: ReferralStatus;
  claimedBy: string | null;
}

/** What a claim comes to. `kept`: it was already theirs. */
export type Claim = 'taken' | 'taken-over' | 'kept';

/**
 * open → claimed. Another supervisor's claim is taken over only when that is said.
 * @throws IamisError `referral-closed`, `referral-already-claimed`
 */
export function claim(state: ReferralState, accountId: string, takeOver: boolean): Claim {
  if (state.status === 'closed') throw new IamisError('referral-closed');
  if (state.status === 'open') return 'taken';
  if (state.claimedBy === accountId) return 'kept';
  if (!takeOver) throw new IamisError('referral-already-claimed');
  return 'taken-over';
}

/**
 * Only its claimer gives a referral back or closes it.
 * @throws IamisError `referral-closed`, `referral-not-claimed`, `referral-already-claimed`
 */
export function requireClaimer(state: ReferralState, accountId: string): void {
  if (state.status === 'closed') throw new IamisError('referral-closed');
  if (state.status === 'open') throw new IamisError('referral-not-claimed');
  if (state.claimedBy !== accountId) throw new IamisError('referral-already-claimed');
}
