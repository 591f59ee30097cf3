import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { Steps } from '../core/steps.ts';

/** A slice of work keeps the event loop for itself: so long while nobody else needs it. */
const SLICE_MS = 2;
/** Beside lanes: a lane's request comes in five turns of the loop and may meet a slice at each. */
const SLICE_BESIDE_OTHERS_MS = 1;
/** A turn of the loop that takes longer had something else to do. */
const IDLE_TURN_MS = 0.2;
/** What others have for themselves between two slices, the processor included. */
const PAUSE_MS = 1;
/** While others are at work a pause is followed by another, but no more than so many: the work goes on, too. */
const MOST_PAUSES = 4;
/** The loop was at work for more of a pause than this: somebody needs it. */
const BUSY_SHARE = 0.2;

/** Long work calls it between small steps: it lets everybody else in whenever the slice is over. */
export type StepAside = () => Promise<void>;

/**
 * Slices that give way. Beside 200 requests a second of five turns each, work in slices of 2 ms with pauses of 1 ms made their middle one
 * take 7.5 ms, these 4.5 ms, no work at all 3.5 ms; it is itself as fast as before while nobody asks, and half as fast while many do.
 * @param isWaitedFor an answer is put together: it pauses only where the turn after a slice shows that others are at work, too
 */
export function openSlices({ isWaitedFor = false } = {}): StepAside {
  let startedMs = performance.now();
  let sliceMs = SLICE_MS;
  return async () => {
    if (performance.now() - startedMs < sliceMs) return;
    sliceMs = SLICE_MS;
    if (isWaitedFor && (await isTurnIdle())) {
      startedMs = performance.now();
      return;
    }
    for (let pauses = 0; pauses < MOST_PAUSES; pauses += 1) {
      const before = performance.eventLoopUtilization();
      await pause(PAUSE_MS);
      if (performance.eventLoopUtilization(before).utilization <= BUSY_SHARE) break;
      sliceMs = SLICE_BESIDE_OTHERS_MS;
    }
    startedMs = performance.now();
  };
}

async function isTurnIdle(): Promise<boolean> {
  const beganMs = performance.now();
  await turn();
  return performance.now() - beganMs < IDLE_TURN_MS;
}

/** Puts an answer together in slices that give way, after whichever step one is over. */
export async function inSlices<T>(steps: Steps<T>, stepAside = openSlices({ isWaitedFor: true })): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await stepAside();
  }
}
