import { sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { Direction } from './crossing.ts';
import { findReferral, type Referral } from './referral-store.ts';
import type { RefusalReason } from './refusal-reason.ts';

/** Nobody waits longer: it bounds what is read by the index of the queue. */
const LONGEST_WAIT = '90 days';

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

export interface ClosedReferral {
  id: string;
  inspectionId: string;
  checkpoint: string;
  direction: Direction;
  lane: string | null;
  closedAt: Date;
  closedBy: string | null;
  outcome: string;
  /** Why who was refused was refused. */
  reason: RefusalReason | null;
  hasFalseMatch: boolean;
}

/** Referrals that ended in a refusal or held a false match, closed since then; the latest first. */
export async function listTellingReferrals(
  db: Database,
  { checkpoints, since, limit }: { checkpoints: readonly string[]; since: Date; limit: number },
): Promise<ClosedReferral[]> {
  const { rows } = await sql<ClosedReferral>`
    select r.id, r.inspection_id as "inspectionId", r.checkpoint, r.direction, i.lane, r.closed_at as "closedAt", r.claimed_by as "closedBy",
      r.outcome, d.reason, f.has_false_match as "hasFalseMatch"
    from referral r
    left join inspection i on i.id = r.inspection_id
    left join decision d on d.inspection_id = r.inspection_id and d.stage = 'second-line' and d.outcome = 'refused'
    cross join lateral (
      select exists (select from referral_finding f where f.referral_id = r.id and f.finding = 'false-match') as has_false_match
    ) f
    where r.checkpoint = any(${[...checkpoints]}::text[]) and r.status = 'closed' and r.closed_at >= ${since}
      and r.opened_at >= ${since}::timestamptz - ${LONGEST_WAIT}::interval and (r.outcome = 'refused' or f.has_false_match)
    order by r.closed_at desc
    limit ${limit}`.execute(db);
  return rows;
}
