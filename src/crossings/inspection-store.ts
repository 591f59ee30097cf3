import type { Selectable } from 'kysely';
import { auditRow } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import type { Database } from '../platform/database.ts';
import type { FactUnit } from '../platform/fact-unit.ts';
import type { Platform } from '../platform/platform.ts';
import type { DB } from '../platform/tables.ts';
import type { ScreeningHit } from '../screening/question.ts';
import { discreetHitRows } from './discreet-hit.ts';
import type { OpenedInspection } from './inspection-answer.ts';
import {
  documentOfRow,
  hitOfRow,
  inspectionOfRow,
  rowOfInspection,
  rowsOfHits,
  rowsOfIdentity,
} from './inspection-rows.ts';
import { rowsOfSilencedHits, type SilencedHit } from './silenced-hit.ts';

/** All rows of a new inspection, for one commit: the inspection's primary key decides who came first. */
export function unitOf(
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  { inspection, documents, hits }: OpenedInspection,
  hidden: { requestHash: Buffer; discreetHits: readonly ScreeningHit[]; silenced: readonly SilencedHit[] },
): FactUnit {
  const { id, checkpoint, direction, verdict, signal, list } = inspection;
  const audit = auditRow(platform, {
    actor,
    action: 'open-inspection',
    object: { kind: 'inspection', id },
    checkpoint,
    details: { direction, verdict, signal },
  });
  const hitRows = rowsOfHits(id, 1, hits, list.policy);
  const silencedRows = rowsOfSilencedHits(id, 1, hidden.silenced, list.policy);
  return {
    table: 'inspection',
    claim: rowOfInspection(inspection, hidden.requestHash),
    dependents: [
      { table: 'inspection_identity', rows: rowsOfIdentity(id, 1, documents) },
      ...(hitRows.length > 0 ? [{ table: 'hit' as const, rows: hitRows }] : []),
      ...(silencedRows.length > 0 ? [{ table: 'silenced_hit' as const, rows: silencedRows }] : []),
      { table: 'audit_entry', rows: [audit] },
      ...discreetHitRows(
        { site: platform.site, inspectionId: id, revision: 1, policy: list.policy },
        hidden.discreetHits,
      ),
    ],
  };
}

/** An inspection as it was opened, with what tells whether a request repeats it; undefined when there is none. */
export async function findOpened(
  db: Database,
  id: string,
): Promise<{ opened: OpenedInspection; requestHash: Buffer } | undefined> {
  const [row, identity, hits] = await Promise.all([
    db.selectFrom('inspection').selectAll().where('id', '=', id).executeTakeFirst(),
    db
      .selectFrom('inspection_identity')
      .selectAll()
      .where('inspection_id', '=', id)
      .where('revision', '=', 1)
      .orderBy('ordinal')
      .execute(),
    db.selectFrom('hit').selectAll().where('inspection_id', '=', id).where('revision', '=', 1).execute(),
  ]);
  const [first, ...others] = identity.map(documentOfRow);
  if (!row || !first) return undefined;
  return {
    opened: { inspection: inspectionOfRow(row), documents: [first, ...others], hits: hits.map(hitOfRow) },
    requestHash: row.request_hash,
  };
}

export type DecisionRow = Selectable<DB['decision']>;
export type ReferralRow = Selectable<DB['referral']>;

/** What the lane and the second line decided. */
export async function listDecisions(db: Database, inspectionId: string): Promise<DecisionRow[]> {
  return db.selectFrom('decision').selectAll().where('inspection_id', '=', inspectionId).execute();
}

/** The referral opened last, whatever its cause. */
export async function findLastReferral(db: Database, inspectionId: string): Promise<ReferralRow | undefined> {
  return db
    .selectFrom('referral')
    .selectAll()
    .where('inspection_id', '=', inspectionId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
