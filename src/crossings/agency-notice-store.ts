import { type Selectable, sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';

export interface NewNotice {
  id: string;
  kind: string;
  agency: string;
  inspectionId: string;
  entryId: string;
  entryVersion: number;
}

/** Called under the outbox's lock only: two at once would give out the same number. */
export async function insertNotice(tx: Tx, notice: NewNotice): Promise<void> {
  await tx
    .insertInto('agency_notice')
    .values({
      agency: notice.agency,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from agency_notice where agency = ${notice.agency})`,
      id: notice.id,
      kind: notice.kind,
      inspection_id: notice.inspectionId,
      entry_id: notice.entryId,
      entry_version: notice.entryVersion,
    })
    .execute();
}

export interface NoticePage {
  agency: string;
  /** The number of the last notice that was read; 0 from the beginning. */
  after: number;
  limit: number;
}

const WHERE_FROM = ['i.checkpoint', 'i.direction', 'i.occurred_at'] as const;
const NOTICE = ['n.number', 'n.id', 'n.inspection_id', 'n.entry_id', 'n.entry_version', 'n.created_at'] as const;

/** An agency's discreet hits, oldest first, each with the inspection that it was made at. */
export async function listDiscreetHitNotices(db: Database, { agency, after, limit }: NoticePage) {
  return db
    .selectFrom('agency_notice as n')
    .innerJoin('discreet_hit as h', 'h.id', 'n.id')
    .innerJoin('inspection as i', 'i.id', 'n.inspection_id')
    .select(NOTICE)
    .select(WHERE_FROM)
    .select(['h.revision', 'h.band', 'h.score', 'h.evidence'])
    .where('n.agency', '=', agency)
    .where('n.kind', '=', 'discreet-hit')
    .where('n.number', '>', after)
    .orderBy('n.number')
    .limit(limit)
    .execute();
}

/** Stops of an agency's entries that were let through, oldest first. */
export async function listStopNotices(db: Database, { agency, after, limit }: NoticePage) {
  return db
    .selectFrom('agency_notice as n')
    .innerJoin('inspection as i', 'i.id', 'n.inspection_id')
    .select(NOTICE)
    .select(WHERE_FROM)
    .where('n.agency', '=', agency)
    .where('n.kind', '=', 'stop-admitted')
    .where('n.number', '>', after)
    .orderBy('n.number')
    .limit(limit)
    .execute();
}

export type IdentityRow = Selectable<DB['inspection_identity']>;

/** All revisions of the documents of some inspections. */
export async function listIdentities(db: Database, inspectionIds: readonly string[]): Promise<IdentityRow[]> {
  if (inspectionIds.length === 0) return [];
  return db
    .selectFrom('inspection_identity')
    .selectAll()
    .where('inspection_id', 'in', inspectionIds)
    .orderBy('revision', 'desc')
    .orderBy('ordinal')
    .execute();
}
