import { idFloor } from '../core/ids.ts';
import { LANE_READS, type Platform } from '../platform/platform.ts';
import { findInspection, listDocuments, listHits } from './inspection-reader.ts';
import { listDecisions } from './inspection-store.ts';
import { planHistory } from './person-history-store.ts';

/** Before a process takes its first traveller: what it looks up at each of them is planned on every connection of the lanes. */
export async function planLookUps({
  laneReads,
  laneQueries,
}: Pick<Platform, 'laneReads' | 'laneQueries'>): Promise<void> {
  await planHistory(laneReads, LANE_READS);
  const nobody = idFloor(0);
  for (const look of [findInspection, listDecisions, listDocuments, listHits]) {
    // Asked side by side, each takes another connection.
    await Promise.all(Array.from({ length: LANE_READS }, () => look(laneQueries, nobody)));
  }
}
