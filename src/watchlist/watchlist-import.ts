import { createHash } from 'node:crypto';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { ListFormat } from './lists/list-record.ts';
import { requireAnotherAccount } from './own-proposal.ts';

export const IMPORT_STATUSES = ['staging', 'staged', 'failed', 'applied', 'rejected'] as const;
/** `staging`: the file is being read. `staged`: it waits for another account. The other three are ends. */
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const ROW_OUTCOMES = ['added', 'changed', 'removed', 'unchanged', 'skipped', 'rejected'] as const;
/**
 * What a record does to the list in force. `skipped`: not about a person. `rejected`: it can't be used, for a stated reason; the
 * rest of the file goes on.
 */
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

export type ImportCounts = Record<RowOutcome, number>;

export const NO_COUNTS: ImportCounts = { added: 0, changed: 0, removed: 0, unchanged: 0, skipped: 0, rejected: 0 };

/** One uploaded file of one list, and what has become of it. */
export interface WatchlistImport {
  id: string;
  format: ListFormat;
  /** The list whose entries it adds, changes and removes; other lists and other agencies are not touched. */
  sourceList: string;
  status: ImportStatus;
  ownerAgency: string;
  uploadedBy: string;
  /** SHA-256 (hex) of the file; of several parts, see `fileHashOf`. Null until it has been read. */
  fileHash: string | null;
  /** Records read so far, those without effect included. */
  recordCount: number;
  /** Of the file, its parts together; null when it isn't known beforehand. */
  byteCount: number | null;
  /** Read so far: all of them while it is compared with the list. */
  readByteCount: number;
  /** Against what was in force when it was last compared: at the end of the staging, and again when it was applied. */
  counts: ImportCounts;
  /** Why it failed: a code of the catalogue, or `interrupted`. */
  errorCode: string | null;
  /** Why it was rejected. */
  reason: string | null;
  uploadedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
}

const NEXT: Record<ImportStatus, readonly ImportStatus[]> = {
  staging: ['staged', 'failed'],
  staged: ['applied', 'rejected'],
  failed: [],
  applied: [],
  rejected: [],
};

/** @throws IamisError `import-not-staged` when the step is not one of the state machine's */
export function moveImport(from: ImportStatus, to: ImportStatus): ImportStatus {
  if (!NEXT[from].includes(to)) throw new IamisError('import-not-staged');
  return to;
}

/**
 * May this account apply or reject it? The uploader never, whatever its state.
 * @throws IamisError `own-proposal`, `import-not-staged`
 */
export function decideImport(
  actor: Pick<Actor, 'accountId'>,
  one: Pick<WatchlistImport, 'status' | 'uploadedBy'>,
  to: 'applied' | 'rejected',
): ImportStatus {
  requireAnotherAccount(actor, one.uploadedBy);
  return moveImport(one.status, to);
}

/** Above this share of what is in force, removals are more likely a truncated file than so many people set free. */
const MOST_REMOVALS_PER_CENT = 5;

export function areRemovalsMany(removedCount: number, inForceCount: number): boolean {
  return removedCount * 100 > inForceCount * MOST_REMOVALS_PER_CENT;
}

/**
 * Why the removals of an import need a word of its approver; empty when they need none.
 * @param namelessCount rejected records in which no id could be read: any of them may be one that seems to have left the list
 */
export function doubtsOfRemovals(removedCount: number, inForceCount: number, namelessCount: number): string[] {
  const doubts: string[] = [];
  if (areRemovalsMany(removedCount, inForceCount)) {
    doubts.push(`${removedCount} of the ${inForceCount} entries in force of this list would go.`);
  }
  if (removedCount > 0 && namelessCount > 0) {
    const nameless = namelessCount === 1 ? '1 rejected record has' : `${namelessCount} rejected records have`;
    const gone = removedCount === 1 ? '1 entry' : `${removedCount} entries`;
    doubts.push(`${nameless} no readable id, and may be of the ${gone} that would go.`);
  }
  return doubts;
}

export function isSourceList(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,59}$/.test(text);
}

/**
 * One file: its own SHA-256, as `sha256sum` prints it. Several parts: the hash of their names and hashes by name, so that the order
 * in which they came makes no difference.
 */
export function fileHashOf(partHashes: Readonly<Record<string, string>>): string {
  const parts = Object.entries(partHashes).sort(([a], [b]) => (a < b ? -1 : 1));
  const [only] = parts;
  if (only && parts.length === 1) return only[1];
  const text = parts.map(([name, hash]) => `${name} ${hash}\n`).join('');
  return createHash('sha256').update(text).digest('hex');
}
