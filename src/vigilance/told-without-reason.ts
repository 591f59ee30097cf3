import type { Narrowing } from './narrowing.ts';
import type { Simulation } from './simulation.ts';

/** Fewer persons could be somebody: "nobody" and "one" answer whether a person whom one knows has crossed. */
const FEW = 5;

type Counted = Omit<Simulation, 'crossings' | 'nearest'> & { narrowings: readonly Narrowing[] };

/**
 * Looking somebody up takes a purpose and a case number, and an editor who types a whole identity would look somebody up by the counts alone.
 * So without them each figure of fewer than five persons is null, and so are their crossings, since one person may cross every day.
 * A narrowing tells by being there that somebody was met: it is told where five or more are known of, or it is itself of so many.
 */
export function tellWithoutReason(simulation: Counted) {
  const { stopped, stoppedTravellers, reviewed, reviewedTravellers, reported, reportedTravellers } = simulation;
  const unlessFew = (persons: number, count = persons) => (persons < FEW ? null : count);
  const areManyMet = Math.max(stoppedTravellers, reviewedTravellers, reportedTravellers) >= FEW;
  return {
    stopped: unlessFew(stoppedTravellers, stopped),
    stoppedTravellers: unlessFew(stoppedTravellers),
    reviewed: unlessFew(reviewedTravellers, reviewed),
    reviewedTravellers: unlessFew(reviewedTravellers),
    reported: unlessFew(reportedTravellers, reported),
    reportedTravellers: unlessFew(reportedTravellers),
    narrowings: simulation.narrowings
      .filter(({ most }) => areManyMet || most >= FEW)
      .map(({ fact, typical, most }) => ({ fact, typical: unlessFew(typical), most: unlessFew(most) })),
  };
}
