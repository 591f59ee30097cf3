import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { compareHits } from '../screening/rank.ts';
import type { OpenHit } from './inspection.ts';
import { hitOfRow } from './inspection-rows.ts';
import type { GravestHit, QueuedReferral } from './referral-queue.ts';
import { type Referral, referralOf } from './referral-store.ts';

/** More wait nowhere; if they ever do, the oldest are shown. */
const MOST_WAITING = 2_000;

export type WaitingReferral = Referral & { version: number };

/** Every referral that is not closed, the oldest first. */
export async function listWaiting(db: Database): Promise<WaitingReferral[]> {
  const rows = await db
    .selectFrom('referral')
    .selectAll()
    .where('status', '<>', 'closed')
    .orderBy('opened_at')
    .limit(MOST_WAITING)
    .execute();
  return rows.map((row) => ({ ...referralOf(row), version: row.row_version }));
}

export async function listReferralsById(db: Database, ids: readonly string[]): Promise<WaitingReferral[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('referral').selectAll().where('id', 'in', ids).execute();
  return rows.map((row) => ({ ...referralOf(row), version: row.row_version }));
}

/** The lane of each, and its gravest open hit. */
export async function describeReferrals(
  db: Database,
  referrals: readonly WaitingReferral[],
): Promise<QueuedReferral[]> {
  if (referrals.length === 0) return [];
  const inspectionIds = [...new Set(referrals.map(({ inspectionId }) => inspectionId))];
  const [lanes, hits, lateHits] = await Promise.all([
    db.selectFrom('inspection').select(['id', 'lane']).where('id', 'in', inspectionIds).execute(),
    db
      .selectFrom('hit')
      .selectAll()
      .select(sql<null>`null`.as('referral_id'))
      .where('inspection_id', 'in', inspectionIds)
      .execute(),
    db
      .selectFrom('late_hit')
      .selectAll()
      .where(
        'referral_id',
        'in',
        referrals.map(({ id }) => id),
      )
      .execute(),
  ]);
  const laneOf = new Map(lanes.map(({ id, lane }) => [id, lane]));
  return referrals.map((referral) => {
    const own =
      referral.cause === 'late-hit'
        ? lateHits.filter((hit) => hit.referral_id === referral.id)
        : hits.filter((hit) => hit.inspection_id === referral.inspectionId && hit.revision === referral.revision);
    return {
      ...referral,
      lane: laneOf.get(referral.inspectionId) ?? null,
      gravest: gravestOf(own.map(hitOfRow)),
    };
  });
}

function gravestOf(hits: readonly OpenHit[]): GravestHit | null {
  const [first] = hits.filter(({ band }) => band !== 'log').sort(compareHits);
  return first ? { band: first.band, action: first.action, category: first.category, flags: first.flags } : null;
}
