import { sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import { delayAfterFailures, FORGET_AFTER_S, FREE_FAILURES, LONGEST_DELAY_S } from './sign-in-delay.ts';

/**
 * Counts an attempt as a failure before the password is looked at, in one statement: fifty guesses sent at once meet the
 * same row one after the other, and no more of them pass than one by one. A right password clears the count.
 * @returns true when the attempt may be made, false when it comes before its time (nothing is counted then)
 */
export async function claimAttempt(tx: Tx, subject: Buffer, at: Date): Promise<boolean> {
  const { rows } = await sql<{ failure_count: number }>`
    insert into sign_in_failure as f (subject_hash, failure_count, last_failed_at)
    values (${subject}, 1, ${at})
    on conflict (subject_hash) do update set
      failure_count = case
        when f.last_failed_at + make_interval(secs => ${FORGET_AFTER_S}) <= ${at}::timestamptz then 1
        else f.failure_count + 1 end,
      last_failed_at = greatest(f.last_failed_at, excluded.last_failed_at)
    where f.failure_count < ${FREE_FAILURES}
      or f.last_failed_at + make_interval(
        secs => least(${LONGEST_DELAY_S}, 2 ^ least(f.failure_count - ${FREE_FAILURES}, 10))) <= ${at}::timestamptz
    returning f.failure_count`.execute(tx);
  return rows.length > 0;
}

/** Whole seconds until the next attempt may be made; at least 1. */
export async function readDelayS(db: Database | Tx, subject: Buffer, at: Date): Promise<number> {
  const row = await db
    .selectFrom('sign_in_failure')
    .select(['failure_count', 'last_failed_at'])
    .where('subject_hash', '=', subject)
    .executeTakeFirst();
  if (!row) return 1;
  const endsAtMs = row.last_failed_at.getTime() + delayAfterFailures(row.failure_count) * 1000;
  return Math.min(LONGEST_DELAY_S, Math.max(1, Math.ceil((endsAtMs - at.getTime()) / 1000)));
}

export async function clearFailures(tx: Tx, subject: Buffer): Promise<void> {
  await tx.deleteFrom('sign_in_failure').where('subject_hash', '=', subject).execute();
}
