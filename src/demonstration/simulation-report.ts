/** What a simulation did, counted from the server's own answers. */
export interface SimulationReport {
  /** Inspections that were begun. */
  sent: number;
  inspections: number;
  admitted: number;
  referred: number;
  refused: number;
  crossings: number;
  /** Requests that were refused for good, by code. */
  errors: Record<string, number>;
  /** Tries that were repeated, by reason. */
  repeats: Record<string, number>;
  tookMs: number;
  inspectionMs: Latency;
  decisionMs: Latency;
  /** How many crossings the flow figures grew by; null when nobody asked them. */
  flowGrowth: number | null;
}

export interface Latency {
  p50: number;
  p99: number;
}

/** Nearest rank, in milliseconds; 0 of nothing. */
export function latencyOf(times: readonly number[]): Latency {
  const sorted = Float64Array.from(times).sort();
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { p50: rank(0.5), p99: rank(0.99) };
}

/**
 * Do the books balance? Each inspection has one decision, each admission one crossing, and the figures know of them all.
 * @returns what does not, in words; empty when all does
 */
export function bookFaults(report: SimulationReport): string[] {
  const faults: string[] = [];
  const decisions = report.admitted + report.referred + report.refused;
  if (report.inspections !== decisions) faults.push(`${report.inspections} inspections, but ${decisions} decisions`);
  if (report.admitted !== report.crossings)
    faults.push(`${report.admitted} admitted, but ${report.crossings} crossings`);
  if (report.flowGrowth !== null && report.flowGrowth !== report.crossings) {
    faults.push(`${report.crossings} crossings, but the flows grew by ${report.flowGrowth} (others may be at work)`);
  }
  return faults;
}
