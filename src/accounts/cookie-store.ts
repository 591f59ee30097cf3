import { sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { CookieState } from './cookie-session.ts';

export interface StoredCookie extends CookieState {
  familyId: string;
  accountId: string;
}

/** The cookie, with the state of its session and of its successor; `lock` lets two tabs that rotate it at once rotate it once. */
export async function findCookie(
  db: Database | Tx,
  hashes: { token: Buffer; successor: Buffer },
  lock = false,
): Promise<StoredCookie | undefined> {
  const row = await db
    .selectFrom('refresh_token as t')
    .select((eb) => [
      't.family_id',
      't.account_id',
      't.issued_at',
      't.expires_at',
      't.rotated_at',
      't.first_used_at',
      't.last_used_at',
      eb
        .selectFrom('refresh_token as s')
        .select('s.first_used_at')
        .where('s.token_hash', '=', hashes.successor)
        .as('successor_used_at'),
      eb
        .exists(
          eb
            .selectFrom('refresh_family_revocation as r')
            .select('r.family_id')
            .whereRef('r.family_id', '=', 't.family_id'),
        )
        .as('is_family_revoked'),
    ])
    .where('t.token_hash', '=', hashes.token)
    .where('t.is_cookie', '=', true)
    .$if(lock, (query) => query.forUpdate('t'))
    .executeTakeFirst();
  return (
    row && {
      familyId: row.family_id,
      accountId: row.account_id,
      issuedAt: row.issued_at,
      expiresAt: row.expires_at,
      firstUsedAt: row.first_used_at,
      lastUsedAt: row.last_used_at ?? row.issued_at,
      rotatedAt: row.rotated_at,
      successorUsedAt: row.successor_used_at,
      isFamilyRevoked: Boolean(row.is_family_revoked),
    }
  );
}

export async function noteCookieUse(db: Database | Tx, tokenHash: Buffer, at: Date): Promise<void> {
  await db
    .updateTable('refresh_token')
    .set({ first_used_at: sql<Date>`coalesce(first_used_at, ${at})`, last_used_at: at })
    .where('token_hash', '=', tokenHash)
    .execute();
}
