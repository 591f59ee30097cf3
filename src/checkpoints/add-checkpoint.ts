import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type Checkpoint, checkpointFaults } from './checkpoint.ts';
import { insertCheckpoint } from './checkpoint-store.ts';

/**
 * A new post, at run time.
 * @throws IamisError `checkpoint-exists`; `bad-request` when its parts don't fit together
 */
export async function addCheckpoint(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: Omit<Checkpoint, 'version'>,
): Promise<Checkpoint> {
  const checkpoint: Checkpoint = { ...input, version: 1 };
  const errors = checkpointFaults(checkpoint);
  if (errors.length > 0) throw new IamisError('bad-request', { errors });
  if (!(await insertCheckpoint(tx, checkpoint, platform.clock()))) throw new IamisError('checkpoint-exists');
  await recordAudit(tx, platform, {
    actor,
    action: 'add-checkpoint',
    object: { kind: 'checkpoint', id: checkpoint.code },
    checkpoint: checkpoint.code,
    details: { status: checkpoint.status, mode: checkpoint.mode, neighbour: checkpoint.neighbour },
  });
  return checkpoint;
}
