import type { Actor } from '../core/actor.ts';
import { cursorOf, idOfCursor } from '../core/cursor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { normaliseDocumentNumber } from '../screening/normalise-number.ts';
import { type LookupReason, recordAudit } from './audit-entry.ts';
import { selectLooks } from './audit-store.ts';
import { numberHash } from './looked-for.ts';
import { requireLookup } from './lookup-reason.ts';
import type { AuditPage } from './read-audit.ts';

export interface LooksQuestion {
  /** Of a document, or personal. */
  number: string;
  lookup?: LookupReason | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** Ids of what is kept of a person: inspections, referrals, listed entries. */
export type ListTraces = (tx: Tx, number: string) => Promise<string[]>;

/**
 * Who looked at the person with this number, newest first: what was done about their inspections, referrals and open entries of the list, and
 * each search for the number. Asking is itself a look-up: it needs a reason, and its entry is found by the next one.
 * @throws IamisError `lookup-reason-required`, `bad-request` (a cursor that is none, a number with nothing to compare)
 */
export async function readLooks(
  tx: Tx,
  { platform, listTraces }: { platform: Platform; listTraces: ListTraces },
  actor: Actor,
  { number, lookup: given, limit, cursor }: LooksQuestion,
): Promise<AuditPage> {
  const lookup = requireLookup(given);
  if (normaliseDocumentNumber(number) === '') {
    const detail = 'has no letter and no digit to compare';
    throw new IamisError('bad-request', { errors: [{ pointer: '/number', code: 'field-wrong', detail }] });
  }
  const belowId = cursor === undefined ? undefined : idOfCursor(cursor, '/cursor');
  const hash = numberHash(platform, number);
  const rows = await selectLooks(tx, { objects: await listTraces(tx, number), hash, belowId, limit: limit + 1 });
  const entries = rows.slice(0, limit);
  const last = rows.length > limit ? entries.at(-1) : undefined;
  await recordAudit(tx, platform, {
    actor,
    action: 'read-looks',
    object: { kind: 'audit', id: platform.site },
    lookup,
    details: { documentHash: hash, entryCount: entries.length },
  });
  return { entries, nextCursor: last ? cursorOf(last.id) : null };
}
