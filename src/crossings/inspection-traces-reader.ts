import { sql } from 'kysely';
import { normaliseNumber } from '../documents/mrz-number.ts';
import type { Tx } from '../platform/database.ts';
import { normaliseDocumentNumber } from '../screening/normalise-number.ts';

/** A driver of a shuttle crosses twice a day: three years of it. */
const MOST = 2_000;

/**
 * Ids of the newest inspections at which a document or a person with this number was presented, and of their referrals. Whom retention has
 * forgotten is not found by a number any more.
 */
export async function listInspectionTraces(tx: Tx, number: string): Promise<string[]> {
  const forms = [...new Set([normaliseNumber(number), normaliseDocumentNumber(number)])].filter((form) => form !== '');
  const { rows } = await sql<{ id: string }>`
    with inspected as (
      select inspection_id as id from inspection_identity where document_number = any(${forms}::text[])
      union
      select inspection_id from inspection_identity where personal_number = any(${forms}::text[])
      order by id desc limit ${MOST}
    )
    select id from inspected
    union all
    select r.id from referral r join inspected on r.inspection_id = inspected.id`.execute(tx);
  return rows.map(({ id }) => id);
}
