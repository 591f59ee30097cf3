import { searchKeysOf } from './entry-search-key.ts';
import type { ListRecord } from './lists/list-record.ts';
import type { RecordFault } from './lists/record-fault.ts';
import { completenessOf, contentHash, type EntryContent, missingForApproval } from './watchlist-entry.ts';
import type { RowOutcome } from './watchlist-import.ts';

/** A row of watchlist_import_row as it is staged; its names are the columns'. */
export interface StagedRow {
  row_number: number;
  line: number;
  outcome: RowOutcome;
  source_id: string | null;
  entry_id: string | null;
  version: number | null;
  reason: string | null;
  faults: readonly RecordFault[] | null;
  content: EntryContent | null;
  content_hash: string | null;
  completeness: number | null;
  search_keys: [kind: string, key: string][] | null;
  raw: unknown;
}

const NOTHING = {
  source_id: null,
  entry_id: null,
  version: null,
  faults: null,
  content: null,
  content_hash: null,
  completeness: null,
  search_keys: null,
  raw: null,
};

/** Reasons come from the readers, which never quote a file; a limit all the same. */
const MAX_REASON_LENGTH = 500;

/**
 * What is staged of one record. Nobody looks at the records of a list one by one before they are in force, so what an approver would
 * have to refuse is rejected here. A rejected record keeps its id, if one can be read in it: a faulty record never counts as one that
 * has left the list.
 *
 * @param entryId the id that a new entry gets; the comparison puts that of the existing one in its place
 */
export function stagedRow(record: ListRecord, sourceList: string, rowNumber: number, entryId: string): StagedRow {
  const place = { row_number: rowNumber, line: record.line };
  if (record.kind !== 'entry') {
    const sourceId = record.kind === 'rejected' ? (record.sourceId ?? null) : null;
    const reason = record.reason.slice(0, MAX_REASON_LENGTH);
    return { ...NOTHING, ...place, outcome: record.kind, source_id: sourceId, reason, faults: record.faults };
  }
  const content = { ...record.content, sourceList };
  const missing = missingForApproval(content);
  if (missing.length > 0) {
    const reason = `${content.action} needs ${missing.join(' and ')}`;
    const { action } = content;
    const faults = missing.map((field) => ({ code: 'needed-for-action', field: `/${field}`, action }) as const);
    return { ...NOTHING, ...place, outcome: 'rejected', source_id: record.sourceId, reason, faults };
  }
  return {
    ...place,
    outcome: 'added',
    source_id: record.sourceId,
    entry_id: entryId,
    version: 1,
    reason: null,
    faults: null,
    content,
    content_hash: contentHash(content),
    completeness: completenessOf(content),
    search_keys: searchKeysOf(content).map(({ kind, key }) => [kind, key]),
    raw: record.raw,
  };
}
