import type { Actor } from '../../src/core/actor.ts';
import { inTransaction } from '../../src/platform/database.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { applyImport } from '../../src/watchlist/apply-import.ts';
import { readImportRules } from '../../src/watchlist/import-rules.ts';
import type { ListFormat } from '../../src/watchlist/lists/list-record.ts';
import { stageImport } from '../../src/watchlist/stage-import.ts';
import type { WatchlistImport } from '../../src/watchlist/watchlist-import.ts';
import { inventActor } from './watchlist.ts';

export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** One line of an iamis-ndjson file: an invented person with a document of their own. */
export function lineOf(sourceId: string, change: Record<string, unknown> = {}): string {
  return `${JSON.stringify({
    sourceId,
    category: 'refusal-of-entry',
    action: 'refuse-entry',
    names: [{ text: `LISTED ${sourceId.replaceAll(/[^a-z]/gi, '')} INVENTED`, kind: 'primary' }],
    birthDates: ['1975-03-02'],
    documents: [{ state: 'KGZ', number: documentOf(sourceId) }],
    ...change,
  })}\n`;
}

export function documentOf(sourceId: string): string {
  return sourceId.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

/** A list of `count` persons, `<prefix>1` onwards. */
export function listOf(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => lineOf(`${prefix}${index + 1}`));
}

export interface UploadOptions {
  sourceList: string;
  format?: ListFormat;
  by?: Actor;
  rules?: string;
}

export function upload(platform: Platform, lines: string | string[], options: UploadOptions): Promise<WatchlistImport> {
  const { sourceList, format = 'iamis-ndjson', by = inventActor(['editor']), rules = '' } = options;
  const text = typeof lines === 'string' ? lines : lines.join('');
  return stageImport(platform, readImportRules(rules), by, { format, sourceList, parts: { file: bytesOf(text) } });
}

export function approve(
  platform: Platform,
  importId: string,
  options: { by?: Actor; confirmRemovals?: boolean } = {},
): Promise<WatchlistImport> {
  const { by = inventActor(['approver']), confirmRemovals } = options;
  return inTransaction(platform.reports, (tx) => applyImport(tx, platform, by, { importId, confirmRemovals }));
}

export async function bringIntoForce(platform: Platform, lines: string | string[], sourceList: string) {
  const staged = await upload(platform, lines, { sourceList });
  return approve(platform, staged.id, { confirmRemovals: true });
}
