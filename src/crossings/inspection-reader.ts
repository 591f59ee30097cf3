import { sql } from 'kysely';
import type { TravelDocument } from '../documents/travel-document.ts';
import type { Database } from '../platform/database.ts';
import { compareHits } from '../screening/rank.ts';
import { type Inspection, type InspectionState, type OpenHit, stateOf } from './inspection.ts';
import { documentOfRow, hitOfRow, inspectionOfRow } from './inspection-rows.ts';

/** An inspection as it stands now. */
export type InspectionAsItStands = Inspection & { state: InspectionState };

/** The inspection, with what was told of it last, and how far it has come, in one query; undefined when there is none. Works inside a transaction, too. */
export async function findInspection(db: Database, id: string): Promise<InspectionAsItStands | undefined> {
  const row = await db
    .selectFrom('inspection as i')
    .leftJoin('decision as lane', (join) => join.onRef('lane.inspection_id', '=', 'i.id').on('lane.stage', '=', 'lane'))
    .leftJoin('decision as second', (join) =>
      join.onRef('second.inspection_id', '=', 'i.id').on('second.stage', '=', 'second-line'),
    )
    .selectAll('i')
    .select([
      'lane.outcome as lane_outcome',
      'second.outcome as second_line_outcome',
      'lane.traveller_kind as told_traveller_kind',
      'lane.purpose as told_purpose',
      'lane.conveyance as told_conveyance',
      'lane.residence as told_residence',
      'lane.from_country as told_from_country',
      'lane.to_country as told_to_country',
      sql<boolean>`exists (
        select from referral r where r.inspection_id = i.id and r.cause = 'lane' and r.status <> 'closed'
      )`.as('has_open_referral'),
    ])
    .where('i.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const state = stateOf({
    laneOutcome: row.lane_outcome,
    secondLineOutcome: row.second_line_outcome,
    hasOpenReferral: row.has_open_referral,
  });
  const asTold = {
    ...row,
    traveller_kind: row.told_traveller_kind ?? row.traveller_kind,
    purpose: row.told_purpose ?? row.purpose,
    conveyance: row.told_conveyance ?? row.conveyance,
    residence: row.told_residence ?? row.residence,
    residence_basis: row.told_residence === null ? row.residence_basis : 'declared',
    from_country: row.told_from_country ?? row.from_country,
    to_country: row.told_to_country ?? row.to_country,
  };
  return { ...inspectionOfRow(asTold), state };
}

/**
 * The documents as they stand (the last revision, or the last one up to `upTo`), the first one first. Empty once retention has
 * dropped them.
 */
export async function listDocuments(db: Database, inspectionId: string, upTo?: number): Promise<TravelDocument[]> {
  const rows = await db
    .selectFrom('inspection_identity')
    .selectAll()
    .where('inspection_id', '=', inspectionId)
    .$if(upTo !== undefined, (query) => query.where('revision', '<=', upTo ?? 0))
    .orderBy('revision', 'desc')
    .orderBy('ordinal')
    .execute();
  return rows.filter((row) => row.revision === rows[0]?.revision).map(documentOfRow);
}

/** An open hit and the revision at which it was found: 1 at the lane, later ones by a correction. */
export type HitOfRevision = OpenHit & { revision: number };

/** Every open hit of an inspection, band log included: those of the last revision first, among them the gravest. */
export async function listHits(db: Database, inspectionId: string): Promise<HitOfRevision[]> {
  const rows = await db.selectFrom('hit').selectAll().where('inspection_id', '=', inspectionId).execute();
  return rows
    .map((row) => ({ ...hitOfRow(row), revision: row.revision }))
    .sort((a, b) => b.revision - a.revision || compareHits(a, b));
}
