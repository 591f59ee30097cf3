import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { RecordFault } from './lists/record-fault.ts';
import type { EntryContent } from './watchlist-entry.ts';
import type { RowOutcome } from './watchlist-import.ts';

/** One record of a file, or one entry that is not in it, with what it does. */
export interface ImportRow {
  rowNumber: number;
  line: number | null;
  outcome: RowOutcome;
  sourceId: string | null;
  /** Null for records that become no entry, and for new entries until they are in force. */
  entryId: string | null;
  reason: string | null;
  faults: RecordFault[] | null;
  /** What is in force, or was when the import was applied; null for a new entry. */
  inForce: EntryContent | null;
  /** What the record says; null for one that is skipped or rejected, and for a removal. */
  proposed: EntryContent | null;
}

/** A page of rows in the order of the file. Contents that are in force already are read from their versions. */
export async function selectRows(
  tx: Tx,
  importId: string,
  page: { outcome: RowOutcome | undefined; afterRow: number; limit: number },
): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select r.row_number as "rowNumber", r.line, r.outcome, r.source_id as "sourceId", e.entry_id as "entryId", r.reason, r.faults,
      base.content as "inForce",
      case r.outcome when 'removed' then null when 'unchanged' then coalesce(r.content, base.content)
        else coalesce(r.content, written.content) end as proposed
    from watchlist_import_row r
    left join watchlist_entry e on e.entry_id = r.entry_id
    left join watchlist_version base on base.entry_id = r.entry_id and base.version = r.base_version
    left join watchlist_version written on written.entry_id = r.entry_id and written.version = r.version
      and written.import_id = r.import_id
    where r.import_id = ${importId} and r.row_number > ${page.afterRow}
      and (${page.outcome ?? null}::text is null or r.outcome = ${page.outcome ?? null})
    order by r.row_number
    limit ${page.limit}`.execute(tx);
  return rows;
}
