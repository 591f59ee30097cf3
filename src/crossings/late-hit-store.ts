import type { Selectable } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import { verdictOfHit } from '../screening/verdict.ts';
import type { OpenHit } from './inspection.ts';
import { hitOfRow, storedScore } from './inspection-rows.ts';

export interface LateHit extends OpenHit {
  referralId: string;
}

const toHit = (row: Selectable<DB['late_hit']>): LateHit => ({ ...hitOfRow(row), referralId: row.referral_id });

/** What was found on an inspection after it was made, by entries that came into force later. */
export async function listLateHits(db: Database, inspectionId: string): Promise<LateHit[]> {
  const rows = await db.selectFrom('late_hit').selectAll().where('inspection_id', '=', inspectionId).execute();
  return rows.map(toHit);
}

/**
 * Was this entry found on this inspection before, at the lane or late, silenced or not, and as gravely? Then nobody need be told anew.
 */
export async function wasFound(tx: Tx, inspectionId: string, hit: OpenHit): Promise<boolean> {
  const earlier = await tx
    .selectFrom('hit')
    .select(['band', 'action'])
    .where('inspection_id', '=', inspectionId)
    .where('entry_id', '=', hit.entryId)
    .unionAll((from) =>
      from
        .selectFrom('late_hit')
        .select(['band', 'action'])
        .where('inspection_id', '=', inspectionId)
        .where('entry_id', '=', hit.entryId),
    )
    .execute();
  const isAsGrave = (one: { band: string; action: string }) => {
    const verdict = verdictOfHit({ band: one.band as OpenHit['band'], action: one.action as OpenHit['action'] });
    return verdict === 'stop' || verdict === verdictOfHit(hit);
  };
  return earlier.some(isAsGrave);
}

export async function wasFoundDiscreetly(tx: Tx, inspectionId: string, entryId: string): Promise<boolean> {
  const earlier = await tx
    .selectFrom('discreet_hit')
    .select('id')
    .where('inspection_id', '=', inspectionId)
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  return earlier !== undefined;
}

/** The referral that a late hit of this entry version has already opened for this person. */
export async function findReferralOfPerson(tx: Tx, hit: OpenHit, personKey: Buffer): Promise<string | undefined> {
  const row = await tx
    .selectFrom('late_hit')
    .select('referral_id')
    .where('entry_id', '=', hit.entryId)
    .where('entry_version', '=', hit.version)
    .where('person_key', '=', personKey)
    .limit(1)
    .executeTakeFirst();
  return row?.referral_id;
}

/** The number of an inspection's next referral by late hits; the job that opens them runs once at a time. */
export async function nextLateHitRevision(tx: Tx, inspectionId: string): Promise<number> {
  const row = await tx
    .selectFrom('referral')
    .select((eb) => eb.fn.max('revision').as('last'))
    .where('inspection_id', '=', inspectionId)
    .where('cause', '=', 'late-hit')
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function insertLateHits(
  tx: Tx,
  of: { inspectionId: string; policy: string; personKey: Buffer; foundAt: Date },
  hits: readonly LateHit[],
): Promise<void> {
  if (hits.length === 0) return;
  const rows = hits.map((hit) => ({
    inspection_id: of.inspectionId,
    entry_id: hit.entryId,
    entry_version: hit.version,
    referral_id: hit.referralId,
    owner_agency: hit.ownerAgency,
    category: hit.category,
    action: hit.action,
    flags: [...hit.flags],
    band: hit.band,
    score: storedScore(hit.score),
    policy: of.policy,
    evidence: JSON.stringify(hit.evidence),
    person_key: of.personKey,
    found_at: of.foundAt,
  }));
  await tx.insertInto('late_hit').values(rows).execute();
}
