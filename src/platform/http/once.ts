import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IamisError } from '../../core/errors.ts';
import { type Database, inTransaction, type Tx } from '../database.ts';
import { actorOf } from './app-type.ts';

/** JSON with sorted keys: the same content gives the same text whatever the order in which a client wrote it. */
export function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? 'null'
  );
}

export function requestHash(...parts: unknown[]): Buffer {
  return createHash('sha256').update(canonicalJson(parts)).digest();
}

/** The optional `Idempotency-Key` of a POST: 1 to 200 visible characters. */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new IamisError('bad-request', {
      errors: [
        { pointer: 'header:Idempotency-Key', code: 'field-wrong', detail: 'must be 1 to 200 visible characters' },
      ],
    });
  }
  return key;
}

/**
 * Runs a use case in one transaction and answers `status`. With an `Idempotency-Key` the key's row, the change and the answer are one
 * commit: the same request again, also one that comes while the first still runs, is given the first one's answer.
 * A refusal keeps nothing, so the corrected request may use the key again.
 * @param content what makes two requests the same beside their address; for a body that is a stream, its hash
 * @throws IamisError `idempotency-key-reused` when the key belongs to another request of this account, or to this one three days ago
 */
export async function answerOnce<T>(
  db: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  work: (tx: Tx) => Promise<T>,
  content: unknown = request.body ?? null,
): Promise<T> {
  reply.code(status);
  const key = idempotencyKeyOf(request);
  if (key === undefined) return inTransaction(db, work);
  const accountId = actorOf(request).accountId;
  const hash = requestHash(request.method, request.url, content);
  return inTransaction(db, async (tx) => {
    const claimed = await tx
      .insertInto('idempotency_key')
      .values({ account_id: accountId, key, request_hash: hash })
      .onConflict((conflict) => conflict.columns(['account_id', 'key']).doNothing())
      .returning('key')
      .executeTakeFirst();
    if (!claimed) {
      const earlier = await tx
        .selectFrom('idempotency_key')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('key', '=', key)
        .executeTakeFirstOrThrow();
      if (!hash.equals(earlier.request_hash)) throw new IamisError('idempotency-key-reused');
      // It was answered, and the answer is not kept any more (docs/retention.md): doing it a second time would be worse than saying so.
      if (earlier.status === null) throw new IamisError('idempotency-key-reused');
      reply.code(earlier.status);
      return earlier.answer as T;
    }
    const answer = await work(tx);
    await tx
      .updateTable('idempotency_key')
      .set({ status, answer: JSON.stringify(answer ?? null) })
      .where('account_id', '=', accountId)
      .where('key', '=', key)
      .execute();
    return answer;
  });
}
