import { sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { Direction } from './crossing.ts';
import { type InspectionState, stateOf } from './inspection.ts';
import type { Signal } from './signal.ts';

/** How far an inspection has come, without anything that tells of the person. */
export interface InspectionProgress {
  id: string;
  checkpoint: string;
  direction: Direction;
  lane: string | null;
  signal: Signal;
  state: InspectionState;
  outcome: string | null;
}

/** Those of the given inspections that exist, in no order. */
export async function listInspectionProgress(db: Database | Tx, ids: readonly string[]): Promise<InspectionProgress[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    checkpoint: string;
    direction: Direction;
    lane: string | null;
    signal: Signal;
    lane_outcome: string | null;
    second_line_outcome: string | null;
    has_open_referral: boolean;
  }>`
    select i.id, i.checkpoint, i.direction, i.lane, i.signal, lane.outcome as lane_outcome, second.outcome as second_line_outcome,
      exists (select from referral r where r.inspection_id = i.id and r.cause = 'lane' and r.status <> 'closed') as has_open_referral
    from inspection i
    left join decision lane on lane.inspection_id = i.id and lane.stage = 'lane'
    left join decision second on second.inspection_id = i.id and second.stage = 'second-line'
    where i.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    checkpoint: row.checkpoint,
    direction: row.direction,
    lane: row.lane,
    signal: row.signal,
    state: stateOf({
      laneOutcome: row.lane_outcome,
      secondLineOutcome: row.second_line_outcome,
      hasOpenReferral: row.has_open_referral,
    }),
    outcome: row.second_line_outcome ?? row.lane_outcome,
  }));
}
