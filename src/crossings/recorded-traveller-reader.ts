import { sql } from 'kysely';
import type { PartialDate } from '../core/dates.ts';
import type { Database } from '../platform/database.ts';
import type { ScreenedDocument } from '../screening/question.ts';
import type { CrossingKind, Direction } from './crossing.ts';

/** Somebody who crossed, as recorded, with the documents as they stand: what screening asks about. */
export interface RecordedTraveller {
  inspectionId: string;
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

const PAGE = 1_000;
/** Up to here rows are counted, above it the database's own estimate does. */
const COUNTED = 100_000;

/**
 * One page of recorded crossings with from ≤ id < below. Each page is two short queries and no cursor stays open, so a reader of
 * millions holds a thousand, keeps no transaction, and may go on tomorrow.
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
    travellers.set(row.inspection_id, {
      inspectionId: row.inspection_id,
      checkpoint: row.checkpoint,
      direction: row.direction as Direction,
      kind: row.kind as CrossingKind,
      occurredAt: row.occurred_at,
      documents: documents.get(row.inspection_id) ?? [],
    });
  }
  const isTold = (one: RecordedTraveller) => one.kind !== 'void' && one.documents.length > 0;
  return { travellers: [...travellers.values()].filter(isTold), cursor: crossings.length < PAGE ? null : last };
}

async function readDocuments(
  db: Database,
  { from, upTo }: { from: string; upTo: string },
): Promise<Map<string, ScreenedDocument[]>> {
  const rows = await db
    .selectFrom('inspection_identity')
    .select(['inspection_id', 'revision', 'issuing_state', 'document_number', 'surname', 'given_names', 'native_name'])
    .select(['is_name_truncated', 'birth_date', 'sex', 'nationality', 'personal_number'])
    .where('inspection_id', '>=', from)
    .where('inspection_id', '<=', upTo)
    .orderBy('inspection_id')
    .orderBy('revision', 'desc')
    .orderBy('ordinal')
    .execute();
  const documents = new Map<string, ScreenedDocument[]>();
  let current = { id: '', revision: 0 };
  for (const row of rows) {
    if (row.inspection_id !== current.id) current = { id: row.inspection_id, revision: row.revision };
    if (row.revision !== current.revision) continue;
    const known = documents.get(row.inspection_id) ?? [];
    known.push({
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
