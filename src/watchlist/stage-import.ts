import { createHash, type Hash } from 'node:crypto';
import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError, isIamisError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { type Database, inTransaction, type Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { openSlices } from '../platform/time-slice.ts';
import { diffImport } from './diff-import.ts';
import { holdStaging } from './import-lock.ts';
import { stagedRow } from './import-row.ts';
import type { ImportRules } from './import-rules.ts';
import { deleteRows, findImport, insertImport, insertRows, saveImport } from './import-store.ts';
import { type ListFormat, SOURCE_LISTS, unreadable } from './lists/list-record.ts';
import { type ListParts, readList } from './lists/read-list.ts';
import { fileHashOf, type ImportCounts, moveImport, NO_COUNTS, type WatchlistImport } from './watchlist-import.ts';

export interface ImportOrder {
  id: string;
  format: ListFormat;
  sourceList: string;
  /** What there is to read; null when nobody knows. */
  byteCount: number | null;
}

export type ImportPlatform = Pick<Platform, 'site' | 'clock' | 'reports' | 'log'>;

/** A batch is written when it has so many rows or so many characters: small statements leave room for the lanes' own. */
const BATCH_ROWS = 250;
const BATCH_CHARACTERS = 1024 * 1024;

/** Of skipped records and of rejected ones without an id: all are counted, so many are kept with their reasons. */
const MAX_KEPT_NAMELESS = 10_000;

/** An order for a file of this format; without a list of its own it is the format's. */
export function orderImport(format: ListFormat, sourceList?: string, byteCount: number | null = null): ImportOrder {
  return { id: newId(), format, sourceList: sourceList ?? SOURCE_LISTS[format], byteCount };
}

/** Writes that a file is being read. Its records follow with `fillImport`. */
export async function openImport(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  order: ImportOrder,
): Promise<void> {
  const { id, format, sourceList } = order;
  await insertImport(tx, platform.site, {
    ...order,
    ...{ ownerAgency: actor.agency, uploadedBy: actor.accountId, uploadedAt: platform.clock() },
  });
  await recordAudit(tx, platform, {
    actor,
    action: 'upload-import',
    object: { kind: 'watchlist-import', id },
    details: { format, sourceList },
  });
}

/**
 * Reads a file into the staging rows of an open import, batch by batch and each in a commit of its own, then compares it with the
 * list. Nothing is in force of it. When it fails the rows go and the import says why.
 * @throws IamisError `import-unreadable`, `import-too-large`; the signal's reason when it is interrupted
 */
export async function fillImport(
  platform: ImportPlatform,
  rules: ImportRules,
  actor: Actor,
  order: ImportOrder,
  parts: ListParts,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await platform.reports.connection().execute(async (connection) => {
      const release = await holdStaging(connection, order.id);
      try {
        const read = await readRecords(connection, order, rules, parts, signal);
        await inTransaction(connection, (tx) => finishStaging(tx, platform, actor, order, read));
      } finally {
        await release();
      }
    });
  } catch (error) {
    await failStaging(platform, actor, order, signal?.aborted ? 'interrupted' : codeOf(error)).catch((err: unknown) =>
      // The start that finds it abandoned will say so.
      platform.log.warn({ err, importId: order.id }, 'import-left-staging'),
    );
    throw error;
  }
}

/** Opens and fills an import, from the first byte to its counts. @throws IamisError as `fillImport` */
export async function stageImport(
  platform: ImportPlatform,
  rules: ImportRules,
  actor: Actor,
  upload: { format: ListFormat; sourceList?: string | undefined; parts: ListParts },
): Promise<WatchlistImport> {
  const order = orderImport(upload.format, upload.sourceList);
  await inTransaction(platform.reports, (tx) => openImport(tx, platform, actor, order));
  await fillImport(platform, rules, actor, order, upload.parts);
  const staged = await findImport(platform.reports, actor.agency, order.id);
  if (!staged) throw new IamisError('import-not-found');
  return staged;
}

interface ReadFile {
  fileHash: string;
  recordCount: number;
  counts: ImportCounts;
}

async function readRecords(
  connection: Database,
  order: ImportOrder,
  rules: ImportRules,
  parts: ListParts,
  signal: AbortSignal | undefined,
): Promise<ReadFile> {
  const hashes = new Map<string, Hash>();
  let readByteCount = 0;
  const observe = (hash: Hash) => (chunk: Uint8Array) => {
    hash.update(chunk);
    readByteCount += chunk.byteLength;
  };
  const hashedParts = Object.fromEntries(
    Object.entries(parts).map(([name, source]) => {
      const hash = createHash('sha256');
      hashes.set(name, hash);
      return [name, observed(source, observe(hash))];
    }),
  );
  const counts = { ...NO_COUNTS };
  const nameless = { ...NO_COUNTS };
  let firstReason = '';
  let recordCount = 0;
  let batch: string[] = [];
  let characterCount = 0;
  const flush = async () => {
    signal?.throwIfAborted();
    if (batch.length > 0) await insertRows(connection, order.id, batch);
    await saveImport(connection, order.id, 'staging', { recordCount, readByteCount });
    batch = [];
    characterCount = 0;
  };
  const stepAside = openSlices();
  for await (const record of readList(order.format, hashedParts, rules[order.format])) {
    await stepAside();
    recordCount += 1;
    const row = stagedRow(record, order.sourceList, recordCount, newId());
    counts[row.outcome] += 1;
    if (row.outcome === 'rejected') firstReason ||= `Line ${row.line}: ${row.reason}.`;
    if (row.source_id === null) nameless[row.outcome] += 1;
    if (row.source_id !== null || nameless[row.outcome] <= MAX_KEPT_NAMELESS) {
      const json = JSON.stringify(row);
      batch.push(json);
      characterCount += json.length;
    }
    if (batch.length >= BATCH_ROWS || characterCount >= BATCH_CHARACTERS) await flush();
  }
  // Taken for a list, it would empty the one in force.
  if (counts.added === 0 && counts.rejected > 0)
    throw unreadable(`None of its records can be used: ${counts.rejected} are faulty. ${firstReason}`);
  await flush();
  const digests = Object.fromEntries([...hashes].map(([name, hash]) => [name, hash.digest('hex')]));
  return { fileHash: fileHashOf(digests), recordCount, counts };
}

async function* observed(
  source: AsyncIterable<Uint8Array>,
  observe: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    observe(chunk);
    yield chunk;
  }
}

async function finishStaging(
  tx: Tx,
  platform: ImportPlatform,
  actor: Actor,
  order: ImportOrder,
  read: ReadFile,
): Promise<void> {
  const counts = await diffImport(tx, { ...order, ownerAgency: actor.agency, counts: read.counts });
  const status = moveImport('staging', 'staged');
  if (!(await saveImport(tx, order.id, 'staging', { ...read, counts, status })))
    throw new IamisError('import-not-staged');
  await recordAudit(tx, platform, {
    actor,
    action: 'stage-import',
    object: { kind: 'watchlist-import', id: order.id },
    details: { fileHash: read.fileHash, counts },
  });
}

const codeOf = (error: unknown): string => (isIamisError(error) ? error.code : 'internal-error');

async function failStaging(
  platform: ImportPlatform,
  actor: Actor,
  order: ImportOrder,
  errorCode: string,
): Promise<void> {
  await inTransaction(platform.reports, async (tx) => {
    await deleteRows(tx, order.id);
    const status = moveImport('staging', 'failed');
    if (!(await saveImport(tx, order.id, 'staging', { status, errorCode }))) return;
    await recordAudit(tx, platform, {
      actor,
      action: 'fail-import',
      object: { kind: 'watchlist-import', id: order.id },
      details: { errorCode },
    });
  });
}
