import { IamisError } from '../core/errors.ts';
import type { Database } from '../platform/database.ts';

export interface KeyedRequest {
  accountId: string;
  /** The client's `Idempotency-Key`. */
  key: string;
  requestHash: Buffer;
}

/**
 * The inspection's id for a client that can't make one: the same key and request is given the same id, so that a repeat meets the
 * inspection's own primary key. Kept before the inspection is made. A refused request has made none: its key may be used for
 * the corrected one.
 * @throws IamisError `idempotency-key-reused` when an inspection was made for another request under this key
 */
export async function idForKey(
  db: Database,
  { accountId, key, requestHash }: KeyedRequest,
  makeId: () => string,
): Promise<string> {
  const id = makeId();
  const kept = { request_hash: requestHash, status: 201, answer: JSON.stringify({ inspectionId: id }) };
  const claimed = await db
    .insertInto('idempotency_key')
    .values({ account_id: accountId, key, ...kept })
    .onConflict((conflict) => conflict.columns(['account_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed) return id;

  const earlier = await db
    .selectFrom('idempotency_key')
    .select(['request_hash', 'answer'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const earlierId = (earlier.answer as { inspectionId?: string } | null)?.inspectionId;
  if (earlierId === undefined) throw new IamisError('idempotency-key-reused');
  if (requestHash.equals(earlier.request_hash)) return earlierId;
  const made = await db.selectFrom('inspection').select('id').where('id', '=', earlierId).executeTakeFirst();
  if (made) throw new IamisError('idempotency-key-reused');
  const moved = await db
    .updateTable('idempotency_key')
    .set(kept)
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .where('request_hash', '=', earlier.request_hash)
    .returning('key')
    .executeTakeFirst();
  if (!moved) throw new IamisError('idempotency-key-reused');
  return id;
}
