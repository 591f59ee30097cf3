/** Entries and exits of some days. */
export interface Balance {
  entries: number;
  exits: number;
}

/** Entries and exits that have parted beyond their own history. */
export interface Drift extends Balance {
  /** The share of entries: now, and in the history. */
  share: number;
  usualShare: number;
  /** How far apart, in standard deviations of the history. */
  deviation: number;
}

/** A day and a week are looked at, each against as many such spans before it. */
export const BALANCE_SPANS = [
  { days: 1, history: 28 },
  { days: 7, history: 8 },
] as const;
/** The days of which the longest span and its history consist. */
export const BALANCE_DAYS = 7 * 9;

const FEWEST_CROSSINGS = 50;
const FEWEST_SPANS = 4;
/** What chance alone does in a year at thirty checkpoints stays below. */
const ALARM_AT = 6;
/** A less marked shift is a season, not a fault. */
const SMALLEST_SHIFT = 0.1;

const sizeOf = ({ entries, exits }: Balance) => entries + exits;
const shareOf = (balance: Balance) => balance.entries / sizeOf(balance);

/**
 * Has the share of entries moved away from what it was in earlier spans of the same length? A lane set to the wrong direction does that,
 * and a post that stopped recording exits. Neither an even balance nor a lasting imbalance is an alarm: people come in at one
 * post and leave by another.
 * @returns null when there is too little to tell, or nothing to tell
 */
export function driftOf(now: Balance, history: readonly Balance[]): Drift | null {
  const earlier = history.filter((span) => sizeOf(span) >= FEWEST_CROSSINGS);
  if (sizeOf(now) < FEWEST_CROSSINGS || earlier.length < FEWEST_SPANS) return null;
  const shares = earlier.map(shareOf);
  const usualShare = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const variance = shares.reduce((sum, share) => sum + (share - usualShare) ** 2, 0) / shares.length;
  // Chance alone moves the share of so many crossings by this much, however even the history happened to be.
  const byChance = 0.25 / sizeOf(now);
  const share = shareOf(now);
  const deviation = Math.abs(share - usualShare) / Math.sqrt(variance + byChance);
  if (deviation < ALARM_AT || Math.abs(share - usualShare) < SMALLEST_SHIFT) return null;
  return { ...now, share, usualShare, deviation };
}

/** Sums of spans of days, the last one first. @param days the last one first */
export function spansOf(days: readonly Balance[], length: number, count: number): Balance[] {
  return Array.from({ length: count }, (_, span) =>
    days
      .slice(span * length, (span + 1) * length)
      .reduce((sum, day) => ({ entries: sum.entries + day.entries, exits: sum.exits + day.exits }), {
        entries: 0,
        exits: 0,
      }),
  );
}
