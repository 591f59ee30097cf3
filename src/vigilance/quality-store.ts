import { sql } from 'kysely';
import { idFloor } from '../core/ids.ts';
import type { Tx } from '../platform/database.ts';
import { COMPLETENESS_STEPS, type HitCounts } from './quality.ts';

/** What an entry is known by; names are kept in the order of their kinds. */
const PRIMARY_NAME = sql`coalesce(
  jsonb_path_query_first(v.content, '$.names[*] ? (@.kind == "primary").text'), v.content -> 'names' -> 0 -> 'text') #>> '{}'`;

/** There are some tens of agencies. */
const MOST_OWNERS = 200;

export interface CompletenessCount {
  from: number;
  entries: number;
}

/** How many of an agency's entries in force are how complete. */
export async function countByCompleteness(tx: Tx, agency: string): Promise<CompletenessCount[]> {
  const { rows } = await sql<{ step: number; entries: number }>`
    select width_bucket(v.completeness, ${[...COMPLETENESS_STEPS]}::numeric[]) as step, count(*) as entries
    from watchlist_entry e join watchlist_version v on v.entry_id = e.entry_id and v.version = e.active_version
    where e.owner_agency = ${agency} and e.active_version is not null
    group by step`.execute(tx);
  const counts = new Map(rows.map((row) => [row.step, row.entries]));
  return COMPLETENESS_STEPS.map((from, at) => ({ from, entries: counts.get(at + 1) ?? 0 }));
}

export interface EntryCounts extends HitCounts {
  entryId: string;
  /** null when no version is in force any more. */
  activeVersion: number | null;
  completeness: number | null;
  /** Of what is in force. */
  category: string | null;
  name: string | null;
}

/**
 * What each of an agency's entries did since a moment, the noisiest first: by false and silenced hits, then by hits. Hits are of the lane's
 * inspections since then, findings were made since then. Discreet entries have hits of their own table, and no findings.
 */
export async function countByEntry(
  tx: Tx,
  of: { agency: string; since: Date; limit: number },
): Promise<{ entries: EntryCounts[]; total: HitCounts & { entryCount: number } }> {
  const floor = idFloor(of.since.getTime());
  const counted = sql`
    with told as (
      select entry_id, count(*) as hits from (
        select h.entry_id from hit h where h.owner_agency = ${of.agency} and h.inspection_id >= ${floor} and h.band <> 'log'
        union all
        select d.entry_id from discreet_hit d where d.owner_agency = ${of.agency} and d.inspection_id >= ${floor} and d.band <> 'log'
      ) all_hits group by entry_id
    ), late as (
      select entry_id, count(*) as late_hits from late_hit where owner_agency = ${of.agency} and found_at >= ${of.since} group by entry_id
    ), found as (
      select f.entry_id,
        count(*) filter (where f.finding = 'confirmed') as confirmed,
        count(*) filter (where f.finding = 'false-match') as false_matches,
        count(*) filter (where f.finding = 'undetermined') as undetermined
      from referral_finding f join watchlist_entry o on o.entry_id = f.entry_id and o.owner_agency = ${of.agency}
      where f.at >= ${of.since} group by f.entry_id
    ), quiet as (
      select entry_id, count(*) as silenced from silenced_hit
      where owner_agency = ${of.agency} and inspection_id >= ${floor} and band <> 'log' group by entry_id
    ), counted as (
      select entry_id, coalesce(hits, 0) as hits, coalesce(late_hits, 0) as "lateHits", coalesce(confirmed, 0) as confirmed,
        coalesce(false_matches, 0) as "falseMatches", coalesce(undetermined, 0) as undetermined, coalesce(silenced, 0) as silenced
      from told full join late using (entry_id) full join found using (entry_id) full join quiet using (entry_id)
    )`;
  const { rows: entries } = await sql<EntryCounts>`${counted}
    select c.entry_id as "entryId", c.hits, c."lateHits", c.confirmed, c."falseMatches", c.undetermined, c.silenced,
      e.active_version as "activeVersion", v.completeness, v.category, ${PRIMARY_NAME} as name
    from counted c join watchlist_entry e on e.entry_id = c.entry_id
    left join watchlist_version v on v.entry_id = e.entry_id and v.version = e.active_version
    order by c."falseMatches" + c.silenced desc, c.hits + c."lateHits" desc, c.entry_id desc limit ${of.limit}`.execute(
    tx,
  );
  const { rows: totals } = await sql<HitCounts & { entryCount: number }>`${counted}
    select count(*) as "entryCount", coalesce(sum(hits), 0) as hits, coalesce(sum("lateHits"), 0) as "lateHits",
      coalesce(sum(confirmed), 0) as confirmed, coalesce(sum("falseMatches"), 0) as "falseMatches",
      coalesce(sum(undetermined), 0) as undetermined, coalesce(sum(silenced), 0) as silenced
    from counted`.execute(tx);
  const [total] = totals;
  if (!total) throw new Error('An aggregate without groups has one row');
  return { entries, total };
}

export interface OwnerCounts extends HitCounts {
  agency: string;
  /** Entries that did anything in that time. */
  entryCount: number;
}

/**
 * What every owner's entries did since a moment, the noisiest owner first. Of another agency one knows that an entry is listed while it is in
 * force and not discreet (entry-visibility.ts), so only such entries are counted, one's own by the same rule: else they could not be compared.
 */
export async function countByOwner(tx: Tx, { since }: { since: Date }): Promise<OwnerCounts[]> {
  const floor = idFloor(since.getTime());
  const { rows } = await sql<OwnerCounts>`
    with counted as (
      select entry_id, count(*) as hits, 0 as late_hits, 0 as confirmed, 0 as false_matches, 0 as undetermined, 0 as silenced
      from hit where inspection_id >= ${floor} and band <> 'log' group by entry_id
      union all
      select entry_id, 0, count(*), 0, 0, 0, 0 from late_hit where found_at >= ${since} group by entry_id
      union all
      select entry_id, 0, 0, count(*) filter (where finding = 'confirmed'), count(*) filter (where finding = 'false-match'),
        count(*) filter (where finding = 'undetermined'), 0
      from referral_finding where at >= ${since} group by entry_id
      union all
      select entry_id, 0, 0, 0, 0, 0, count(*) from silenced_hit where inspection_id >= ${floor} and band <> 'log' group by entry_id
    )
    select e.owner_agency as agency, count(distinct c.entry_id) as "entryCount", sum(c.hits) as hits, sum(c.late_hits) as "lateHits",
      sum(c.confirmed) as confirmed, sum(c.false_matches) as "falseMatches", sum(c.undetermined) as undetermined,
      sum(c.silenced) as silenced
    from counted c join watchlist_entry e on e.entry_id = c.entry_id
    join watchlist_version v on v.entry_id = e.entry_id and v.version = e.active_version
    where not v.is_discreet
    group by e.owner_agency
    order by sum(c.false_matches) + sum(c.silenced) desc, sum(c.hits) + sum(c.late_hits) desc, e.owner_agency
    limit ${MOST_OWNERS}`.execute(tx);
  return rows;
}

export interface DueReview {
  entryId: string;
  version: number;
  category: string;
  action: string;
  reviewDue: string;
  completeness: number;
  name: string;
}

/** Entries in force whose review is due before a day, the longest overdue first. */
export async function listReviewsDue(
  tx: Tx,
  of: { agency: string; before: string; after?: { reviewDue: string; entryId: string } | undefined; limit: number },
): Promise<DueReview[]> {
  const { rows } = await sql<DueReview>`
    select v.entry_id as "entryId", v.version, v.category, v.action, v.content ->> 'reviewDue' as "reviewDue", v.completeness,
      ${PRIMARY_NAME} as name
    from watchlist_version v join watchlist_entry e on e.entry_id = v.entry_id and e.active_version = v.version
    where v.content ->> 'reviewDue' < ${of.before} and e.owner_agency = ${of.agency}
      ${of.after ? sql`and (v.content ->> 'reviewDue', v.entry_id) > (${of.after.reviewDue}, ${of.after.entryId}::uuid)` : sql``}
    order by v.content ->> 'reviewDue', v.entry_id limit ${of.limit}`.execute(tx);
  return rows;
}
