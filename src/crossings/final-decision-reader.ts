import type { Database, Tx } from '../platform/database.ts';
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
