import type { CrossingKind, Escort } from './crossing.ts';
import type { JourneyDetails } from './inspection-schemas.ts';
import type { ReferralStatus } from './referral.ts';
import type { RefusalReason } from './refusal-reason.ts';

/** What the lane may decide of an inspection. */
export const LANE_OUTCOMES = ['admit', 'refuse', 'refer', 'abandon'] as const;
export type LaneOutcome = (typeof LANE_OUTCOMES)[number];

export interface DecisionInput {
  outcome: LaneOutcome;
  reason?: RefusalReason | undefined;
  /** Codes of the advisories that the officer has taken note of. */
  acknowledged?: readonly string[] | undefined;
  overrideReason?: string | undefined;
  note?: string | undefined;
  asksForProtection?: boolean | undefined;
  escort?: Escort | undefined;
  /** What was told of the journey after the opening: the last word about it, which no longer changes the signal. */
  details?: JourneyDetails | undefined;
  /** Instant of the decision, when it was not taken just now: after an outage, or from paper. */
  decidedAt?: string | undefined;
}

export interface DecisionAnswer {
  inspectionId: string;
  outcome: LaneOutcome;
  /** Its id is the inspection's. */
  crossing: { id: string; revision: number; kind: CrossingKind } | null;
  referral: { id: string; status: ReferralStatus } | null;
}

const TOLERANCE_MS = 5 * 60_000;

/**
 * A decision is not taken before its inspection nor in the future; clocks of lanes may differ by five minutes.
 * @returns the instant, or null when it is out of range
 */
export function decisionInstant(decidedAt: string | undefined, occurredAt: Date, now: Date): Date | null {
  if (decidedAt === undefined) return now;
  const instant = new Date(decidedAt);
  const isInRange =
    instant.getTime() >= occurredAt.getTime() - TOLERANCE_MS && instant.getTime() <= now.getTime() + TOLERANCE_MS;
  return isInRange ? instant : null;
}
