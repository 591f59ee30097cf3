import type { Selectable } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import type { HandoverSheet } from './handover-sheet.ts';
import type { ShiftCheck, ShiftStatus, SignOffPart } from './shift.ts';

export interface Shift {
  id: string;
  checkpoint: string;
  leaderId: string;
  openedAt: Date;
  /** Its figures begin here. */
  countsFrom: Date;
  checks: ShiftCheck[];
  status: ShiftStatus;
  closedAt: Date | null;
}

export interface SignOff {
  part: SignOffPart;
  accountId: string;
  signedAt: Date;
}

export interface Handover {
  countsUntil: Date;
  sheet: HandoverSheet;
  note: string | null;
}

function shiftOf(row: Selectable<DB['shift']>): Shift {
  return {
    id: row.id,
    checkpoint: row.checkpoint,
    leaderId: row.leader_id,
    openedAt: row.opened_at,
    countsFrom: row.counts_from,
    checks: row.checks as unknown as ShiftCheck[],
    status: row.status as ShiftStatus,
    closedAt: row.closed_at,
  };
}

/** @throws the constraint `shift_one_at_a_time` (`shift-already-open`) */
export async function insertShift(tx: Tx, site: string, shift: Shift): Promise<void> {
  await tx
    .insertInto('shift')
    .values({
      id: shift.id,
      site,
      checkpoint: shift.checkpoint,
      leader_id: shift.leaderId,
      opened_at: shift.openedAt,
      counts_from: shift.countsFrom,
      checks: JSON.stringify(shift.checks),
    })
    .execute();
}

export async function findShift(db: Database | Tx, id: string): Promise<Shift | undefined> {
  const row = await db.selectFrom('shift').selectAll().where('id', '=', id).executeTakeFirst();
  return row && shiftOf(row);
}

export async function lockShift(tx: Tx, id: string): Promise<Shift | undefined> {
  const row = await tx.selectFrom('shift').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && shiftOf(row);
}

/** Shifts that are not closed, of these checkpoints. */
export async function listRunningShifts(db: Database, checkpoints: readonly string[]): Promise<Shift[]> {
  if (checkpoints.length === 0) return [];
  const rows = await db
    .selectFrom('shift')
    .selectAll()
    .where('checkpoint', 'in', checkpoints)
    .where('status', '<>', 'closed')
    .execute();
  return rows.map(shiftOf);
}

/** Newest first, one more than the limit when there are more. */
export async function listShifts(
  db: Database,
  page: { checkpoints: readonly string[]; limit: number; cursor: string | undefined },
): Promise<Shift[]> {
  if (page.checkpoints.length === 0) return [];
  const rows = await db
    .selectFrom('shift')
    .selectAll()
    .where('checkpoint', 'in', page.checkpoints)
    .$if(page.cursor !== undefined, (query) => query.where('id', '<', page.cursor ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return rows.map(shiftOf);
}

/** Where the sheet of a checkpoint's last shift ends. */
export async function findLastCountsUntil(tx: Tx, checkpoint: string): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('shift_handover as h')
    .innerJoin('shift as s', 's.id', 'h.shift_id')
    .select('h.counts_until')
    .where('s.checkpoint', '=', checkpoint)
    .orderBy('s.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.counts_until;
}

export async function updateShift(tx: Tx, id: string, change: { status: ShiftStatus; closedAt?: Date }): Promise<void> {
  await tx
    .updateTable('shift')
    .set((eb) => ({
      status: change.status,
      ...(change.closedAt && { closed_at: change.closedAt }),
      row_version: eb('row_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

export async function insertHandover(tx: Tx, site: string, shiftId: string, handover: Handover): Promise<void> {
  await tx
    .insertInto('shift_handover')
    .values({
      shift_id: shiftId,
      site,
      counts_until: handover.countsUntil,
      sheet: JSON.stringify(handover.sheet),
      note: handover.note,
    })
    .execute();
}

export async function findHandover(db: Database | Tx, shiftId: string): Promise<Handover | undefined> {
  const row = await db.selectFrom('shift_handover').selectAll().where('shift_id', '=', shiftId).executeTakeFirst();
  return row && { countsUntil: row.counts_until, sheet: row.sheet as unknown as HandoverSheet, note: row.note };
}

export async function insertSignOff(tx: Tx, shiftId: string, signOff: SignOff): Promise<void> {
  await tx
    .insertInto('shift_sign_off')
    .values({ shift_id: shiftId, part: signOff.part, account_id: signOff.accountId, signed_at: signOff.signedAt })
    .execute();
}

export async function listSignOffs(db: Database | Tx, shiftId: string): Promise<SignOff[]> {
  const rows = await db.selectFrom('shift_sign_off').selectAll().where('shift_id', '=', shiftId).execute();
  return rows
    .map((row) => ({ part: row.part as SignOffPart, accountId: row.account_id, signedAt: row.signed_at }))
    .sort((a, b) => a.signedAt.getTime() - b.signedAt.getTime());
}
