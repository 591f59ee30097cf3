import type { LookupReason } from '../audit/audit-entry.ts';
import { recordAudit } from '../audit/audit-entry.ts';
import { keyedHash } from '../audit/keyed-hash.ts';
import { numberHash } from '../audit/looked-for.ts';
import { requireLookup } from '../audit/lookup-reason.ts';
import { type Actor, hasRole, requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import { normaliseNumber } from '../documents/mrz-number.ts';
import { inTransaction } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { normaliseName } from '../screening/normalise-name.ts';
import type { Direction } from './crossing.ts';
import { type FoundCrossing, findCrossings } from './crossing-search-store.ts';
import { factState } from './inspection.ts';

export interface CrossingSearch {
  checkpoint?: string | undefined;
  direction?: Direction | undefined;
  from?: string | undefined;
  to?: string | undefined;
  documentNumber?: string | undefined;
  name?: string | undefined;
  nationality?: string | undefined;
  lookup?: LookupReason | undefined;
  limit: number;
  cursor?: string | undefined;
}

const NAME_LOOK_BACK_MS = 31 * 86_400_000;

/**
 * Crossings at one's own checkpoints with the persons behind them, newest first. The look-up's entry in the audit holds keyed
 * hashes of what was looked for, and is written with the search or not at all.
 * @throws IamisError `checkpoint-not-yours`, `forbidden` (an officer by name), `lookup-reason-required`, `bad-request` (a name or number
 *   in which nothing can be compared)
 */
export async function searchCrossings(
  platform: Platform,
  actor: Actor,
  search: CrossingSearch,
): Promise<{ crossings: FoundCrossing[]; nextCursor: string | null }> {
  if (search.checkpoint !== undefined) requireCheckpoint(actor, search.checkpoint);
  if (search.name !== undefined && !hasRole(actor, 'supervisor')) throw new IamisError('forbidden');
  const lookup = requireLookup(search.lookup);
  const documentNumber = search.documentNumber === undefined ? undefined : normaliseNumber(search.documentNumber);
  if (documentNumber === '') throw nothingToCompare('/documentNumber');
  const nameTokens = search.name === undefined ? [] : normaliseName(search.name);
  if (search.name !== undefined && nameTokens.length === 0) throw nothingToCompare('/name');

  // Words of a name have no index: the search is bounded in time, and kept away from the lanes' connections.
  const isByName = nameTokens.length > 0;
  const to = search.to === undefined ? undefined : new Date(search.to);
  const earliest = isByName ? new Date((to ?? platform.clock()).getTime() - NAME_LOOK_BACK_MS) : undefined;
  return inTransaction(isByName ? platform.reports : platform.db, async (tx) => {
    const rows = await findCrossings(tx, {
      checkpoints: search.checkpoint === undefined ? actor.checkpoints : [search.checkpoint],
      direction: search.direction,
      from: search.from === undefined ? earliest : new Date(search.from),
      to,
      documentNumber,
      nameTokens,
      nationality: search.nationality === undefined ? undefined : factState(search.nationality),
      limit: search.limit,
      cursor: search.cursor,
    });
    const crossings = rows.slice(0, search.limit);
    await recordAudit(tx, platform, {
      actor,
      action: 'search-crossings',
      object: { kind: 'crossings', id: search.checkpoint ?? 'own-checkpoints' },
      checkpoint: search.checkpoint ?? null,
      lookup,
      details: {
        ...(documentNumber !== undefined && { documentHash: numberHash(platform, documentNumber) }),
        ...(isByName && { nameHash: keyedHash(platform, 'name', nameTokens.join(' ')) }),
        ...(search.nationality !== undefined && { nationality: search.nationality }),
        ...(search.direction !== undefined && { direction: search.direction }),
        ...(search.from !== undefined && { from: search.from }),
        ...(search.to !== undefined && { to: search.to }),
        found: crossings.length,
      },
    });
    const last = crossings.at(-1);
    return { crossings, nextCursor: rows.length > search.limit && last ? last.inspection_id : null };
  });
}

function nothingToCompare(pointer: string): IamisError {
  return new IamisError('bad-request', {
    errors: [{ pointer, code: 'field-wrong', detail: 'has no letter and no digit to compare' }],
  });
}
