import type { Insertable } from 'kysely';
import type { RowsOf } from '../platform/committer.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import { INSPECTION_COLUMNS, type InspectionFacts } from './crossing-store.ts';
import type { DecisionAnswer, LaneOutcome } from './decision.ts';

/** An inspection, and what the lane has decided of it so far. */
export interface DecisionCase {
  inspection: InspectionFacts;
  decision: { outcome: LaneOutcome; escort: string | null; requestHash: Buffer } | null;
  referralId: string | null;
}

/** One read by primary key in each of the three tables. */
export async function findDecisionCase(db: Database | Tx, inspectionId: string): Promise<DecisionCase | undefined> {
  const row = await db
    .selectFrom('inspection')
    .leftJoin('decision', (join) =>
      join
        .onRef('decision.inspection_id', '=', 'inspection.id')
        .on('decision.inspection_id', '=', inspectionId)
        .on('decision.stage', '=', 'lane'),
    )
    .leftJoin('referral', (join) =>
      join
        .onRef('referral.inspection_id', '=', 'inspection.id')
        .on('referral.inspection_id', '=', inspectionId)
        .on('referral.cause', '=', 'lane'),
    )
    .select(INSPECTION_COLUMNS)
    .select(['decision.outcome', 'decision.escort', 'decision.request_hash', 'referral.id as referral_id'])
    .where('inspection.id', '=', inspectionId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { outcome, escort, request_hash, referral_id, ...inspection } = row;
  return {
    inspection,
    decision:
      outcome !== null && request_hash !== null
        ? { outcome: outcome as LaneOutcome, escort, requestHash: request_hash }
        : null,
    referralId: referral_id,
  };
}

/** What the lane was answered when it decided: the crossing as first written, the referral as opened. */
export function answerOf({ inspection, decision, referralId }: DecisionCase): DecisionAnswer | null {
  if (!decision) return null;
  return {
    inspectionId: inspection.id,
    outcome: decision.outcome,
    crossing:
      decision.outcome === 'admit'
        ? { id: inspection.id, revision: 1, kind: decision.escort === null ? 'ordinary' : 'escorted' }
        : null,
    referral: decision.outcome === 'refer' && referralId !== null ? { id: referralId, status: 'open' } : null,
  };
}

/** Rows of the free texts of a decision; none when there are none. */
export function noteRows(note: Insertable<DB['decision_note']>): RowsOf[] {
  const isEmpty = !note.note && !note.override_reason && !note.owner_word;
  return isEmpty ? [] : [{ table: 'decision_note', rows: [note] }];
}
