import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { deleteRows, findImport, lockImport, saveImport } from './import-store.ts';
import { decideImport, type WatchlistImport } from './watchlist-import.ts';

/**
 * Turns a staged import down: nothing of it comes into force, and its records are deleted; the counts and the file's hash stay.
 * @throws IamisError `import-not-found` (also for another agency's), `own-proposal`, `import-not-staged`
 */
export async function rejectImport(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: { importId: string; reason?: string | undefined },
): Promise<WatchlistImport> {
  const found = await findImport(tx, actor.agency, input.importId);
  if (!found) throw new IamisError('import-not-found');
  const one = await lockImport(tx, found);
  const status = decideImport(actor, one, 'rejected');
  const decided = { status, reason: input.reason ?? null, decidedBy: actor.accountId, decidedAt: platform.clock() };
  await deleteRows(tx, one.id);
  await saveImport(tx, one.id, one.status, decided);
  await recordAudit(tx, platform, {
    actor,
    action: 'reject-import',
    object: { kind: 'watchlist-import', id: one.id },
    details: { fileHash: one.fileHash },
  });
  return { ...one, ...decided };
}
