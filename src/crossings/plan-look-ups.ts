import { LANE_READS, type Platform } from '../platform/platform.ts';
import { planHistory } from './person-history-store.ts';

/** Before a process takes its first traveller: what it looks up at each of them is planned on every connection of the lanes. */
export async function planLookUps({ laneReads }: Pick<Platform, 'laneReads'>): Promise<void> {
  await planHistory(laneReads, LANE_READS);
}
