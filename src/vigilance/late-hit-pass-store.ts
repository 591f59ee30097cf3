import { type Selectable, sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import type { ListedEntry } from '../screening/listed-entry.ts';
import { listedEntry, type VersionRow } from '../watchlist/feed-reader.ts';

export type Pass = Selectable<DB['late_hit_pass']>;

// Any constant will do, so long as nobody else takes it.
const LATE_HIT_LOCK = 7_301_007;
/** The row that the migration wrote: what was in force then. */
const EVERY_SITE = '*';
/** Changes of one pass, so that its index stays small whatever an import brings. */
const MOST_CHANGES = 20_000;
const ENTRIES_A_BATCH = 200;

/** One process at a time, for this transaction. @returns false while another one is at it */
export async function takeTurn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${LATE_HIT_LOCK}) as taken`.execute(
    tx,
  );
  return rows[0]?.taken ?? false;
}

export function findOpenPass(tx: Tx, site: string): Promise<Pass | undefined> {
  return tx
    .selectFrom('late_hit_pass')
    .selectAll()
    .where('site', '=', site)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
}

/** Up to where the feed has been screened, or is being. */
export async function lastScreenedChange(tx: Tx, site: string): Promise<number> {
  const row = await tx
    .selectFrom('late_hit_pass')
    .select((eb) => eb.fn.max('upto_change_seq').as('last'))
    .where('site', 'in', [site, EVERY_SITE])
    .executeTakeFirst();
  return row?.last ?? 0;
}

export interface FeedChange {
  changeSeq: number;
  entryId: string;
  version: number;
  ownerAgency: string;
  /** It brought this version into force, and the version is still in force. */
  isInForce: boolean;
}

/** The next changes of the feed that were made until a moment, in their order. */
export async function readNextChanges(tx: Tx, after: number, madeUntil: Date): Promise<FeedChange[]> {
  const { rows } = await sql<{
    change_seq: number;
    entry_id: string;
    version: number;
    owner_agency: string;
    at: Date;
    in_force: boolean;
  }>`
    select c.change_seq, c.entry_id, c.version, v.owner_agency, c.at,
      c.status = 'active' and e.active_version is not distinct from c.version as in_force
    from watchlist_change c
    join watchlist_version v on v.entry_id = c.entry_id and v.version = c.version
    join watchlist_entry e on e.entry_id = c.entry_id
    where c.change_seq > ${after} order by c.change_seq limit ${MOST_CHANGES}`.execute(tx);
  const end = rows.findIndex((row) => row.at > madeUntil);
  return rows.slice(0, end === -1 ? rows.length : end).map((row) => ({
    ...{ changeSeq: row.change_seq, entryId: row.entry_id, version: row.version },
    ...{ ownerAgency: row.owner_agency, isInForce: row.in_force },
  }));
}

export async function insertPass(
  tx: Tx,
  pass: Omit<Pass, 'screened_count'>,
  changes: readonly FeedChange[],
): Promise<void> {
  await tx.insertInto('late_hit_pass').values(pass).execute();
  const rows = changes.map((change) => ({
    ...{ pass_id: pass.id, change_seq: change.changeSeq, entry_id: change.entryId, entry_version: change.version },
    owner_agency: change.ownerAgency,
  }));
  for (let from = 0; from < rows.length; from += 1_000) {
    await tx
      .insertInto('late_hit_run')
      .values(rows.slice(from, from + 1_000))
      .execute();
  }
}

/** The entries of a pass that are still in force, in batches. */
export async function* readPassEntries(db: Database, passId: string): AsyncGenerator<ListedEntry[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql<VersionRow & { change_seq: number }>`
      select r.change_seq, v.entry_id, v.version, v.owner_agency, v.content
      from late_hit_run r
      join watchlist_entry e on e.entry_id = r.entry_id and e.active_version = r.entry_version
      join watchlist_version v on v.entry_id = r.entry_id and v.version = r.entry_version
      where r.pass_id = ${passId} and r.change_seq > ${after}
      order by r.change_seq limit ${ENTRIES_A_BATCH}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    after = last.change_seq;
    yield rows.map(listedEntry);
  }
}

/** Which of these versions are in force now: an entry may have been withdrawn while its pass was under way. */
export async function inForce(tx: Tx, hits: readonly { entryId: string; version: number }[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('watchlist_entry')
    .select(['entry_id', 'active_version'])
    .where(
      'entry_id',
      'in',
      hits.map(({ entryId }) => entryId),
    )
    .execute();
  const active = new Map(rows.map((row) => [row.entry_id, row.active_version]));
  return new Set(hits.flatMap(({ entryId, version }) => (active.get(entryId) === version ? entryId : [])));
}

/** Moves the cursor, in the transaction that wrote the hits up to there. */
export async function savePass(
  tx: Tx,
  pass: Pick<Pass, 'id' | 'cursor' | 'finished_at'>,
  screenedMore: number,
  counts: ReadonlyMap<string, { hits: number; referrals: number }>,
): Promise<void> {
  await tx
    .updateTable('late_hit_pass')
    .set((eb) => ({
      cursor: pass.cursor,
      finished_at: pass.finished_at,
      screened_count: eb('screened_count', '+', screenedMore),
    }))
    .where('id', '=', pass.id)
    .execute();
  for (const [entryId, { hits, referrals }] of counts) {
    await tx
      .updateTable('late_hit_run')
      .set((eb) => ({
        hit_count: eb('hit_count', '+', hits),
        referral_count: eb('referral_count', '+', referrals),
      }))
      .where('pass_id', '=', pass.id)
      .where('entry_id', '=', entryId)
      .execute();
  }
}

export interface LateHitRun {
  pass_id: string;
  entry_id: string;
  entry_version: number;
  hit_count: number;
  referral_count: number;
  screened_count: number;
  total_estimate: number;
  started_at: Date;
  finished_at: Date | null;
}

/** An agency's runs, newest first. */
export async function listRuns(
  db: Database,
  agency: string,
  page: { below?: { passId: string; entryId: string } | undefined; limit: number },
): Promise<LateHitRun[]> {
  const { below, limit } = page;
  const { rows } = await sql<LateHitRun>`
    select r.pass_id, r.entry_id, r.entry_version, r.hit_count, r.referral_count,
      p.screened_count, p.total_estimate, p.started_at, p.finished_at
    from late_hit_run r join late_hit_pass p on p.id = r.pass_id
    where r.owner_agency = ${agency}
      ${below ? sql`and (r.pass_id, r.entry_id) < (${below.passId}::uuid, ${below.entryId}::uuid)` : sql``}
    order by r.pass_id desc, r.entry_id desc limit ${limit}`.execute(db);
  return rows;
}
