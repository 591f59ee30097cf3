import { openKeptStore } from '../../../platform/store.ts';

export type Direction = 'entry' | 'exit';

/** Where this machine stands; kept for the machine, and the same in each tab. */
export interface LanePlace {
  checkpoint: string;
  lane: string;
  /** The lane's own; chosen where a lane works both ways. */
  direction: Direction;
}

function parse(kept: unknown): LanePlace | null | undefined {
  if (typeof kept !== 'object' || kept === null) return null;
  const { checkpoint, lane, direction } = kept as Record<string, unknown>;
  const isWhole = typeof checkpoint === 'string' && typeof lane === 'string';
  return isWhole && (direction === 'entry' || direction === 'exit') ? { checkpoint, lane, direction } : null;
}

export const lanePlace = openKeptStore<LanePlace | null>('lane', null, parse);
