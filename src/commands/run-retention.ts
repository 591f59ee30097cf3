import { text } from 'node:stream/consumers';
import { findActorByName } from '../accounts/account-by-name.ts';
import type { Actor } from '../core/actor.ts';
import { normaliseNumber } from '../documents/mrz-number.ts';
import { type Database, inTransaction } from '../platform/database.ts';
import { keepRetention } from '../retention/keep-retention.ts';
import { type HeldThing, listHolds, placeHold, releaseHolds } from '../retention/legal-hold.ts';
import { RETENTION } from '../retention/retention.ts';
import { tableOf } from './table.ts';
import { CommandError, say } from './terminal.ts';
import { withPlatform } from './with-platform.ts';

export interface HoldOptions {
  case: string;
  reason: string;
  inspection?: string[];
  documents?: boolean;
  as?: string;
}

export function table(): void {
  const rows = RETENTION.map(({ store, kept, afterwards, isHoldable }) => [
    ...[store, kept, afterwards, isHoldable ? 'yes' : 'no'],
  ]);
  say(tableOf([['store', 'kept', 'afterwards', 'legal hold'], ...rows]));
}

export async function run(isDryRun: boolean): Promise<void> {
  const steps = await withPlatform((platform, _config, { ownerUrl }) =>
    keepRetention(platform, { ownerUrl, isDryRun, onStep: ({ store, month }) => say(`${store} ${month ?? ''}`) }),
  );
  if (steps.length === 0) return say('Nothing has outlived its time.');
  const rows = steps.map(({ store, month, rowCount, heldCount }) => [
    ...[store, month?.slice(0, 7) ?? '–', rowCount - heldCount, heldCount],
  ]);
  say(tableOf([['store', 'month', isDryRun ? 'would go' : 'gone', 'held'], ...rows]));
}

export async function hold(options: HoldOptions): Promise<void> {
  const documents = options.documents ? documentsOf(await text(process.stdin)) : [];
  const things: HeldThing[] = [...(options.inspection ?? []).map((inspectionId) => ({ inspectionId })), ...documents];
  if (things.length === 0) throw new CommandError('Name an inspection (--inspection) or documents (--documents).');
  await withPlatform(async (platform) => {
    const actor = await actorOf(platform.db, options.as);
    const naming = { caseNumber: options.case, reason: options.reason, things };
    await inTransaction(platform.db, (tx) => placeHold(tx, platform, actor, naming));
  });
  say(`Held for case ${options.case}: ${things.length} named.`);
}

export async function release(options: HoldOptions): Promise<void> {
  const count = await withPlatform(async (platform) => {
    const actor = await actorOf(platform.db, options.as);
    return inTransaction(platform.db, (tx) =>
      releaseHolds(tx, platform, actor, { caseNumber: options.case, reason: options.reason }),
    );
  });
  if (count === 0) throw new CommandError(`No hold of case ${options.case} stands.`);
  say(`Released for case ${options.case}: ${count}.`);
}

export async function holds(): Promise<void> {
  const all = await withPlatform((platform) => listHolds(platform.db));
  if (all.length === 0) return say('No holds.');
  const rows = all.map(({ caseNumber, itemCount, placedAt, releasedAt, reason }) => [
    ...[caseNumber, itemCount, placedAt.toISOString(), releasedAt?.toISOString() ?? 'stands', reason],
  ]);
  say(tableOf([['case', 'names', 'placed', 'released', 'reason'], ...rows]));
}

/** Lines `STATE NUMBER`. @throws CommandError by line number: a number is not repeated on the terminal */
function documentsOf(lines: string): HeldThing[] {
  return lines.split('\n').flatMap((line, index): HeldThing[] => {
    if (line.trim() === '') return [];
    const [, issuingState, number] = /^\s*([A-Z]{1,3})\s+(\S.*?)\s*$/.exec(line) ?? [];
    const documentNumber = normaliseNumber(number ?? '');
    if (issuingState === undefined || documentNumber === '') {
      throw new CommandError(`Line ${index + 1} is not a state and a number, such as: KGZ PE1234567.`);
    }
    return [{ issuingState, documentNumber }];
  });
}

async function actorOf(db: Database, username: string | undefined): Promise<Actor | null> {
  if (username === undefined) return null;
  const actor = await findActorByName(db, username);
  if (!actor) throw new CommandError(`There is no active account ${username}.`);
  return actor;
}
