import { sql } from 'kysely';
import { idFloor } from '../core/ids.ts';
import type { Database } from '../platform/database.ts';
import type { Direction } from './crossing.ts';

/** What a lane has done of late. */
export interface LaneActivity {
  checkpoint: string;
  lane: string | null;
  direction: Direction;
  inspections: number;
  lastAt: Date;
  officerId: string;
}

/** Inspections by lane and direction since an instant, minutes ago: read by the ids' time, all checkpoints' at once. */
export async function listLaneActivity(
  db: Database,
  checkpoints: readonly string[],
  since: Date,
): Promise<LaneActivity[]> {
  if (checkpoints.length === 0) return [];
  const { rows } = await sql<LaneActivity>`
    select checkpoint, lane, direction, count(*)::int as inspections, max(received_at) as "lastAt",
      (array_agg(officer_id order by id desc))[1] as "officerId"
    from inspection
    where id >= ${idFloor(since.getTime())}::uuid and checkpoint = any(${[...checkpoints]})
    group by checkpoint, lane, direction`.execute(db);
  return rows;
}

/** A lane at `hold` calls for the supervisor, without anybody pressing anything. */
export interface LaneCall {
  inspectionId: string;
  checkpoint: string;
  lane: string | null;
  direction: Direction;
  since: Date;
}

/** Inspections at hold that nobody has decided, referred or abandoned; the oldest first. Never by a discreet hit: those hold nobody. */
export async function listLaneCalls(
  db: Database,
  checkpoints: readonly string[],
  since: Date,
  limit: number,
): Promise<LaneCall[]> {
  if (checkpoints.length === 0) return [];
  const low = idFloor(since.getTime());
  const { rows } = await sql<LaneCall>`
    select i.id as "inspectionId", i.checkpoint, i.lane, i.direction, i.received_at as since
    from inspection i
    where i.signal = 'hold' and i.checkpoint = any(${[...checkpoints]}) and i.id >= ${low}::uuid
      and not exists (select from decision d where d.inspection_id = i.id and d.inspection_id >= ${low}::uuid and d.stage = 'lane')
    order by i.id
    limit ${limit}`.execute(db);
  return rows;
}

export interface WaitingCount {
  checkpoint: string;
  open: number;
  claimed: number;
  oldestAt: Date | null;
}

/** Referrals that are not closed, and since when the oldest unclaimed one waits. */
export async function countWaiting(db: Database, checkpoints: readonly string[]): Promise<WaitingCount[]> {
  if (checkpoints.length === 0) return [];
  const { rows } = await sql<WaitingCount>`
    select checkpoint, count(*) filter (where status = 'open')::int as open,
      count(*) filter (where status = 'claimed')::int as claimed,
      min(opened_at) filter (where status = 'open') as "oldestAt"
    from referral
    where status <> 'closed' and checkpoint = any(${[...checkpoints]})
    group by checkpoint`.execute(db);
  return rows;
}
