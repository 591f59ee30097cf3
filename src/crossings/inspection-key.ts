import { sql } from 'kysely';
import { IamisError } from '../core/errors.ts';
import type { Database } from '../platform/database.ts';

export interface KeyedRequest {
  accountId: string;
  /** The client's `Idempotency-Key`. */
  key: string;
  requestHash: Buffer;
}

/** What is kept under a key. A refused request has made no inspection: its key may be used for the corrected one. */
interface KeptAnswer {
  inspectionId?: string;
  isRefused?: boolean;
}

/** A key that is taken over by others as fast as it is read: more tries mean no client of ours. */
const MAX_TRIES = 5;

/**
 * The inspection's id for a client that can't make one: the same key and request is given the same id, so that a repeat meets the
 * inspection's own primary key. Kept before the inspection is made; `freeKey` says that none was. Of two requests that come at
 * once under one key the second is refused, also when the first is then refused.
 * @throws IamisError `idempotency-key-reused` when the key belongs to another request
 */
export async function idForKey(db: Database, request: KeyedRequest, makeId: () => string): Promise<string> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const id = await tryToClaim(db, request, makeId());
    if (id !== undefined) return id;
  }
  throw new IamisError('idempotency-key-reused');
}

/** Undefined: somebody else has changed the key meanwhile. */
async function tryToClaim(
  db: Database,
  { accountId, key, requestHash }: KeyedRequest,
  newId: string,
): Promise<string | undefined> {
  const kept = (inspectionId: string) => ({
    request_hash: requestHash,
    status: 201,
    answer: JSON.stringify({ inspectionId } satisfies KeptAnswer),
  });
  const claimed = await db
    .insertInto('idempotency_key')
    .values({ account_id: accountId, key, ...kept(newId) })
    .onConflict((conflict) => conflict.columns(['account_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed) return newId;

  const earlier = await db
    .selectFrom('idempotency_key')
    .select(['request_hash', 'answer'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const { inspectionId: earlierId, isRefused = false } = (earlier.answer ?? {}) as KeptAnswer;
  const isSame = requestHash.equals(earlier.request_hash);
  if (earlierId === undefined) throw new IamisError('idempotency-key-reused');
  if (isSame && !isRefused) return earlierId;
  // Of two of the same request one may have been refused and the other not.
  if (!isSame && (!isRefused || (await isMade(db, earlierId)))) throw new IamisError('idempotency-key-reused');
  const id = isSame ? earlierId : newId;
  const moved = await db
    .updateTable('idempotency_key')
    .set(kept(id))
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .where('request_hash', '=', earlier.request_hash)
    .where(sql<string>`answer ->> 'isRefused'`, '=', 'true')
    .returning('key')
    .executeTakeFirst();
  return moved && id;
}

async function isMade(db: Database, id: string): Promise<boolean> {
  const made = await db.selectFrom('inspection').select('id').where('id', '=', id).executeTakeFirst();
  return made !== undefined;
}

/** The request under this key was refused and has made nothing. */
export async function freeKey(db: Database, { accountId, key, requestHash }: KeyedRequest, id: string): Promise<void> {
  await db
    .updateTable('idempotency_key')
    .set({ answer: JSON.stringify({ inspectionId: id, isRefused: true } satisfies KeptAnswer) })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .where('request_hash', '=', requestHash)
    .execute();
}
