import { sql } from 'kysely';
import type { PartialDate } from '../core/dates.ts';
import type { StayGrant } from '../documents/stay-grant.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import type { WorkContract } from '../documents/work-contract.ts';
import type { Database } from '../platform/database.ts';
import type { ScreenedDocument } from '../screening/question.ts';
import type { CrossingKind, Direction } from './crossing.ts';

/** Somebody who crossed, as recorded, with the documents as they stand: what screening asks about. */
export interface RecordedTraveller {
  inspectionId: string;
  /** Of the documents: 1 as inspected, later ones by a correction. */
  revision: number;
  checkpoint: string;
  direction: Direction;
  kind: CrossingKind;
  occurredAt: Date;
  documents: ScreenedDocument[];
}

export interface RecordedPage {
  /** Newest first. Who never crossed (void), and whom retention has forgotten, is left out. */
  travellers: RecordedTraveller[];
  /** Everything from here on has been read; null when nothing is left. */
  cursor: string | null;
}

/** Reading more at once would keep the event loop for more than ten milliseconds. */
const PAGE = 250;
/** Up to here rows are counted, above it the database's own estimate does. */
const COUNTED = 100_000;
const MOST_AT_THE_LANE = 500;

/**
 * One page of recorded crossings with from ≤ id < below. Each page is two short queries and no cursor stays open, so a reader of
 * millions holds a few hundred, keeps no transaction, and may go on tomorrow.
 */
export async function readRecordedTravellers(
  db: Database,
  { from, below }: { from: string; below: string },
): Promise<RecordedPage> {
  const crossings = await db
    .selectFrom('crossing')
    .select(['inspection_id', 'checkpoint', 'direction', 'kind', 'occurred_at'])
    .where('inspection_id', '>=', from)
    .where('inspection_id', '<', below)
    .orderBy('inspection_id', 'desc')
    .orderBy('revision', 'desc')
    .limit(PAGE)
    .execute();
  const first = crossings[0]?.inspection_id;
  const last = crossings.at(-1)?.inspection_id;
  if (first === undefined || last === undefined) return { travellers: [], cursor: null };
  const documents = await readDocuments(db, { from: last, upTo: first });
  const travellers = new Map<string, RecordedTraveller>();
  for (const row of crossings) {
    // The first row of an id is its last revision, also where the page ends between two revisions.
    if (travellers.has(row.inspection_id)) continue;
    travellers.set(row.inspection_id, recordedTraveller(row, documents.get(row.inspection_id) ?? NOT_TOLD));
  }
  const isTold = (one: RecordedTraveller) => one.kind !== 'void' && one.documents.length > 0;
  return { travellers: [...travellers.values()].filter(isTold), cursor: crossings.length < PAGE ? null : last };
}

interface ToldDocuments {
  revision: number;
  documents: (ScreenedDocument & Pick<TravelDocument, 'expiryDate' | 'permit' | 'workContract'>)[];
}

const NOT_TOLD: ToldDocuments = { revision: 1, documents: [] };

function recordedTraveller(
  row: { inspection_id: string; checkpoint: string; direction: string; kind: string; occurred_at: Date },
  { revision, documents }: ToldDocuments,
): RecordedTraveller {
  return {
    inspectionId: row.inspection_id,
    revision,
    checkpoint: row.checkpoint,
    direction: row.direction as Direction,
    kind: row.kind as CrossingKind,
    occurredAt: row.occurred_at,
    documents,
  };
}

/**
 * Who stands at a lane or in the second line now: inspected, and neither let through nor sent back yet. They may still cross, on a
 * screening that is older than the list.
 */
export async function readTravellersAtTheLane(
  db: Database,
  { from, below }: { from: string; below: string },
): Promise<RecordedTraveller[]> {
  const { rows } = await sql<{ inspection_id: string; checkpoint: string; direction: string; occurred_at: Date }>`
    select i.id as inspection_id, i.checkpoint, i.direction, i.occurred_at from inspection i
    where i.id >= ${from} and i.id < ${below}
      and not exists (select from crossing c where c.inspection_id = i.id and c.inspection_id >= ${from})
      and not exists (select from decision d where d.inspection_id = i.id and d.inspection_id >= ${from}
        and (d.stage = 'second-line' or d.outcome in ('refuse', 'abandon')))
    order by i.id desc limit ${MOST_AT_THE_LANE}`.execute(db);
  const first = rows[0]?.inspection_id;
  const last = rows.at(-1)?.inspection_id;
  if (first === undefined || last === undefined) return [];
  const documents = await readDocuments(db, { from: last, upTo: first });
  return rows.flatMap((row) => {
    const told = documents.get(row.inspection_id);
    return told ? [recordedTraveller({ ...row, kind: 'ordinary' }, told)] : [];
  });
}

/** The documents as they stand of some inspections, or of all with from ≤ id ≤ upTo. */
export async function readDocuments(
  db: Database,
  which: { from: string; upTo: string } | { ids: readonly string[] },
): Promise<Map<string, ToldDocuments>> {
  const rows = await db
    .selectFrom('inspection_identity')
    .select(['inspection_id', 'revision', 'issuing_state', 'document_number', 'surname', 'given_names', 'native_name'])
    .select(['is_name_truncated', 'birth_date', 'sex', 'nationality', 'personal_number', 'expiry_date', 'permit'])
    .select('work_contract')
    .where((eb) =>
      'ids' in which
        ? eb('inspection_id', '=', sql<string>`any(${which.ids}::uuid[])`)
        : eb.and([eb('inspection_id', '>=', which.from), eb('inspection_id', '<=', which.upTo)]),
    )
    .orderBy('inspection_id')
    .orderBy('revision', 'desc')
    .orderBy('ordinal')
    .execute();
  const documents = new Map<string, ToldDocuments>();
  for (const row of rows) {
    const known = documents.get(row.inspection_id) ?? { revision: row.revision, documents: [] };
    if (row.revision !== known.revision) continue;
    known.documents.push({
      issuingState: row.issuing_state,
      documentNumber: row.document_number,
      surname: row.surname,
      givenNames: row.given_names,
      nativeName: row.native_name,
      isNameTruncated: row.is_name_truncated,
      birthDate: row.birth_date as PartialDate | null,
      sex: row.sex as ScreenedDocument['sex'],
      nationality: row.nationality,
      personalNumber: row.personal_number,
      expiryDate: row.expiry_date,
      ...(row.permit !== null && { permit: row.permit as unknown as StayGrant }),
      ...(row.work_contract !== null && { workContract: row.work_contract as unknown as WorkContract }),
    });
    documents.set(row.inspection_id, known);
  }
  return documents;
}

/** How many crossings are recorded, about: for a bar that shows how far a reader has come. */
export async function estimateCrossings(db: Database): Promise<number> {
  const { rows } = await sql<{ counted: number; estimated: number }>`
    select (select count(*) from (select from crossing limit ${COUNTED}) c) as counted,
      (select coalesce(sum(greatest(p.reltuples, 0)), 0)::bigint from pg_inherits i join pg_class p on p.oid = i.inhrelid
        where i.inhparent = 'crossing'::regclass) as estimated`.execute(db);
  const [row] = rows;
  return row === undefined || row.counted < COUNTED ? (row?.counted ?? 0) : Math.max(row.counted, row.estimated);
}
