/** Sooner a rate is an accident. */
const LEAST_MS = 500;

/** What is left by the rate so far, in milliseconds; null while nothing can be said. */
export function timeLeftMs({ tookMs, done, all }: { tookMs: number; done: number; all: number }): number | null {
  return done > 0 && tookMs > LEAST_MS ? (tookMs / done) * (all - done) : null;
}
