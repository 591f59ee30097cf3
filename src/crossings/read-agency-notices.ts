import type { AuditAction } from '../audit/audit-action.ts';
import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import type { DiscreetHitPage, StopNoticePage } from './agency-notice-schemas.ts';
import {
  type IdentityRow,
  listDiscreetHitNotices,
  listIdentities,
  listStopNotices,
  type NoticePage,
} from './agency-notice-store.ts';

type Page = Omit<NoticePage, 'agency'>;

/** Hits on the discreet entries of the account's own agency, with the traveller they were made on; oldest first. */
export async function readDiscreetHits(tx: Tx, platform: Platform, actor: Actor, page: Page): Promise<DiscreetHitPage> {
  const rows = await listDiscreetHitNotices(tx, { agency: actor.agency, ...page });
  const identities = await listIdentities(tx, [...new Set(rows.map((row) => row.inspection_id))]);
  const hits = rows.map((row): DiscreetHitPage['hits'][number] => ({
    ...noticeOf(row),
    band: row.band as 'stop' | 'review' | 'log',
    score: row.score,
    evidence: row.evidence as unknown as DiscreetHitPage['hits'][number]['evidence'],
    traveller: travellerOf(
      identities.filter((identity) => identity.inspection_id === row.inspection_id),
      row.revision,
    ),
  }));
  const nextAfter = await auditPage(tx, platform, actor, 'read-discreet-hits', page, hits);
  return { hits, nextAfter };
}

/** Stops of the account's own agency that the second line let through; oldest first. */
export async function readStopNotices(tx: Tx, platform: Platform, actor: Actor, page: Page): Promise<StopNoticePage> {
  const rows = await listStopNotices(tx, { agency: actor.agency, ...page });
  const notices = rows.map((row) => ({ kind: 'stop-admitted' as const, ...noticeOf(row) }));
  const nextAfter = await auditPage(tx, platform, actor, 'read-stop-notices', page, notices);
  return { notices, nextAfter };
}

/**
 * The entry names numbers, never an inspection or an entry: auditors belong to another agency. An empty page shows nobody and
 * leaves none, so that asking every few seconds does not bury the audit.
 */
async function auditPage(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  action: AuditAction,
  { after }: Page,
  shown: readonly { number: number }[],
): Promise<number> {
  const last = shown.at(-1)?.number;
  if (last === undefined) return after;
  await recordAudit(tx, platform, {
    actor,
    action,
    object: { kind: 'agency', id: actor.agency },
    details: { after, upTo: last, count: shown.length },
  });
  return last;
}

type NoticeRow = Awaited<ReturnType<typeof listStopNotices>>[number];

function noticeOf(row: NoticeRow) {
  return {
    number: row.number,
    entryId: row.entry_id,
    entryVersion: row.entry_version,
    inspectionId: row.inspection_id,
    checkpoint: row.checkpoint,
    direction: row.direction === 'entry' ? ('entry' as const) : ('exit' as const),
    occurredAt: row.occurred_at.toISOString(),
    noticedAt: row.created_at.toISOString(),
  };
}

/** The documents that were screened: those of the hit's revision, or of the last one before it. */
function travellerOf(
  identities: readonly IdentityRow[],
  revision: number,
): DiscreetHitPage['hits'][number]['traveller'] {
  const known = identities.filter((identity) => identity.revision <= revision);
  const screened = known.filter((identity) => identity.revision === known[0]?.revision);
  return screened.map((identity) => ({
    documentCode: identity.document_code,
    issuingState: identity.issuing_state,
    documentNumber: identity.document_number,
    surname: identity.surname,
    givenNames: identity.given_names,
    nativeName: identity.native_name,
    nationality: identity.nationality,
    birthDate: identity.birth_date,
    sex: identity.sex as 'F' | 'M' | 'X',
    expiryDate: identity.expiry_date,
    personalNumber: identity.personal_number,
  }));
}
