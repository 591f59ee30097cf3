import { recordAudit } from '../audit/audit-entry.ts';
import { type Actor, hasRole } from '../core/actor.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { countFalseMatches, type FalseMatchRow, listFalseMatches, type MatchCount } from './false-match-store.ts';

const MOST_COUNTED_ENTRIES = 200;

export interface FalseMatchPage {
  matches: FalseMatchRow[];
  nextCursor: string | null;
  entries: MatchCount[];
}

/** Supervisors see the pairs that were decided at their checkpoints; the owner agency's editors and approvers see how many, by entry. */
export async function readFalseMatches(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  page: { entryId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<FalseMatchPage> {
  const isOwner = hasRole(actor, 'editor') || hasRole(actor, 'approver');
  const checkpoints = hasRole(actor, 'supervisor') ? actor.checkpoints : [];
  const rows = await listFalseMatches(tx, { ...page, checkpoints });
  const matches = rows.slice(0, page.limit);
  const entries = isOwner ? await countFalseMatches(tx, actor.agency, platform.clock(), MOST_COUNTED_ENTRIES) : [];
  await recordAudit(tx, platform, {
    actor,
    action: 'read-false-matches',
    object: { kind: 'false-matches', id: page.entryId ?? 'all' },
    details: { count: matches.length, entryCount: entries.length },
  });
  return { matches, nextCursor: rows.length > page.limit ? (matches.at(-1)?.id ?? null) : null, entries };
}
