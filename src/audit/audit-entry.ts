import type { Insertable } from 'kysely';
import type { Actor } from '../core/actor.ts';
import { idAt } from '../core/ids.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import type { DB, JsonObject } from '../platform/tables.ts';
import type { AuditAction } from './audit-action.ts';

/** Why a person was looked up outside an inspection. */
export interface LookupReason {
  purpose: string;
  caseNumber: string;
}

/** One act worth an entry. `details` hold ids, codes, counts and keyed hashes; never a name, a number or a date of birth. */
export interface AuditFact {
  actor: Actor | null;
  /** What was done. */
  action: AuditAction;
  object: { kind: string; id: string };
  checkpoint?: string | null;
  lookup?: LookupReason | undefined;
  details?: JsonObject;
}

/** The row of an entry, for rows that the committer writes together with their fact. */
export function auditRow(platform: Pick<Platform, 'site' | 'clock'>, fact: AuditFact): Insertable<DB['audit_entry']> {
  const at = platform.clock();
  return {
    // The id carries the entry's own time: the order of ids is the order of acts, and a search by time is one by id.
    id: idAt(at.getTime()),
    site: platform.site,
    at,
    actor_id: fact.actor?.accountId ?? null,
    actor_roles: [...(fact.actor?.roles ?? [])],
    action: fact.action,
    object_kind: fact.object.kind,
    object_id: fact.object.id,
    checkpoint: fact.checkpoint ?? null,
    purpose: fact.lookup?.purpose ?? null,
    case_number: fact.lookup?.caseNumber ?? null,
    details: JSON.stringify(fact.details ?? {}),
  };
}

/** Writes an entry inside the transaction of the act: an act without a trace is worse than a failed act. */
export async function recordAudit(tx: Tx, platform: Pick<Platform, 'site' | 'clock'>, fact: AuditFact): Promise<void> {
  await tx.insertInto('audit_entry').values(auditRow(platform, fact)).execute();
}
