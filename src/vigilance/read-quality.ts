import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { addDays, isCalendarDate, localDate } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import { isId } from '../core/ids.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import type { HitCounts } from './quality.ts';
import {
  type CompletenessCount,
  countByCompleteness,
  countByEntry,
  countByOwner,
  type DueReview,
  type EntryCounts,
  listReviewsDue,
  type OwnerCounts,
} from './quality-store.ts';

const DAY_MS = 86_400_000;
/** Without a day of its own, the next month's reviews are shown. */
const DUE_WITHIN_DAYS = 30;

export interface Quality {
  since: Date;
  completeness: CompletenessCount[];
  total: HitCounts & { entryCount: number };
  entries: EntryCounts[];
  /** Every agency's, as far as another one may know of its entries. */
  owners: OwnerCounts[];
}

/** How good the own agency's entries are: how complete, and what came of their hits in the last days, beside every other owner's. */
export async function readQuality(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  { days, limit }: { days: number; limit: number },
): Promise<Quality> {
  const { agency } = actor;
  const since = new Date(platform.clock().getTime() - days * DAY_MS);
  const completeness = await countByCompleteness(tx, agency);
  const { entries, total } = await countByEntry(tx, { agency, since, limit });
  const owners = await countByOwner(tx, { since });
  await recordAudit(tx, platform, {
    actor,
    action: 'read-watchlist-quality',
    object: { kind: 'watchlist', id: agency },
    details: { days, entryCount: entries.length, ownerCount: owners.length },
  });
  return { since, completeness, total, entries, owners };
}

/**
 * The own agency's entries whose review is due before a day, the longest overdue first.
 * @throws IamisError `bad-request` for a cursor that is none
 */
export async function readReviewsDue(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  page: { before?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ before: string; entries: DueReview[]; nextCursor: string | null }> {
  const before = page.before ?? addDays(localDate(platform.clock()), DUE_WITHIN_DAYS);
  const after = page.cursor === undefined ? undefined : placeOf(page.cursor);
  const rows = await listReviewsDue(tx, { agency: actor.agency, before, after, limit: page.limit + 1 });
  const entries = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? entries.at(-1) : undefined;
  await recordAudit(tx, platform, {
    actor,
    action: 'read-reviews-due',
    object: { kind: 'watchlist', id: actor.agency },
    details: { before, count: entries.length },
  });
  const nextCursor = last ? Buffer.from(`${last.reviewDue} ${last.entryId}`).toString('base64url') : null;
  return { before, entries, nextCursor };
}

function placeOf(cursor: string): { reviewDue: string; entryId: string } {
  const [reviewDue = '', entryId = ''] = Buffer.from(cursor, 'base64url').toString('latin1').split(' ');
  if (isCalendarDate(reviewDue) && isId(entryId)) return { reviewDue, entryId };
  throw new IamisError('bad-request', {
    errors: [{ pointer: '?cursor', code: 'field-wrong', detail: 'is not a cursor of this list' }],
  });
}
