import { sql } from 'kysely';
import { idFloor } from '../core/ids.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { Direction } from './crossing.ts';
import { LATE_AFTER_MS } from './inspection.ts';
import type { RefusalReason } from './refusal-reason.ts';

/** What an inspection came to in the end: the second line's word where there is one. */
export interface FinalDecision {
  outcome: string;
  reason: RefusalReason | null;
  accountId: string;
  decidedAt: Date;
}

export async function findFinalDecision(db: Database | Tx, inspectionId: string): Promise<FinalDecision | undefined> {
  const rows = await db
    .selectFrom('decision')
    .select(['stage', 'outcome', 'reason', 'account_id', 'decided_at'])
    .where('inspection_id', '=', inspectionId)
    .execute();
  const row = rows.find(({ stage }) => stage === 'second-line') ?? rows[0];
  return (
    row && {
      outcome: row.outcome,
      reason: row.reason as RefusalReason | null,
      accountId: row.account_id,
      decidedAt: row.decided_at,
    }
  );
}

export interface LaneRefusal {
  inspectionId: string;
  checkpoint: string;
  direction: Direction;
  lane: string | null;
  reason: RefusalReason;
  decidedAt: Date;
  decidedBy: string;
}

/** Whom the lanes refused since then, the latest first. An inspection that came late has the id of its own time: those are looked for, too. */
export async function listLaneRefusals(
  db: Database,
  { checkpoints, since, limit }: { checkpoints: readonly string[]; since: Date; limit: number },
): Promise<LaneRefusal[]> {
  const floor = idFloor(since.getTime() - LATE_AFTER_MS);
  const { rows } = await sql<LaneRefusal>`
    select d.inspection_id as "inspectionId", i.checkpoint, i.direction, i.lane, d.reason, d.decided_at as "decidedAt",
      d.account_id as "decidedBy"
    from decision d
    join inspection i on i.id = d.inspection_id and i.id >= ${floor}::uuid
    where d.inspection_id >= ${floor}::uuid and d.stage = 'lane' and d.outcome = 'refuse' and d.decided_at >= ${since}
      and i.checkpoint = any(${[...checkpoints]}::text[])
    order by d.decided_at desc
    limit ${limit}`.execute(db);
  return rows;
}
