import { sql } from 'kysely';
import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';

/** What a case needs: one inspection, or everything of a document, that to come included. */
export type HeldThing = { inspectionId: string } | { issuingState: string; documentNumber: string };

export interface LegalHold {
  id: string;
  caseNumber: string;
  reason: string;
  placedAt: Date;
  releasedAt: Date | null;
  /** How many things it names; which, only the database tells. */
  itemCount: number;
}

type HoldPlatform = Pick<Platform, 'site' | 'clock'>;

/**
 * Keeps what a case names from retention, until it is released. The audit holds the case number and counts, no document.
 * @param actor null: whoever holds this machine
 * @throws RangeError when nothing is named
 */
export async function placeHold(
  tx: Tx,
  platform: HoldPlatform,
  actor: Actor | null,
  hold: { caseNumber: string; reason: string; things: readonly HeldThing[] },
): Promise<string> {
  if (hold.things.length === 0) throw new RangeError('a hold names an inspection or a document');
  const id = newId();
  await tx
    .insertInto('legal_hold')
    .values({
      ...{ id, site: platform.site, case_number: hold.caseNumber, reason: hold.reason },
      ...{ placed_by: actor?.accountId ?? null, placed_at: platform.clock() },
    })
    .execute();
  await tx
    .insertInto('legal_hold_item')
    .values(
      hold.things.map((thing, index) => ({
        ...{ hold_id: id, ordinal: index + 1 },
        ...('inspectionId' in thing
          ? { inspection_id: thing.inspectionId, issuing_state: null, document_number: null }
          : { inspection_id: null, issuing_state: thing.issuingState, document_number: thing.documentNumber }),
      })),
    )
    .execute();
  await recordAudit(tx, platform, {
    actor,
    action: 'place-hold',
    object: { kind: 'legal-hold', id },
    lookup: { purpose: 'legal-hold', caseNumber: hold.caseNumber },
    details: { items: hold.things.length },
  });
  return id;
}

/** Ends the holds of a case that stand. @returns how many */
export async function releaseHolds(
  tx: Tx,
  platform: HoldPlatform,
  actor: Actor | null,
  release: { caseNumber: string; reason: string },
): Promise<number> {
  const standing = (await listHolds(tx)).filter(
    ({ caseNumber, releasedAt }) => caseNumber === release.caseNumber && releasedAt === null,
  );
  for (const { id } of standing) {
    const { numInsertedOrUpdatedRows = 0n } = await tx
      .insertInto('legal_hold_release')
      .values({
        ...{ hold_id: id, reason: release.reason },
        ...{ released_by: actor?.accountId ?? null, released_at: platform.clock() },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) continue;
    await recordAudit(tx, platform, {
      actor,
      action: 'release-hold',
      object: { kind: 'legal-hold', id },
      lookup: { purpose: 'legal-hold', caseNumber: release.caseNumber },
    });
  }
  return standing.length;
}

/** All holds, the newest first. */
export async function listHolds(db: Database | Tx): Promise<LegalHold[]> {
  const { rows } = await sql<LegalHold>`
    select h.id, h.case_number as "caseNumber", h.reason, h.placed_at as "placedAt", r.released_at as "releasedAt",
      (select count(*) from legal_hold_item i where i.hold_id = h.id) as "itemCount"
    from legal_hold h left join legal_hold_release r on r.hold_id = h.id
    order by h.id desc`.execute(db);
  return rows;
}
