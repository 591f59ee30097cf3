import { type Selectable, sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { RunStatement, Statement } from '../platform/statement.ts';
import type { DB } from '../platform/tables.ts';
import type { RememberedKey } from './false-match.ts';

/** A remembered pair with what became of it. */
export interface FalseMatchRow extends Selectable<DB['false_match']> {
  revoked_at: Date | null;
  revoked_by: string | null;
  /** null when no version of the entry is in force. */
  active_version: number | null;
  document_count: number;
  silenced_count: number;
}

export interface NewFalseMatch {
  id: string;
  site: string;
  entryId: string;
  entryVersion: number;
  ownerAgency: string;
  referralId: string;
  inspectionId: string;
  checkpoint: string;
  byAccount: string;
  decidedAt: Date;
  silentUntil: Date;
}

const FIND_REMEMBERED: Statement = {
  name: 'find-remembered-false-matches',
  text: `
    select m.id, m.entry_id, m.entry_version, k.person_key
    from false_match_key k join false_match m on m.id = k.false_match_id
    where k.person_key = any($1::bytea[]) and m.entry_id = any($2::uuid[]) and m.silent_until > $3
      and not exists (select from false_match_revocation r where r.false_match_id = m.id)`,
};

/** What is remembered of these persons and entries and still silent; one query by the primary key of the keys. */
export async function findRemembered(
  run: RunStatement,
  sought: { personKeys: readonly Buffer[]; entryIds: readonly string[]; at: Date },
): Promise<RememberedKey[]> {
  const rows = await run<{ id: string; entry_id: string; entry_version: number; person_key: Buffer }>(FIND_REMEMBERED, [
    sought.personKeys,
    sought.entryIds,
    sought.at,
  ]);
  return rows.map((row) => ({
    falseMatchId: row.id,
    entryId: row.entry_id,
    entryVersion: row.entry_version,
    personKey: row.person_key,
  }));
}

export async function insertFalseMatches(tx: Tx, matches: readonly NewFalseMatch[]): Promise<void> {
  const rows = matches.map((match) => ({
    id: match.id,
    site: match.site,
    entry_id: match.entryId,
    entry_version: match.entryVersion,
    owner_agency: match.ownerAgency,
    referral_id: match.referralId,
    inspection_id: match.inspectionId,
    checkpoint: match.checkpoint,
    by_account: match.byAccount,
    decided_at: match.decidedAt,
    silent_until: match.silentUntil,
  }));
  await tx.insertInto('false_match').values(rows).execute();
}

export interface NewKey {
  falseMatchId: string;
  personKey: Buffer;
  byAccount: string;
  isCarried: boolean;
  addedAt: Date;
}

/** Two documents of one PIN have one key; a key that is there already stays as it is. */
export async function insertKeys(tx: Tx, keys: readonly NewKey[]): Promise<void> {
  const rows = keys.map((key) => ({
    person_key: key.personKey,
    false_match_id: key.falseMatchId,
    by_account: key.byAccount,
    is_carried: key.isCarried,
    added_at: key.addedAt,
  }));
  await tx
    .insertInto('false_match_key')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['person_key', 'false_match_id']).doNothing())
    .execute();
}

/** @returns false when it was revoked before */
export async function insertRevocation(
  tx: Tx,
  revocation: { falseMatchId: string; byAccount: string; reason: string | null; revokedAt: Date },
): Promise<boolean> {
  const written = await tx
    .insertInto('false_match_revocation')
    .values({
      false_match_id: revocation.falseMatchId,
      by_account: revocation.byAccount,
      reason: revocation.reason,
      revoked_at: revocation.revokedAt,
    })
    .onConflict((conflict) => conflict.column('false_match_id').doNothing())
    .returning('false_match_id')
    .executeTakeFirst();
  return written !== undefined;
}

const matchColumns = sql`m.*, r.revoked_at, r.by_account as revoked_by, e.active_version,
  (select count(*) from false_match_key k where k.false_match_id = m.id) as document_count,
  (select count(*) from silenced_hit s where s.false_match_id = m.id and s.inspection_id >= id_floor(m.decided_at - interval '4 days'))
    as silenced_count`;
const matchWithFate = sql`false_match m
  left join false_match_revocation r on r.false_match_id = m.id
  left join watchlist_entry e on e.entry_id = m.entry_id`;

export async function findFalseMatch(db: Database, id: string): Promise<FalseMatchRow | undefined> {
  const { rows } = await sql<FalseMatchRow>`select ${matchColumns} from ${matchWithFate} where m.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** Newest first, one row more than the limit when there are more. */
export async function listFalseMatches(
  db: Database,
  page: { checkpoints: readonly string[]; entryId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<FalseMatchRow[]> {
  if (page.checkpoints.length === 0) return [];
  const { rows } = await sql<FalseMatchRow>`
    select ${matchColumns} from ${matchWithFate}
    where m.checkpoint = any(${[...page.checkpoints]}::text[])
      ${page.entryId === undefined ? sql`` : sql`and m.entry_id = ${page.entryId}`}
      ${page.cursor === undefined ? sql`` : sql`and m.id < ${page.cursor}`}
    order by m.id desc limit ${page.limit + 1}`.execute(db);
  return rows;
}

export interface MatchCount {
  entryId: string;
  remembered: number;
  silent: number;
  silencedHits: number;
}

/** How often each entry of an agency was found false, and how many hits that has silenced; the most silenced first. */
export async function countFalseMatches(db: Database, agency: string, at: Date, limit: number): Promise<MatchCount[]> {
  const { rows } = await sql<MatchCount>`
    with matched as (
      select m.entry_id, count(*) as remembered,
        count(*) filter (where r.false_match_id is null and m.silent_until > ${at} and e.active_version = m.entry_version) as silent
      from ${matchWithFate} where m.owner_agency = ${agency} group by m.entry_id
    )
    select m.entry_id as "entryId", m.remembered, m.silent,
      (select count(*) from silenced_hit s join false_match f on f.id = s.false_match_id where f.entry_id = m.entry_id
        and f.owner_agency = ${agency}) as "silencedHits"
    from matched m order by "silencedHits" desc, m.remembered desc, m.entry_id desc limit ${limit}`.execute(db);
  return rows;
}
