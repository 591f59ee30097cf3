import { nowMs } from '../../platform/connection.ts';
import { openKeptStore } from '../../platform/store.ts';

/** A lane's call that a supervisor has taken note of: the inspection's id, and nothing of the person. */
export interface SeenCall {
  inspectionId: string;
  accountId: string;
  seenAt: number;
}

/** Longer than a lane calls, so that none begins to call anew. */
const KEPT_MS = 3 * 3_600_000;

function isSeenCall(kept: unknown): kept is SeenCall {
  if (typeof kept !== 'object' || kept === null) return false;
  const { inspectionId, accountId, seenAt } = kept as Record<string, unknown>;
  return typeof inspectionId === 'string' && typeof accountId === 'string' && typeof seenAt === 'number';
}

/** Of every account at this machine: what one supervisor has seen goes on calling for the next. */
export const seenCalls = openKeptStore<readonly SeenCall[]>('seen-calls', [], (kept) =>
  Array.isArray(kept) ? kept.filter(isSeenCall) : undefined,
);

export function markSeen(inspectionId: string, accountId: string): void {
  const seenAt = nowMs();
  const kept = seenCalls.get().filter((one) => seenAt - one.seenAt < KEPT_MS);
  seenCalls.set([...kept, { inspectionId, accountId, seenAt }]);
}

/** It calls again. */
export function forgetSeen(inspectionId: string, accountId: string): void {
  seenCalls.set(seenCalls.get().filter((one) => one.inspectionId !== inspectionId || one.accountId !== accountId));
}
