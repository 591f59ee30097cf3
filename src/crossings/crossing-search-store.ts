import { sql } from 'kysely';
import { idFloor } from '../core/ids.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { CrossingRow } from './crossing-store.ts';
import { CLOCK_AHEAD_MS, LATE_AFTER_MS } from './inspection.ts';

export interface CrossingQuery {
  checkpoints: readonly string[];
  direction: string | undefined;
  /** Half-open. */
  from: Date | undefined;
  to: Date | undefined;
  documentNumber: string | undefined;
  /** Each is a whole word of the normalised name: A to Z and digits only. */
  nameTokens: readonly string[];
  nationality: string | undefined;
  limit: number;
  cursor: string | undefined;
}

export interface FoundCrossing extends Omit<CrossingRow, 'request_hash' | 'arrived_xid'> {
  document: {
    issuing_state: string;
    document_number: string;
    surname: string;
    given_names: string;
    birth_date: string | null;
  } | null;
}

/**
 * Crossings as they stand (last revision, last identity), newest id first; one more than the limit when there are more.
 * The id's time and the crossing's differ by what `occurredAt` may differ, so the range of time also bounds the months read.
 */
export async function findCrossings(db: Database | Tx, query: CrossingQuery): Promise<FoundCrossing[]> {
  if (query.checkpoints.length === 0) return [];
  const conditions = [
    sql`c.checkpoint = any(${[...query.checkpoints]}::text[])`,
    sql`not exists (select from crossing later where later.inspection_id = c.inspection_id and later.revision > c.revision)`,
  ];
  if (query.direction !== undefined) conditions.push(sql`c.direction = ${query.direction}`);
  if (query.nationality !== undefined) conditions.push(sql`c.nationality = ${query.nationality}`);
  if (query.cursor !== undefined) conditions.push(sql`c.inspection_id < ${query.cursor}::uuid`);
  if (query.from !== undefined) {
    const floor = idFloor(Math.max(0, query.from.getTime() - CLOCK_AHEAD_MS));
    conditions.push(sql`c.occurred_at >= ${query.from}`, sql`c.inspection_id >= ${floor}::uuid`);
  }
  if (query.to !== undefined) {
    const ceiling = idFloor(Math.max(0, query.to.getTime() + LATE_AFTER_MS + 1));
    conditions.push(sql`c.occurred_at < ${query.to}`, sql`c.inspection_id < ${ceiling}::uuid`);
  }
  if (query.documentNumber !== undefined) {
    conditions.push(identityMatches(sql`i.document_number = ${query.documentNumber}`));
  }
  if (query.nameTokens.length > 0) {
    const words = query.nameTokens.map((token) => sql`' ' || i.name_key || ' ' like ${`% ${token} %`}`);
    conditions.push(identityMatches(sql`${sql.join(words, sql` and `)}`));
  }
  const { rows } = await sql<FoundCrossing>`
    select c.inspection_id, c.revision, c.site, c.checkpoint, c.mode, c.direction, c.kind, c.escort, c.occurred_at, c.nationality, c.sex,
      c.age, c.purpose, c.traveller_kind, c.residence, c.reason, c.account_id, c.recorded_at, c.is_invented,
      to_jsonb(d) as document
    from crossing c
    left join lateral (
      select i.issuing_state, i.document_number, i.surname, i.given_names, i.birth_date from inspection_identity i
      where i.inspection_id = c.inspection_id order by i.revision desc, i.ordinal limit 1
    ) d on true
    where ${sql.join(conditions, sql` and `)}
    order by c.inspection_id desc
    limit ${query.limit + 1}`.execute(db);
  return rows;
}

/** Any document of the identity as it stands; one that a correction took away finds nobody any more. */
function identityMatches(condition: ReturnType<typeof sql>) {
  return sql`c.inspection_id in (
    select i.inspection_id from inspection_identity i
    where ${condition} and not exists (
      select from inspection_identity later where later.inspection_id = i.inspection_id and later.revision > i.revision
    )
  )`;
}
