import { type Selectable, sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import type { ListFormat } from './lists/list-record.ts';
import type { RecordFault } from './lists/record-fault.ts';
import { type ImportCounts, type ImportStatus, NO_COUNTS, type WatchlistImport } from './watchlist-import.ts';

function toImport(row: Selectable<DB['watchlist_import']>): WatchlistImport {
  return {
    id: row.id,
    format: row.format as ListFormat,
    sourceList: row.source_list,
    status: row.status as ImportStatus,
    ownerAgency: row.owner_agency,
    uploadedBy: row.uploaded_by,
    fileHash: row.file_hash,
    recordCount: row.record_count,
    byteCount: row.byte_count,
    readByteCount: row.read_byte_count,
    counts: { ...NO_COUNTS, ...(row.counts as unknown as Partial<ImportCounts>) },
    errorCode: row.error_code,
    reason: row.reason,
    uploadedAt: row.created_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}

export async function insertImport(
  tx: Tx,
  site: string,
  one: Pick<
    WatchlistImport,
    'id' | 'format' | 'sourceList' | 'byteCount' | 'ownerAgency' | 'uploadedBy' | 'uploadedAt'
  >,
): Promise<void> {
  await tx
    .insertInto('watchlist_import')
    .values({
      id: one.id,
      site,
      format: one.format,
      source_list: one.sourceList,
      byte_count: one.byteCount,
      status: 'staging',
      owner_agency: one.ownerAgency,
      uploaded_by: one.uploadedBy,
      created_at: one.uploadedAt,
    })
    .execute();
}

export async function findImport(db: Database | Tx, agency: string, id: string): Promise<WatchlistImport | undefined> {
  const row = await db
    .selectFrom('watchlist_import')
    .selectAll()
    .where('id', '=', id)
    .where('owner_agency', '=', agency)
    .executeTakeFirst();
  return row && toImport(row);
}

export async function selectImports(
  db: Database | Tx,
  agency: string,
  page: { belowId: string | undefined; limit: number },
): Promise<WatchlistImport[]> {
  const rows = await db
    .selectFrom('watchlist_import')
    .selectAll()
    .where('owner_agency', '=', agency)
    .$if(page.belowId !== undefined, (query) => query.where('id', '<', page.belowId ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(toImport);
}

/**
 * Locks the import together with those of the same list that wait, in one order: two approvals of one list come one after the
 * other, whichever imports they are for.
 * @returns the import as it is once locked
 */
export async function lockImport(tx: Tx, one: WatchlistImport): Promise<WatchlistImport> {
  const rows = await tx
    .selectFrom('watchlist_import')
    .selectAll()
    .where('owner_agency', '=', one.ownerAgency)
    .where('source_list', '=', one.sourceList)
    .where((where) => where.or([where('status', '=', 'staged'), where('id', '=', one.id)]))
    .orderBy('id')
    .forUpdate()
    .execute();
  const own = rows.find((row) => row.id === one.id);
  if (!own) throw new Error('The import has gone');
  return toImport(own);
}

export type ImportChange = Partial<
  Pick<WatchlistImport, 'status' | 'fileHash' | 'recordCount' | 'readByteCount' | 'counts' | 'errorCode' | 'reason'>
> & { decidedBy?: string; decidedAt?: Date };

/** @returns false when it is no longer in the state `from`: somebody else has moved it on */
export async function saveImport(
  db: Database | Tx,
  id: string,
  from: ImportStatus,
  change: ImportChange,
): Promise<boolean> {
  const saved = await db
    .updateTable('watchlist_import')
    .set({
      status: change.status,
      file_hash: change.fileHash,
      record_count: change.recordCount,
      read_byte_count: change.readByteCount,
      counts: change.counts && JSON.stringify(change.counts),
      error_code: change.errorCode,
      reason: change.reason,
      decided_by: change.decidedBy,
      decided_at: change.decidedAt,
    })
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst();
  return saved.numUpdatedRows > 0n;
}

/**
 * One statement and one parameter for a batch: the protocol's limit of 65,535 parameters does not bind it.
 * @param rows each a StagedRow as JSON: their sizes bound the batch, so they are made before
 */
export async function insertRows(db: Database | Tx, importId: string, rows: readonly string[]): Promise<void> {
  await sql`
    insert into watchlist_import_row (import_id, row_number, line, outcome, source_id, entry_id, version, reason, faults,
      content, content_hash, completeness, search_keys, raw)
    select ${importId}::uuid, r.* from json_to_recordset(${`[${rows.join(',')}]`}::json) as r(row_number int, line int, outcome text,
      source_id text, entry_id uuid, version int, reason text, faults jsonb, content jsonb, content_hash text, completeness numeric,
      search_keys jsonb, raw jsonb)`.execute(db);
}

/** What was read of a list that will never be in force is personal data without a purpose. */
export async function deleteRows(db: Database | Tx, importId: string): Promise<void> {
  await db.deleteFrom('watchlist_import_row').where('import_id', '=', importId).execute();
}

/** Rejected records in which no id could be read; at most as many as are kept. */
export async function countNameless(db: Database | Tx, importId: string): Promise<number> {
  const { count } = await db
    .selectFrom('watchlist_import_row')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('import_id', '=', importId)
    .where('outcome', '=', 'rejected')
    .where('source_id', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** `faults` are none of what was read before they were kept. */
export interface RejectedRecord {
  line: number | null;
  reason: string;
  faults: RecordFault[];
}

/** The reasons of a few rejected records, in the order of the file. */
export async function selectRejected(db: Database | Tx, importId: string, limit: number): Promise<RejectedRecord[]> {
  const rows = await db
    .selectFrom('watchlist_import_row')
    .select(['line', 'reason', 'faults'])
    .where('import_id', '=', importId)
    .where('outcome', '=', 'rejected')
    .orderBy('row_number')
    .limit(limit)
    .execute();
  return rows.map(({ line, reason, faults }) => ({
    line,
    reason: reason ?? '',
    faults: (faults ?? []) as unknown as RecordFault[],
  }));
}
