/** Bounds of the completeness shown: an entry of 0.25 belongs to the second. */
export const COMPLETENESS_STEPS = [0, 0.25, 0.5, 0.75] as const;

/** What an entry, or all of an agency's, did in a time. Hits of band log are no part: nobody was troubled by them. */
export interface HitCounts {
  /** Hits that the lane was told of, those of corrections too. */
  hits: number;
  lateHits: number;
  confirmed: number;
  falseMatches: number;
  undetermined: number;
  silenced: number;
}

/**
 * Of the hits that somebody has judged, how many were false; null while nobody has judged any. A silenced hit counts as false: it is the
 * same pair again.
 */
export function falseShare({ confirmed, falseMatches, silenced }: HitCounts): number | null {
  const wrong = falseMatches + silenced;
  const judged = confirmed + wrong;
  return judged === 0 ? null : Math.round((wrong / judged) * 1_000) / 1_000;
}
