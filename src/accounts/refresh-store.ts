import { sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';

export interface StoredRefreshToken {
  familyId: string;
  accountId: string;
  expiresAt: Date;
  rotatedAt: Date | null;
  isFamilyRevoked: boolean;
}

/** How a token comes: in a body, from a program that keeps it; or by a browser's cookie. One is worth nothing as the other. */
export type Carrier = 'body' | 'cookie';

/** Locks the token's row, so that two refreshes at once rotate it once. */
export async function lockRefreshToken(
  tx: Tx,
  tokenHash: Buffer,
  carrier: Carrier,
): Promise<StoredRefreshToken | undefined> {
  const row = await tx
    .selectFrom('refresh_token')
    .select(['family_id', 'account_id', 'expires_at', 'rotated_at'])
    .where('token_hash', '=', tokenHash)
    .where('is_cookie', '=', carrier === 'cookie')
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    familyId: row.family_id,
    accountId: row.account_id,
    expiresAt: row.expires_at,
    rotatedAt: row.rotated_at,
    isFamilyRevoked: await isFamilyRevoked(tx, row.family_id),
  };
}

export async function isFamilyRevoked(db: Database | Tx, familyId: string): Promise<boolean> {
  const row = await db
    .selectFrom('refresh_family_revocation')
    .select('family_id')
    .where('family_id', '=', familyId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertRefreshToken(
  tx: Tx,
  token: { hash: Buffer; familyId: string; accountId: string; issuedAt: Date; expiresAt: Date; isCookie: boolean },
): Promise<void> {
  await tx
    .insertInto('refresh_token')
    .values({
      token_hash: token.hash,
      family_id: token.familyId,
      account_id: token.accountId,
      issued_at: token.issuedAt,
      expires_at: token.expiresAt,
      is_cookie: token.isCookie,
      last_used_at: token.isCookie ? token.issuedAt : null,
    })
    .execute();
}

export async function markRotated(tx: Tx, tokenHash: Buffer, at: Date): Promise<void> {
  await tx.updateTable('refresh_token').set({ rotated_at: at }).where('token_hash', '=', tokenHash).execute();
}

/** @returns false when the family was revoked before */
export async function revokeFamily(
  tx: Tx,
  familyId: string,
  reason: 'signed-out' | 'reuse',
  at: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto('refresh_family_revocation')
    .values({ family_id: familyId, reason, revoked_at: at })
    .onConflict((conflict) => conflict.column('family_id').doNothing())
    .returning('family_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends every session of an account; call it after the account's row is locked for a change. */
export async function revokeSessions(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx
    .insertInto('refresh_family_revocation')
    .columns(['family_id', 'reason', 'revoked_at'])
    .expression((eb) =>
      eb
        .selectFrom('refresh_token')
        .select((s) => [
          'family_id',
          s.val('account-changed').as('reason'),
          sql<Date>`${at}::timestamptz`.as('revoked_at'),
        ])
        .where('account_id', '=', accountId)
        .where('expires_at', '>', at)
        .distinct(),
    )
    .onConflict((conflict) => conflict.column('family_id').doNothing())
    .execute();
}
