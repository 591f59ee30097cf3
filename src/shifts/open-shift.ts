import { recordAudit } from '../audit/audit-entry.ts';
import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import { type Actor, requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type ChecksInput, judgeChecks } from './shift.ts';
import { findLastCountsUntil, insertShift, type Shift } from './shift-store.ts';

export interface OpenShiftDeps {
  platform: Platform;
  checkpoints: CheckpointReader;
  /** The age of this process's list in milliseconds; null while none is loaded. */
  listAgeMs: () => number | null;
}

/** A sheet never reaches further back: what lies between two shifts of a post that was closed for a winter is nobody's. */
const LONGEST_GAP_MS = 24 * 3_600_000;

/**
 * Opens a checkpoint's shift with its checks. Of two who open one at once the second is refused by the database.
 * @throws IamisError `checkpoint-not-yours`, `checkpoint-not-found`, `check-note-required`, `shift-already-open`
 */
export async function openShift(
  tx: Tx,
  { platform, checkpoints, listAgeMs }: OpenShiftDeps,
  actor: Actor,
  input: { checkpoint: string; checks: ChecksInput },
): Promise<Shift> {
  requireCheckpoint(actor, input.checkpoint);
  if (!(await checkpoints.find(input.checkpoint))) throw new IamisError('checkpoint-not-found');
  const openedAt = platform.clock();
  const checks = judgeChecks(input.checks, openedAt, listAgeMs());
  const before = await findLastCountsUntil(tx, input.checkpoint);
  const isNear = before && before <= openedAt && openedAt.getTime() - before.getTime() <= LONGEST_GAP_MS;
  const shift: Shift = {
    id: newId(),
    checkpoint: input.checkpoint,
    leaderId: actor.accountId,
    openedAt,
    countsFrom: isNear ? before : openedAt,
    checks,
    status: 'open',
    closedAt: null,
  };
  await insertShift(tx, platform.site, shift);
  await recordAudit(tx, platform, {
    actor,
    action: 'open-shift',
    object: { kind: 'shift', id: shift.id },
    checkpoint: shift.checkpoint,
    details: { failed: checks.filter(({ isPassed }) => !isPassed).map(({ name }) => name) },
  });
  return shift;
}
