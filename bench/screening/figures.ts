/** Wilson's 95 % interval of a share: holds for small counts and for shares near 0 and 1. */
export function wilson(found: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const share = found / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}

/** The value below which this share of the values lies; NaN of no values. */
export function quantile(values: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** A positive alerts above this score: at most `perThousand` of a thousand innocents (their best scores) lie above it. */
export function thresholdFor(bestScores: readonly number[], perThousand: number): number {
  const sorted = Float64Array.from(bestScores).sort().reverse();
  return sorted[Math.floor((sorted.length * perThousand) / 1000)] ?? Number.NEGATIVE_INFINITY;
}

/** The chance that a match scores higher than a non-match; a tie counts half. */
export function areaUnderCurve(matches: readonly number[], others: readonly number[]): number {
  let wins = 0;
  for (const match of matches) {
    for (const other of others) wins += match > other ? 1 : match === other ? 0.5 : 0;
  }
  return wins / (matches.length * others.length);
}

/** The best share of matches at or above a score that at most this share of the others reaches. */
export function recallAtFalsePositives(matches: readonly number[], others: readonly number[], share: number): number {
  let best = 0;
  for (const score of matches) {
    if (score === Number.NEGATIVE_INFINITY) continue;
    const falsePositives = others.filter((other) => other >= score).length;
    if (falsePositives <= share * others.length) {
      best = Math.max(best, matches.filter((match) => match >= score).length / matches.length);
    }
  }
  return best;
}

/** Half of all ids, by hash: weights are tuned on one half, the other half judges them. */
export function splitOf(id: string): 'tune' | 'test' {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash ^= hash >>> 15;
  return (hash & 1) === 0 ? 'tune' : 'test';
}
