import type { AuditAction } from '../audit/audit-action.ts';
import { recordAudit } from '../audit/audit-entry.ts';
import { type Actor, requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { drawUpSheet } from './read-handover.ts';
import { requireOpenShift, requireTakeOver } from './shift.ts';
import { getOwnShift } from './shift-reader.ts';
import { insertHandover, insertSignOff, listSignOffs, lockShift, type Shift, updateShift } from './shift-store.ts';

/**
 * Writes the sheet as it is now and signs for handing over. The sheet is drawn up before the transaction, which only writes it down:
 * no lock is held while hours of the register are read.
 * @throws IamisError `shift-not-found`, `checkpoint-not-yours`, `shift-not-open`
 */
export async function handOverShift(
  platform: Platform,
  actor: Actor,
  shiftId: string,
  input: { note?: string | undefined },
): Promise<Shift> {
  const shift = await getOwnShift(platform.db, actor, shiftId);
  requireOpenShift(shift);
  const at = platform.clock();
  const sheet = await drawUpSheet(platform.desks, shift, at);
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockShift(tx, shiftId);
    if (!locked) throw new IamisError('shift-not-found');
    requireOpenShift(locked);
    await insertHandover(tx, platform.site, shiftId, { countsUntil: at, sheet, note: input.note ?? null });
    await insertSignOff(tx, shiftId, { part: 'hands-over', accountId: actor.accountId, signedAt: at });
    await updateShift(tx, shiftId, { status: 'handing-over' });
    await record(tx, platform, actor, locked, 'hand-over-shift');
    return { ...locked, status: 'handing-over' };
  });
}

/**
 * The second name under the sheet: another account of the checkpoint takes over, and the shift is closed.
 * @throws IamisError `shift-not-found`, `checkpoint-not-yours`, `handover-not-written`, `own-sign-off`, `shift-not-open`
 */
export async function takeOverShift(tx: Tx, platform: Platform, actor: Actor, shiftId: string): Promise<Shift> {
  const shift = await lockShift(tx, shiftId);
  if (!shift) throw new IamisError('shift-not-found');
  requireCheckpoint(actor, shift.checkpoint);
  const [first] = await listSignOffs(tx, shiftId);
  requireTakeOver(shift, first?.accountId ?? null, actor.accountId);
  const at = platform.clock();
  await insertSignOff(tx, shiftId, { part: 'takes-over', accountId: actor.accountId, signedAt: at });
  await updateShift(tx, shiftId, { status: 'closed', closedAt: at });
  await record(tx, platform, actor, shift, 'take-over-shift');
  return { ...shift, status: 'closed', closedAt: at };
}

function record(tx: Tx, platform: Platform, actor: Actor, shift: Shift, action: AuditAction): Promise<void> {
  return recordAudit(tx, platform, {
    ...{ actor, action, object: { kind: 'shift', id: shift.id } },
    checkpoint: shift.checkpoint,
  });
}
