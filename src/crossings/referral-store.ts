import type { Selectable } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import type { Direction } from './crossing.ts';
import type { ReferralCause, ReferralOutcome, ReferralStatus } from './referral.ts';

export interface Referral {
  id: string;
  inspectionId: string;
  checkpoint: string;
  direction: Direction;
  cause: ReferralCause;
  /** The revision of the crossing that it is about: 1 for the lane's. Those of late hits have numbers of their own, from 1. */
  revision: number;
  status: ReferralStatus;
  isProtected: boolean;
  openedAt: Date;
  openedBy: string | null;
  claimedBy: string | null;
  claimedAt: Date | null;
  closedAt: Date | null;
  outcome: ReferralOutcome | null;
  requestHash: Buffer | null;
}

export function referralOf(row: Selectable<DB['referral']>): Referral {
  return {
    id: row.id,
    inspectionId: row.inspection_id,
    checkpoint: row.checkpoint,
    direction: row.direction as Direction,
    cause: row.cause as ReferralCause,
    revision: row.revision,
    status: row.status as ReferralStatus,
    isProtected: row.is_protected,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    claimedBy: row.claimed_by,
    claimedAt: row.claimed_at,
    closedAt: row.closed_at,
    outcome: row.outcome as ReferralOutcome | null,
    requestHash: row.request_hash,
  };
}

export async function findReferral(db: Database | Tx, id: string): Promise<Referral | undefined> {
  const row = await db.selectFrom('referral').selectAll().where('id', '=', id).executeTakeFirst();
  return row && referralOf(row);
}

/** The referral, locked until the end of the transaction: whoever comes second reads what the first has made of it. */
export async function lockReferral(tx: Tx, id: string): Promise<Referral | undefined> {
  const row = await tx.selectFrom('referral').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && referralOf(row);
}

export interface ReferralChange {
  status?: ReferralStatus;
  isProtected?: boolean;
  claimedBy?: string | null;
  claimedAt?: Date | null;
  closedAt?: Date;
  outcome?: ReferralOutcome;
  handedTo?: string | null;
  requestHash?: Buffer;
}

/** Changes a referral that this transaction has locked. */
export async function updateReferral(tx: Tx, id: string, change: ReferralChange): Promise<Referral> {
  const row = await tx
    .updateTable('referral')
    .set((eb) => ({
      ...(change.status !== undefined && { status: change.status }),
      ...(change.isProtected !== undefined && { is_protected: change.isProtected }),
      ...(change.claimedBy !== undefined && { claimed_by: change.claimedBy }),
      ...(change.claimedAt !== undefined && { claimed_at: change.claimedAt }),
      ...(change.closedAt !== undefined && { closed_at: change.closedAt }),
      ...(change.outcome !== undefined && { outcome: change.outcome }),
      ...(change.handedTo !== undefined && { handed_to: change.handedTo }),
      ...(change.requestHash !== undefined && { request_hash: change.requestHash }),
      row_version: eb('row_version', '+', 1),
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return referralOf(row);
}

export interface ReferralPage {
  checkpoints: readonly string[];
  status: ReferralStatus | undefined;
  limit: number;
  /** The last id of the page before. */
  cursor: string | undefined;
}

/** Newest first, one row more than the limit when there are more. */
export async function listReferrals(db: Database, page: ReferralPage): Promise<Referral[]> {
  if (page.checkpoints.length === 0) return [];
  const rows = await db
    .selectFrom('referral')
    .selectAll()
    .where('checkpoint', 'in', page.checkpoints)
    .$if(page.status !== undefined, (query) => query.where('status', '=', page.status ?? ''))
    .$if(page.cursor !== undefined, (query) => query.where('id', '<', page.cursor ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return rows.map(referralOf);
}
