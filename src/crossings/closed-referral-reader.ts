import type { Database, Tx } from '../platform/database.ts';
import { findReferral, type Referral } from './referral-store.ts';

/** A referral, and whether the second line found a hit of it to be about somebody else. */
export async function findReferralWithFindings(
  db: Database | Tx,
  id: string,
): Promise<{ referral: Referral; hasFalseMatch: boolean } | undefined> {
  const referral = await findReferral(db, id);
  if (!referral) return undefined;
  const found = await db
    .selectFrom('referral_finding')
    .select('entry_id')
    .where('referral_id', '=', id)
    .where('finding', '=', 'false-match')
    .limit(1)
    .executeTakeFirst();
  return { referral, hasFalseMatch: found !== undefined };
}
