import type { Selectable } from 'kysely';
import type { Actor } from '../core/actor.ts';
import { cursorOf, idOfCursor } from '../core/cursor.ts';
import { idFloor } from '../core/ids.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import type { DB } from '../platform/tables.ts';
import type { AuditAction } from './audit-action.ts';
import { recordAudit } from './audit-entry.ts';
import { selectEntries } from './audit-store.ts';

export interface AuditQuestion {
  actor?: string | undefined;
  action?: AuditAction | undefined;
  object?: string | undefined;
  /** Instants, [from, to). */
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

export interface AuditPage {
  entries: Selectable<DB['audit_entry']>[];
  nextCursor: string | null;
}

const smaller = (a: string | undefined, b: string | undefined) =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/**
 * One page of the audit, newest first. Reading the audit leaves an entry too, which its own page does not show.
 * @param actor null: whoever holds the machine (the command line)
 * @throws IamisError `bad-request` for a cursor that is not one
 */
export async function readAudit(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor | null,
  question: AuditQuestion,
): Promise<AuditPage> {
  const { limit, cursor, from, to, ...filter } = question;
  const floorOf = (instant: string | undefined) => instant && idFloor(Math.max(0, Math.ceil(Date.parse(instant))));
  const rows = await selectEntries(
    tx,
    { ...filter, fromId: floorOf(from), belowId: smaller(floorOf(to), cursor && idOfCursor(cursor, '?cursor')) },
    limit + 1,
  );
  const entries = rows.slice(0, limit);
  const last = rows.length > limit ? entries.at(-1) : undefined;
  await recordAudit(tx, platform, {
    actor,
    action: 'read-audit',
    object: { kind: 'audit', id: platform.site },
    details: { ...filter, from, to, entryCount: entries.length },
  });
  return { entries, nextCursor: last ? cursorOf(last.id) : null };
}
