import { addDays } from '../../../../../src/core/dates.ts';
import type { Grain } from '../flow-question.ts';
import type { Checkpoint } from '../names.ts';
import { listPeriods } from '../ranges.ts';
import type { View } from '../view.ts';

export interface Closed {
  checkpoint: Checkpoint;
  /** Local days, both included. */
  from: string;
  to: string;
  reason: string;
}

/** Closures of the view's checkpoints that touch its days: without them a fall of the figures is a riddle. */
export function listClosures(checkpoints: readonly Checkpoint[], view: View): Closed[] {
  const asked = view.filters.checkpoint;
  return checkpoints
    .filter(({ code }) => !asked || asked.includes(code))
    .flatMap((checkpoint) => checkpoint.closures.map((closure) => ({ checkpoint, ...closure })))
    .filter(({ from, to }) => from < view.to && to >= view.from);
}

/** The first and the last period that a closure touches. */
export function placeOf(
  closed: Closed,
  periods: readonly string[],
  grain: Grain,
  view: View,
): { from: number; to: number } {
  const [first = view.from] = [closed.from, view.from].sort().toReversed();
  const [last = view.to] = [addDays(closed.to, 1), view.to].sort();
  const touched = listPeriods({ from: first, to: last }, grain);
  return {
    from: Math.max(0, periods.indexOf(touched[0] ?? '')),
    to: Math.max(0, periods.indexOf(touched.at(-1) ?? '')),
  };
}
