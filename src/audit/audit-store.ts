import { type Selectable, sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import type { AuditSeal } from './audit-seal.ts';
import type { LeafColumns } from './leaf.ts';

/** Transactions `from` (inclusive) to `below` (exclusive), as 64-bit numbers in text. */
export interface XidRange {
  from: string;
  below: string;
}

const UTC_TEXT = sql.lit('YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

const leafColumns = sql<LeafColumns>`
  id, site, to_char(at at time zone 'UTC', ${UTC_TEXT}) as at, actor_id as "actorId", actor_roles as "actorRoles", action,
  object_kind as "objectKind", object_id as "objectId", checkpoint, purpose, case_number as "caseNumber",
  details::text as details, arrived_xid::text as "arrivedXid"`;

/** All transactions below this one are over: what they wrote is there, and nothing more will come from them. */
export async function selectOldestRunningXid(tx: Tx): Promise<string> {
  const { rows } = await sql<{ xmin: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL gave no snapshot');
  return row.xmin;
}

/** One sealer of a site at a time; the others find it taken. */
export async function tryLockSealer(tx: Tx, site: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`audit-seal ${site}`}, 0)) as taken`.execute(tx);
  return rows[0]?.taken ?? false;
}

/** Transaction of the first entry of a range and of the one after `count` entries, if there are so many. */
export async function selectXidAfter(
  tx: Tx,
  site: string,
  range: XidRange,
  count: number,
): Promise<{ first: string | undefined; after: string | undefined }> {
  const nth = async (offset: number) => {
    const { rows } = await sql<{ xid: string }>`
      select arrived_xid::text as xid from audit_entry
      where site = ${site} and arrived_xid >= ${range.from}::xid8 and arrived_xid < ${range.below}::xid8
      order by arrived_xid offset ${offset} limit 1`.execute(tx);
    return rows[0]?.xid;
  };
  const first = await nth(0);
  return { first, after: first === undefined ? undefined : await nth(count) };
}

/** A range's entries in the order of ids. */
export async function selectSealable(tx: Tx, site: string, range: XidRange): Promise<LeafColumns[]> {
  const { rows } = await sql<LeafColumns>`
    select ${leafColumns} from audit_entry
    where site = ${site} and arrived_xid >= ${range.from}::xid8 and arrived_xid < ${range.below}::xid8
    order by id`.execute(tx);
  return rows;
}

/** One page of a range's entries in the order of (transaction, id), after the last of the page before. */
export async function selectPageOfRange(
  db: Database,
  site: string,
  range: XidRange,
  after: { xid: string; id: string } | undefined,
  limit: number,
): Promise<LeafColumns[]> {
  const start = after
    ? sql`(arrived_xid, id) > (${after.xid}::xid8, ${after.id}::uuid) and arrived_xid >= ${after.xid}::xid8`
    : sql`arrived_xid >= ${range.from}::xid8`;
  const { rows } = await sql<LeafColumns>`
    select ${leafColumns} from audit_entry
    where site = ${site} and ${start} and arrived_xid < ${range.below}::xid8
    order by arrived_xid, id limit ${limit}`.execute(db);
  return rows;
}

export async function selectByIds(db: Database, ids: readonly string[]): Promise<LeafColumns[]> {
  const { rows } = await sql<LeafColumns>`
    select ${leafColumns} from audit_entry where id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

export async function countUnsealed(db: Database, site: string, fromXid: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit_entry where site = ${site} and arrived_xid >= ${fromXid}::xid8`.execute(db);
  return rows[0]?.count ?? 0;
}

/** True when transactions began again below the line of an earlier seal: the audit was restored into another cluster. */
export async function hasXidRestart(db: Database, site: string): Promise<boolean> {
  const { rows } = await sql<{ restarted: boolean }>`
    select exists (
      select from (select below_xid, lag(below_xid) over (order by number) as previous from audit_seal where site = ${site}) s
      where below_xid < previous
    ) as restarted`.execute(db);
  return rows[0]?.restarted ?? false;
}

/** Entries below a transaction that are in no seal at all, whatever their transactions say; PostgreSQL spills to disk what is large. */
export async function selectInNoSeal(db: Database, site: string, belowXid: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with sealed as (
      select encode(substr(list.leaves, 1 + 32 * n, 16), 'hex')::uuid as id
      from audit_seal s
      -- the concatenation unpacks the stored bytes once a seal, not once an entry
      cross join lateral (select s.leaves || ''::bytea as leaves offset 0) list
      cross join lateral generate_series(0, length(list.leaves) / 32 - 1) n
      where s.site = ${site}
    )
    select e.id from audit_entry e
    where e.site = ${site} and e.arrived_xid < ${belowXid}::xid8
      and not exists (select from sealed where sealed.id = e.id)
    limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

const sealColumns = sql`
  site, number, to_char(sealed_at at time zone 'UTC', ${UTC_TEXT}) as "sealedAt", below_xid::text as "belowXid",
  entry_count as "entryCount", root, previous_root as "previousRoot", key_id as "keyId", signature, leaves`;

export async function selectLastSeal(db: Database, site: string): Promise<AuditSeal | undefined> {
  const { rows } = await sql<AuditSeal>`
    select ${sealColumns} from audit_seal where site = ${site} order by number desc limit 1`.execute(db);
  return rows[0];
}

/** The next seals after a number up to `last`: at most `sealLimit` of them and, but for the first, `entryLimit` entries. */
export async function selectSealsAfter(
  db: Database,
  site: string,
  after: number,
  last: number,
  limits: { sealLimit: number; entryLimit: number },
): Promise<AuditSeal[]> {
  const { rows } = await sql<AuditSeal>`
    with page as (
      select number, sum(entry_count) over (order by number) as entries, row_number() over (order by number) as nth
      from (select number, entry_count from audit_seal where site = ${site} and number > ${after} and number <= ${last}
            order by number limit ${limits.sealLimit}) next
    )
    select ${sealColumns} from audit_seal
    where site = ${site} and number in (select number from page where nth = 1 or entries <= ${limits.entryLimit})
    order by number`.execute(db);
  return rows;
}

export async function selectSealRoot(db: Database, site: string, number: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('audit_seal')
    .select('root')
    .where('site', '=', site)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.root;
}

export async function insertSeal(tx: Tx, seal: AuditSeal): Promise<void> {
  await tx
    .insertInto('audit_seal')
    .values({
      site: seal.site,
      number: seal.number,
      sealed_at: seal.sealedAt,
      below_xid: seal.belowXid,
      entry_count: seal.entryCount,
      root: seal.root,
      previous_root: seal.previousRoot,
      key_id: seal.keyId,
      signature: seal.signature,
      leaves: seal.leaves,
    })
    .execute();
}

export interface EntryFilter {
  actor?: string | undefined;
  action?: string | undefined;
  object?: string | undefined;
  /** Bounds by id: an entry's id carries its time. */
  fromId?: string | undefined;
  belowId?: string | undefined;
}

/** Newest first. */
export function selectEntries(tx: Tx, filter: EntryFilter, limit: number): Promise<Selectable<DB['audit_entry']>[]> {
  let query = tx.selectFrom('audit_entry').selectAll().orderBy('id', 'desc').limit(limit);
  if (filter.actor !== undefined) query = query.where('actor_id', '=', filter.actor);
  if (filter.action !== undefined) query = query.where('action', '=', filter.action);
  if (filter.object !== undefined) query = query.where('object_id', '=', filter.object);
  if (filter.fromId !== undefined) query = query.where('id', '>=', filter.fromId);
  if (filter.belowId !== undefined) query = query.where('id', '<', filter.belowId);
  return query.execute();
}

interface LooksFilter {
  /** Ids of what was looked at. */
  objects: readonly string[];
  /** Of the number that was looked for. */
  hash: string;
  belowId: string | undefined;
  limit: number;
}

/** Newest first. Each of the three finds its rows by an index of its own: together they would be sought in the whole audit. */
export async function selectLooks(
  tx: Tx,
  { objects, hash, belowId, limit }: LooksFilter,
): Promise<Selectable<DB['audit_entry']>[]> {
  const below = belowId === undefined ? sql`true` : sql`id < ${belowId}::uuid`;
  const { rows } = await sql<Selectable<DB['audit_entry']>>`
    select * from (
      (select * from audit_entry where object_id = any(${[...objects]}::text[]) and ${below} order by id desc limit ${limit})
      union
      (select * from audit_entry where details ->> 'documentHash' = ${hash} and ${below} order by id desc limit ${limit})
      union
      (select * from audit_entry where details ->> 'personalHash' = ${hash} and ${below} order by id desc limit ${limit})
    ) looks
    order by id desc limit ${limit}`.execute(tx);
  return rows;
}
