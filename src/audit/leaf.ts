import { hashLeaf } from './merkle.ts';

/**
 * An entry as its leaf knows it: every column, as PostgreSQL writes it. Text and not JavaScript values, so that a microsecond of
 * `at` or the last digit of a large number in `details` can't be changed unseen. A dump and its restoration give the same text.
 */
export interface LeafColumns {
  id: string;
  site: string;
  /** UTC, `YYYY-MM-DDTHH:MM:SS.ffffffZ`. */
  at: string;
  actorId: string | null;
  actorRoles: readonly string[];
  action: string;
  objectKind: string;
  objectId: string;
  checkpoint: string | null;
  purpose: string | null;
  caseNumber: string | null;
  /** jsonb's own text: keys sorted, numbers as exact as they are kept. */
  details: string;
  arrivedXid: string;
}

/** SHA-256 of an entry, the leaf of its seal's tree. A new column is appended under a new version, never squeezed in. */
export function leafOf(entry: LeafColumns): Buffer {
  return hashLeaf(
    JSON.stringify([
      'iamis-audit-entry-v1',
      entry.id,
      entry.site,
      entry.at,
      entry.actorId,
      entry.actorRoles,
      entry.action,
      entry.objectKind,
      entry.objectId,
      entry.checkpoint,
      entry.purpose,
      entry.caseNumber,
      entry.details,
      entry.arrivedXid,
    ]),
  );
}
