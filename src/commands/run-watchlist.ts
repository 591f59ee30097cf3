import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { findActorByName } from '../accounts/account-by-name.ts';
import { type Actor, hasRole } from '../core/actor.ts';
import type { Database } from '../platform/database.ts';
import { ImportRulesError, readImportRules } from '../watchlist/import-rules.ts';
import { readListStatus } from '../watchlist/list-status.ts';
import type { ListFormat } from '../watchlist/lists/list-record.ts';
import type { ListParts } from '../watchlist/lists/read-list.ts';
import { stageImport } from '../watchlist/stage-import.ts';
import { isSourceList } from '../watchlist/watchlist-import.ts';
import { tableOf } from './table.ts';
import { CommandError, say } from './terminal.ts';
import { withPlatform } from './with-platform.ts';

export interface ImportOptions {
  format: ListFormat;
  as: string;
  list?: string;
}

/** `sdn=list.csv` names a part; a file alone is the whole list. @throws CommandError for a file that is not there */
function partsOf(files: readonly string[]): ListParts {
  const parts: Record<string, AsyncIterable<Uint8Array>> = {};
  for (const argument of files) {
    const [, name = 'file', path = argument] = /^([a-z]{1,20})=(.+)$/.exec(argument) ?? [];
    if (!existsSync(path) || !statSync(path).isFile()) throw new CommandError(`There is no file ${path}.`);
    if (name in parts)
      throw new CommandError(`The part ${name} is given twice. Name parts as name=file, such as alt=alt.csv.`, 2);
    parts[name] = createReadStream(path);
  }
  return parts;
}

async function getEditor(db: Database, username: string): Promise<Actor> {
  const actor = await findActorByName(db, username);
  if (!actor) throw new CommandError(`There is no active account ${username}.`);
  if (!hasRole(actor, 'editor')) throw new CommandError(`${username} is not an editor: only an editor uploads lists.`);
  return actor;
}

function readRules(setting: string) {
  try {
    return readImportRules(setting);
  } catch (error) {
    throw error instanceof ImportRulesError ? new CommandError(error.message) : error;
  }
}

export async function importList(files: readonly string[], options: ImportOptions): Promise<void> {
  const { format, as, list } = options;
  if (list !== undefined && !isSourceList(list))
    throw new CommandError('--list is a-z, 0-9 and hyphens, at most 60.', 2);
  const parts = partsOf(files);
  await withPlatform(async (platform, config) => {
    const actor = await getEditor(platform.db, as);
    const staged = await stageImport(platform, readRules(config.listRules), actor, { format, sourceList: list, parts });
    say(`Staged ${files.map((file) => basename(file)).join(', ')} as import ${staged.id} of ${staged.sourceList}:`);
    say(tableOf([Object.keys(staged.counts), Object.values(staged.counts)]));
    say(`Nothing is in force yet. Another account (an approver of ${actor.agency}) approves it:`);
    say(`  POST /v1/watchlist/imports/${staged.id}/approval`);
  });
}

export async function status(): Promise<void> {
  const found = await withPlatform((platform) => readListStatus(platform.db));
  say(
    `${found.activeCount} entries in force, ${found.pendingCount} proposals waiting, list version ${found.listVersion}.`,
  );
  say(found.lastChangeAt ? `Last change: ${found.lastChangeAt.toISOString()}` : 'The list has never changed.');
  for (const { site, beatAt } of found.beats) say(`Feed of site ${site}: last beat ${beatAt.toISOString()}`);
  if (found.imports.length === 0) return say('No import waits.');
  const rows = found.imports.map((one) => [
    one.id,
    one.sourceList,
    one.status,
    one.agency,
    one.uploadedAt.toISOString(),
  ]);
  say(tableOf([['import', 'list', 'status', 'agency', 'uploaded'], ...rows], ''));
}
