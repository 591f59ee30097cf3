import { listUsernames } from '../accounts/account-names-reader.ts';
import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { cursorOf, idOfCursor } from '../core/cursor.ts';
import { IamisError } from '../core/errors.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type ImportRow, selectRows } from './import-row-store.ts';
import { findImport, type RejectedRecord, selectImports, selectRejected } from './import-store.ts';
import type { RowOutcome, WatchlistImport } from './watchlist-import.ts';

/** So many reasons of rejected records are shown with the import itself; all that were kept are among its rows. */
const MAX_SHOWN_REASONS = 100;

export interface ImportWithReasons extends WatchlistImport {
  rejected: RejectedRecord[];
}

/** One import of the actor's agency. @throws IamisError `import-not-found` */
export async function viewImport(db: Database | Tx, actor: Actor, importId: string): Promise<ImportWithReasons> {
  const one = await findImport(db, actor.agency, importId);
  if (!one) throw new IamisError('import-not-found');
  return withReasons(db, one);
}

export async function withReasons(db: Database | Tx, one: WatchlistImport): Promise<ImportWithReasons> {
  return { ...one, rejected: await selectRejected(db, one.id, MAX_SHOWN_REASONS) };
}

/** The imports of the actor's agency, newest first. @throws IamisError `bad-request` for a cursor that is none */
export async function listImports(
  db: Database,
  actor: Actor,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ imports: WatchlistImport[]; usernames: Record<string, string>; nextCursor: string | null }> {
  const belowId = page.cursor === undefined ? undefined : idOfCursor(page.cursor, '?cursor');
  const rows = await selectImports(db, actor.agency, { belowId, limit: page.limit + 1 });
  const imports = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? imports.at(-1) : undefined;
  const accountIds = imports.flatMap(({ uploadedBy, decidedBy }) =>
    decidedBy === null ? [uploadedBy] : [uploadedBy, decidedBy],
  );
  const usernames = Object.fromEntries(await listUsernames(db, accountIds));
  return { imports, usernames, nextCursor: last ? cursorOf(last.id) : null };
}

/**
 * What an import does record by record, in the order of the file, removals last: what its approver decides on. A reading of people's
 * data of the own agency's list, so it leaves an entry in the audit.
 * @throws IamisError `import-not-found`, `bad-request` for a cursor that is none
 */
export async function listImportRows(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  question: { importId: string; outcome?: RowOutcome | undefined; limit: number; cursor?: string | undefined },
): Promise<{ rows: ImportRow[]; nextCursor: string | null }> {
  const { importId, outcome, limit, cursor } = question;
  const one = await findImport(tx, actor.agency, importId);
  if (!one) throw new IamisError('import-not-found');
  const afterRow = cursor === undefined ? 0 : rowOfCursor(cursor);
  const found = await selectRows(tx, importId, { outcome, afterRow, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  await recordAudit(tx, platform, {
    actor,
    action: 'list-import-rows',
    object: { kind: 'watchlist-import', id: importId },
    details: { outcome: outcome ?? null, rowCount: rows.length },
  });
  return { rows, nextCursor: last ? cursorOf(last.rowNumber) : null };
}

function rowOfCursor(cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new IamisError('bad-request', {
    errors: [{ pointer: '?cursor', code: 'field-wrong', detail: 'is not a cursor of this list' }],
  });
}
