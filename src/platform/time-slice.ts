/** A slice of work that keeps the event loop for itself: lanes wait no longer than this. */
const SLICE_MS = 5;

/** Long work calls it between small steps: it lets everybody else in whenever the slice is over. */
export type StepAside = () => Promise<void>;

export function openSlices(): StepAside {
  let startedMs = performance.now();
  return async () => {
    if (performance.now() - startedMs < SLICE_MS) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    startedMs = performance.now();
  };
}
