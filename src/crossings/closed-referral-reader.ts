import type { Database, Tx } from '../platform/database.ts';
import { type Referral, referralOf } from './referral-store.ts';

/** A referral, and whether the second line found a hit of it to be about somebody else. */
export async function findReferralWithFindings(
  db: Database | Tx,
  id: string,
): Promise<{ referral: Referral; hasFalseMatch: boolean } | undefined> {
  const row = await db.selectFrom('referral').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const found = await db
    .selectFrom('referral_finding')
    .select('entry_id')
    .where('referral_id', '=', id)
    .where('finding', '=', 'false-match')
    .limit(1)
    .executeTakeFirst();
  return { referral: referralOf(row), hasFalseMatch: found !== undefined };
}
