import { sql } from 'kysely';
import { idFloor } from '../core/ids.ts';
import type { Database } from '../platform/database.ts';
import type { Direction } from './crossing.ts';
import type { ReferralCause, ReferralStatus } from './referral.ts';

/** A checkpoint's stretch of time, half-open. An inspection belongs where the time of its id lies. */
export interface Stretch {
  checkpoint: string;
  from: Date;
  until: Date;
}

const within = (column: string, { from, until }: Stretch) => {
  const ref = sql.ref(column);
  return sql`${ref} >= ${idFloor(from.getTime())}::uuid and ${ref} < ${idFloor(until.getTime())}::uuid`;
};

/** A list older than this is an advisory at the lane, and a screening against it is not a full one. */
const FULL_LIST_AGE_MS = 3_600_000;

export interface ScreeningShare {
  inspections: number;
  /** Screened by name and document against a list that was followed and at most an hour old. */
  fullyScreened: number;
  overrides: number;
}

export async function countScreening(db: Database, stretch: Stretch): Promise<ScreeningShare> {
  const { rows } = await sql<ScreeningShare>`
    select count(*)::int as inspections,
      count(*) filter (where i.verdict <> 'unscreenable' and i.list_age_ms <= ${FULL_LIST_AGE_MS})::int as "fullyScreened",
      count(*) filter (where n.override_reason is not null)::int as overrides
    from inspection i
    left join decision_note n on n.inspection_id = i.id and n.stage = 'lane' and ${within('n.inspection_id', stretch)}
    where ${within('i.id', stretch)} and i.checkpoint = ${stretch.checkpoint}`.execute(db);
  return rows[0] ?? { inspections: 0, fullyScreened: 0, overrides: 0 };
}

export interface OutcomeCount {
  direction: Direction;
  lane: string | null;
  officerId: string;
  /** null: nobody has decided it. */
  outcome: string | null;
  reason: string | null;
  count: number;
}

/** What the lanes have decided, by whom. */
export async function countOutcomes(db: Database, stretch: Stretch): Promise<OutcomeCount[]> {
  const { rows } = await sql<OutcomeCount>`
    select i.direction, i.lane, i.officer_id as "officerId", d.outcome, d.reason, count(*)::int as count
    from inspection i
    left join decision d on d.inspection_id = i.id and d.stage = 'lane' and ${within('d.inspection_id', stretch)}
    where ${within('i.id', stretch)} and i.checkpoint = ${stretch.checkpoint}
    group by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}

export interface Override {
  inspectionId: string;
  lane: string | null;
  officerId: string;
  acknowledged: string[];
  decidedAt: Date;
}

/** Admissions in spite of an advisory. Their reasons stay where they are: they may tell of a person. */
export async function listOverrides(db: Database, stretch: Stretch, limit: number): Promise<Override[]> {
  const { rows } = await sql<Override>`
    select i.id as "inspectionId", i.lane, d.account_id as "officerId", d.acknowledged, d.decided_at as "decidedAt"
    from inspection i
    join decision d on d.inspection_id = i.id and d.stage = 'lane' and ${within('d.inspection_id', stretch)}
    join decision_note n on n.inspection_id = i.id and n.stage = 'lane' and n.override_reason is not null
      and ${within('n.inspection_id', stretch)}
    where ${within('i.id', stretch)} and i.checkpoint = ${stretch.checkpoint}
    order by i.id
    limit ${limit}`.execute(db);
  return rows;
}

export interface SheetReferral {
  id: string;
  inspectionId: string;
  cause: ReferralCause;
  status: ReferralStatus;
  direction: Direction;
  lane: string | null;
  openedAt: Date;
  closedAt: Date | null;
  claimedBy: string | null;
  isProtected: boolean;
  outcome: string | null;
  handedTo: string | null;
}

/** Referrals that were closed in the stretch, and those that are not closed, whenever they were opened; the oldest first. */
export async function listSheetReferrals(db: Database, stretch: Stretch, limit: number): Promise<SheetReferral[]> {
  const { rows } = await sql<SheetReferral>`
    select r.id, r.inspection_id as "inspectionId", r.cause, r.status, r.direction, i.lane, r.opened_at as "openedAt",
      r.closed_at as "closedAt", r.claimed_by as "claimedBy", r.is_protected as "isProtected", r.outcome, r.handed_to as "handedTo"
    from referral r left join inspection i on i.id = r.inspection_id
    where r.checkpoint = ${stretch.checkpoint}
      and (r.status in ('open', 'claimed') or r.status = 'closed' and r.closed_at >= ${stretch.from} and r.closed_at < ${stretch.until}
        and r.opened_at >= ${stretch.from}::timestamptz - interval '90 days')
    order by r.opened_at
    limit ${limit}`.execute(db);
  return rows;
}
