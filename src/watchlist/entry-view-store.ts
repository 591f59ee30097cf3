import { type Expression, type SqlBool, sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { documentKeysSought, nameTokens, pinKey } from './entry-search-key.ts';
import type { EntryStatus, ProposalKind, VersionStatus } from './entry-state.ts';
import type { EntryContent } from './watchlist-entry.ts';

/** An entry with the version that speaks for it: the one in force, else the last one. */
export interface EntryRow {
  entry_id: string;
  owner_agency: string;
  status: EntryStatus;
  active_version: number | null;
  pending_version: number | null;
  latest_version: number;
  version: number;
  is_discreet: boolean;
  content: EntryContent;
  completeness: number;
}

const entryColumns = sql`e.entry_id, e.owner_agency, e.status, e.active_version, e.pending_version, e.latest_version,
  v.version, v.is_discreet, v.content, v.completeness`;
const shownVersionOf = sql`watchlist_entry e join watchlist_version v
  on v.entry_id = e.entry_id and v.version = coalesce(e.active_version, e.latest_version)`;

export async function selectEntry(tx: Tx, entryId: string): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from ${shownVersionOf} where e.entry_id = ${entryId}`.execute(tx);
  return rows[0];
}

export interface EntryQuestion {
  /** Who asks: sees their own agency's entries whole, of others' only what is in force and not discreet. */
  agency: string;
  name?: string | undefined;
  document?: { number: string; state?: string | undefined } | undefined;
  pin?: string | undefined;
  status?: EntryStatus | undefined;
  ownerAgency?: string | undefined;
  belowId?: string | undefined;
  limit: number;
}

/** Newest first. What the asker may not see is left out by the database, so no page is shorter for it. */
export async function searchEntries(tx: Tx, question: EntryQuestion): Promise<EntryRow[]> {
  const { agency } = question;
  const keys = soughtKeys(question);
  if (keys?.length === 0) return [];
  const conditions: Expression<SqlBool>[] = [
    sql<SqlBool>`(e.owner_agency = ${agency} or (e.active_version is not null and not v.is_discreet))`,
  ];
  if (question.status) conditions.push(sql<SqlBool>`e.status = ${question.status}`);
  if (question.ownerAgency) conditions.push(sql<SqlBool>`e.owner_agency = ${question.ownerAgency}`);
  if (question.belowId) conditions.push(sql<SqlBool>`e.entry_id < ${question.belowId}`);
  if (keys) {
    // Others are found by what is in force only, never by what their owner proposes.
    conditions.push(
      sql<SqlBool>`exists (select from found f where f.entry_id = e.entry_id
        and (e.owner_agency = ${agency} or f.version = e.active_version))`,
    );
  }
  // Every key must be found in one and the same version. Materialised: the index of keys is asked first, whatever is rare or common.
  const found = keys
    ? sql`with found as materialized (${sql.join(
        keys.map((key) => sql`select entry_id, version from watchlist_search_key where ${key}`),
        sql` intersect `,
      )})`
    : sql``;
  const { rows } = await sql<EntryRow>`
    ${found} select ${entryColumns} from ${shownVersionOf}
    where ${sql.join(conditions, sql` and `)}
    order by e.entry_id desc limit ${question.limit}`.execute(tx);
  return rows;
}

/** One condition for each thing sought; undefined when no person is sought, none when nothing can be found. */
function soughtKeys(question: EntryQuestion): Expression<SqlBool>[] | undefined {
  const { name, document, pin } = question;
  if (name === undefined && document === undefined && pin === undefined) return undefined;
  const keys: Expression<SqlBool>[] = [];
  if (name !== undefined) {
    const tokens = nameTokens(name);
    if (tokens.length === 0) return [];
    // One letter is the whole of a Chinese name, and the beginning of too many others.
    for (const token of tokens) {
      const matches = token.length === 1 ? sql`key = ${token}` : sql`key like ${`${token}%`}`;
      keys.push(sql<SqlBool>`kind = 'name' and ${matches}`);
    }
  }
  if (document !== undefined) {
    const sought = documentKeysSought(document.number, document.state);
    const matches = 'prefix' in sought ? sql`key like ${`${sought.prefix}%`}` : sql`key = any(${sought.equal}::text[])`;
    keys.push(sql<SqlBool>`kind = 'document' and ${matches}`);
  }
  if (pin !== undefined) keys.push(sql<SqlBool>`kind = 'pin' and key = ${pinKey(pin)}`);
  return keys;
}

export interface HistoryRow {
  version: number;
  kind: ProposalKind;
  proposed_by: string | null;
  proposed_at: Date;
  reason: string | null;
  import_id: string | null;
  changes: { status: VersionStatus; by: string | null; at: string; reason: string | null }[];
}

const MAX_HISTORY = 200;

/** The last versions, newest first, each with what became of it. */
export async function selectHistory(tx: Tx, entryId: string): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select v.version, v.kind, v.proposed_by, v.proposed_at, v.reason, v.import_id,
      coalesce((
        select jsonb_agg(jsonb_build_object('status', c.status, 'by', c.by_account, 'at', c.at, 'reason', c.reason) order by c.change_seq)
        from watchlist_change c where c.entry_id = v.entry_id and c.version = v.version
      ), '[]') as changes
    from watchlist_version v where v.entry_id = ${entryId}
    order by v.version desc limit ${MAX_HISTORY}`.execute(tx);
  return rows;
}

export interface ProposalRow {
  entry_id: string;
  version: number;
  kind: ProposalKind;
  content: EntryContent;
  completeness: number;
  proposed_by: string | null;
  proposed_at: Date;
  reason: string | null;
  /** Who has approved it already, when it needs two. */
  approved_by: string[];
  /** What is in force; null when nothing is. */
  in_force: EntryContent | null;
}

/** What waits for a decision of an agency (of one entry, when given), newest first. */
export async function selectProposals(
  tx: Tx,
  agency: string,
  page: { entryId?: string; below?: { at: Date; id: string } | undefined; limit: number },
): Promise<ProposalRow[]> {
  const { entryId, below, limit } = page;
  const { rows } = await sql<ProposalRow>`
    select e.entry_id, p.version, p.kind, p.content, p.completeness, p.proposed_by, p.proposed_at, p.reason, a.content as in_force,
      array(select w.account_id from watchlist_approval w where w.entry_id = p.entry_id and w.version = p.version) as approved_by
    from watchlist_entry e
    join watchlist_version p on p.entry_id = e.entry_id and p.version = e.pending_version
    left join watchlist_version a on a.entry_id = e.entry_id and a.version = e.active_version
    where e.owner_agency = ${agency} and e.pending_version is not null
      ${entryId === undefined ? sql`` : sql`and e.entry_id = ${entryId}`}
      ${below === undefined ? sql`` : sql`and (p.proposed_at, e.entry_id) < (${below.at}::timestamptz, ${below.id}::uuid)`}
    order by p.proposed_at desc, e.entry_id desc limit ${limit}`.execute(tx);
  return rows;
}
