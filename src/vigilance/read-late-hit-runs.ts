import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import { isId } from '../core/ids.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type LateHitRun, listRuns } from './late-hit-pass-store.ts';

/**
 * How far the screening of the own agency's new and changed entries has come, newest first.
 * @throws IamisError `bad-request` for a cursor that is none
 */
export async function readLateHitRuns(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ runs: LateHitRun[]; nextCursor: string | null }> {
  const below = page.cursor === undefined ? undefined : placeOf(page.cursor);
  const rows = await listRuns(tx, actor.agency, { below, limit: page.limit + 1 });
  const runs = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? runs.at(-1) : undefined;
  await recordAudit(tx, platform, {
    actor,
    action: 'read-late-hit-runs',
    object: { kind: 'watchlist', id: actor.agency },
    details: { count: runs.length },
  });
  const nextCursor = last ? Buffer.from(`${last.pass_id} ${last.entry_id}`).toString('base64url') : null;
  return { runs, nextCursor };
}

function placeOf(cursor: string): { passId: string; entryId: string } {
  const [passId = '', entryId = ''] = Buffer.from(cursor, 'base64url').toString('latin1').split(' ');
  if (isId(passId) && isId(entryId)) return { passId, entryId };
  throw new IamisError('bad-request', {
    errors: [{ pointer: '?cursor', code: 'field-wrong', detail: 'is not a cursor of this list' }],
  });
}
