import type { Insertable } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { RowsOf } from '../platform/fact-unit.ts';
import type { RunStatement, Statement } from '../platform/statement.ts';
import type { DB } from '../platform/tables.ts';
import { INSPECTION_COLUMNS, type InspectionFacts } from './crossing-store.ts';
import type { DecisionAnswer, LaneOutcome } from './decision.ts';

/** An inspection, and what the lane has decided of it so far. */
export interface DecisionCase {
  inspection: InspectionFacts;
  decision: { outcome: LaneOutcome; escort: string | null; requestHash: Buffer } | null;
  referralId: string | null;
}

interface CaseRow extends InspectionFacts {
  outcome: LaneOutcome | null;
  escort: string | null;
  request_hash: Buffer | null;
  referral_id: string | null;
}

// The id stands in each part, so that the partitions of the other months are dropped everywhere.
const FIND_CASE: Statement = {
  name: 'find-decision-case',
  text: `
    select ${INSPECTION_COLUMNS.join(', ')}, decision.outcome, decision.escort, decision.request_hash, referral.id as referral_id
    from inspection
    left join decision on decision.inspection_id = $1 and decision.stage = 'lane'
    left join referral on referral.inspection_id = $1 and referral.cause = 'lane'
    where inspection.id = $1`,
};

/** One read by primary key in each of the three tables. */
export async function findDecisionCase(run: RunStatement, inspectionId: string): Promise<DecisionCase | undefined> {
  const [row] = await run<CaseRow>(FIND_CASE, [inspectionId]);
  if (!row) return undefined;
  const { outcome, escort, request_hash: requestHash, referral_id: referralId, ...inspection } = row;
  return {
    inspection,
    decision: outcome !== null && requestHash !== null ? { outcome, escort, requestHash } : null,
    referralId,
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

/** What the officer of the lane noted with the decision as it stands; null when nothing was. */
export async function findLaneNote(tx: Tx, inspectionId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('decision_note')
    .select('note')
    .where('inspection_id', '=', inspectionId)
    .where('stage', '=', 'lane')
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.note ?? null;
}
