import { listUsernames } from '../accounts/account-names-reader.ts';
import { type Actor, requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Database } from '../platform/database.ts';
import { drawUpSheet } from './read-handover.ts';
import { findHandover, findShift, type Handover, listSignOffs, type Shift, type SignOff } from './shift-store.ts';

/** @throws IamisError `shift-not-found`, `checkpoint-not-yours` */
export async function getOwnShift(db: Database, actor: Actor, id: string): Promise<Shift> {
  const shift = await findShift(db, id);
  if (!shift) throw new IamisError('shift-not-found');
  requireCheckpoint(actor, shift.checkpoint);
  return shift;
}

export interface ReadHandover extends Handover {
  shift: Shift;
  /** False: as it would be if it were written now. */
  isWritten: boolean;
  signOffs: (SignOff & { username: string })[];
}

/** The sheet of a shift as it was written, or as it would be at `now`. @throws IamisError `shift-not-found`, `checkpoint-not-yours` */
export async function readHandover(desks: Database, actor: Actor, id: string, now: Date): Promise<ReadHandover> {
  const shift = await getOwnShift(desks, actor, id);
  const written = await findHandover(desks, id);
  const signOffs = await listSignOffs(desks, id);
  const usernames = await listUsernames(
    desks,
    signOffs.map(({ accountId }) => accountId),
  );
  return {
    shift,
    isWritten: written !== undefined,
    signOffs: signOffs.map((one) => ({ ...one, username: usernames.get(one.accountId) ?? '' })),
    ...(written ?? { countsUntil: now, sheet: await drawUpSheet(desks, shift, now), note: null }),
  };
}
