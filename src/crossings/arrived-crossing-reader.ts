import { sql } from 'kysely';
import { localDate } from '../core/dates.ts';
import { isOfOnePerson, permitShown, type ShownPermit } from '../documents/stay-permit.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { ScreenedDocument } from '../screening/question.ts';
import type { CrossingKind, Direction } from './crossing.ts';
import type { Purpose, TravellerKind } from './inspection.ts';
import { readDocuments } from './recorded-traveller-reader.ts';

/** A place in the order in which crossings arrived: transaction (64-bit number in text), inspection, revision. */
export interface ArrivalCursor {
  xid: string;
  id: string;
  revision: number;
}

/** A crossing as it stands, with the documents as they stand; none once retention has dropped them. */
export interface ArrivedCrossing {
  id: string;
  revision: number;
  checkpoint: string;
  direction: Direction;
  kind: CrossingKind;
  occurredAt: Date;
  nationality: string;
  sex: string;
  age: number | null;
  travellerKind: TravellerKind;
  purpose: Purpose;
  residence: string | null;
  toCountry: string | null;
  isInvented: boolean;
  /** The visa, residence permit or contract that was shown. */
  permit: ShownPermit | null;
  /** By which the traveller is known again; a visa is none of these: it may be a group's. */
  documents: ScreenedDocument[];
}

/** The line below which every transaction is over, the first one that had not begun, and the database's time. */
export async function readArrivalLine(tx: Tx): Promise<{ below: string; next: string; at: Date }> {
  const { rows } = await sql<{ below: string; next: string; at: Date }>`
    select pg_snapshot_xmin(s)::text as below, pg_snapshot_xmax(s)::text as next, statement_timestamp() as at
    from pg_current_snapshot() s`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL gave no snapshot');
  return row;
}

/** The crossings whose revisions arrived after a place and below a transaction, in that order; each may stand there more than once. */
export async function readArrivals(
  tx: Tx,
  { after, below, limit }: { after: ArrivalCursor; below: string; limit: number },
): Promise<ArrivalCursor[]> {
  const { rows } = await sql<ArrivalCursor>`
    select arrived_xid::text as xid, inspection_id as id, revision from crossing
    where (arrived_xid, inspection_id, revision) > (${after.xid}::xid8, ${after.id}::uuid, ${after.revision}::int)
      and arrived_xid < ${below}::xid8
    order by arrived_xid, inspection_id, revision limit ${limit}`.execute(tx);
  return rows;
}

/** The next crossings after one, in the order of their ids, each once. */
export async function selectCrossingIds(db: Database, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('crossing')
    .select('inspection_id')
    .distinct()
    .where('inspection_id', '>', after)
    .orderBy('inspection_id')
    .limit(limit)
    .execute();
  return rows.map(({ inspection_id }) => inspection_id);
}

interface CrossingFacts extends Omit<ArrivedCrossing, 'documents' | 'permit'> {}

/** Some crossings as they stand, in no order. */
export async function readCrossingsByIds(db: Database, ids: readonly string[]): Promise<ArrivedCrossing[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CrossingFacts>`
    select distinct on (c.inspection_id) c.inspection_id as id, c.revision, c.checkpoint, c.direction, c.kind,
      c.occurred_at as "occurredAt", c.nationality, c.sex, c.age, c.traveller_kind as "travellerKind", c.purpose, c.residence,
      i.to_country as "toCountry", c.is_invented as "isInvented"
    from crossing c
    left join inspection i on i.id = c.inspection_id and i.id = any(${ids}::uuid[])
    where c.inspection_id = any(${ids}::uuid[])
    order by c.inspection_id, c.revision desc`.execute(db);
  const documents = await readDocuments(db, { ids });
  return rows.map((row) => {
    const told = documents.get(row.id)?.documents ?? [];
    return { ...row, permit: permitShown(told, localDate(row.occurredAt)), documents: told.filter(isOfOnePerson) };
  });
}
