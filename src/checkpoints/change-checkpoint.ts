import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import { canonicalJson } from '../platform/http/once.ts';
import type { Platform } from '../platform/platform.ts';
import type { JsonObject, JsonValue } from '../platform/tables.ts';
import { type Checkpoint, checkpointFaults } from './checkpoint.ts';
import { lockCheckpoint, updateCheckpoint } from './checkpoint-store.ts';

export type CheckpointChange = Partial<Omit<Checkpoint, 'code' | 'version'>>;

/** A closure's reason is free text, which has no place in the audit. */
const auditValue = (field: string, value: unknown): JsonValue =>
  (field === 'closures'
    ? (value as Checkpoint['closures']).map(({ from, to }) => ({ from, to }))
    : value) as unknown as JsonValue;

/**
 * Changes what is given and leaves the rest. A change that changes nothing keeps the version and leaves no entry.
 * @param expectedVersion the version that the administrator has seen
 * @throws IamisError `checkpoint-not-found`, `precondition-failed` (changed meanwhile); `bad-request` when the parts no longer fit together
 */
export async function changeCheckpoint(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  code: string,
  expectedVersion: number,
  change: CheckpointChange,
): Promise<Checkpoint> {
  const before = await lockCheckpoint(tx, code);
  if (!before) throw new IamisError('checkpoint-not-found');
  if (before.version !== expectedVersion) throw new IamisError('precondition-failed');
  const after: Checkpoint = { ...before, ...change, code, version: before.version + 1 };
  const fields = (Object.keys(change) as (keyof CheckpointChange)[]).filter(
    (field) => canonicalJson(before[field]) !== canonicalJson(after[field]),
  );
  if (fields.length === 0) return before;
  const errors = checkpointFaults(after);
  if (errors.length > 0) throw new IamisError('bad-request', { errors });
  await updateCheckpoint(tx, after, platform.clock());
  const of = (checkpoint: Checkpoint): JsonObject =>
    Object.fromEntries(fields.map((field) => [field, auditValue(field, checkpoint[field])]));
  await recordAudit(tx, platform, {
    actor,
    action: 'change-checkpoint',
    object: { kind: 'checkpoint', id: code },
    checkpoint: code,
    details: { version: after.version, before: of(before), after: of(after) },
  });
  return after;
}
