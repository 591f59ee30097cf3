import type { Database, Tx } from '../platform/database.ts';
import type { Loan } from './account.ts';

/** Loans that have not ended at an instant. */
export async function listLoans(db: Database | Tx, accountId: string, at: Date): Promise<Loan[]> {
  const rows = await db
    .selectFrom('lending')
    .select(['checkpoint', 'from_at', 'until_at'])
    .where('account_id', '=', accountId)
    .where('until_at', '>', at)
    .orderBy('until_at')
    .limit(100)
    .execute();
  return rows.map((row) => ({ checkpoint: row.checkpoint, fromAt: row.from_at, untilAt: row.until_at }));
}

export interface Lending extends Loan {
  id: string;
  site: string;
  accountId: string;
  lentBy: string;
}

export async function insertLending(tx: Tx, lending: Lending): Promise<void> {
  await tx
    .insertInto('lending')
    .values({
      id: lending.id,
      site: lending.site,
      account_id: lending.accountId,
      checkpoint: lending.checkpoint,
      from_at: lending.fromAt,
      until_at: lending.untilAt,
      lent_by: lending.lentBy,
    })
    .execute();
}
