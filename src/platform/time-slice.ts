import { setTimeout as pause } from 'node:timers/promises';

/** A slice of work that keeps the event loop for itself: lanes wait no longer than this. */
const SLICE_MS = 2;
/** What lanes have for themselves between two slices, the processor included. */
const PAUSE_MS = 1;

/** Long work calls it between small steps: it lets everybody else in whenever the slice is over. */
export type StepAside = () => Promise<void>;

export function openSlices(): StepAside {
  let startedMs = performance.now();
  return async () => {
    if (performance.now() - startedMs < SLICE_MS) return;
    await pause(PAUSE_MS);
    startedMs = performance.now();
  };
}
