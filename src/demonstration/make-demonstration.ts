import { recordAudit } from '../audit/audit-entry.ts';
import { openCheckpointReader } from '../checkpoints/checkpoint-reader.ts';
import { localDate } from '../core/dates.ts';
import type { Platform } from '../platform/platform.ts';
import type { DB } from '../platform/tables.ts';
import { trafficOf } from './border-traffic.ts';
import { type CopyRows, inCopyTransaction } from './copy-rows.ts';
import { type DemonstrationStaff, writeAccounts } from './demonstration-accounts.ts';
import { writeList } from './invented-list.ts';
import { type LaneDesk, type LastCrossings, recordMovement } from './lane-record.ts';
import { rowsOfRecords } from './lane-rows.ts';
import { lookAlikeMovements, seenByList } from './look-alikes.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import { type Movement, planMovements } from './travel-plan.ts';

export interface DemonstrationOptions {
  now: Date;
  crossings: number;
  entries: number;
  /** argon2id hashes by user name, and one whose password nobody knows. */
  passwordHashes: ReadonlyMap<string, string>;
  unusableHash: string;
  onProgress?: (written: number, total: number) => void;
}

export interface DemonstrationSummary {
  crossings: number;
  inspections: number;
  entries: number;
}

export type DemonstrationDeps = Pick<Platform, 'db' | 'laneReads' | 'databaseUrl' | 'site' | 'secrets' | 'log'>;

const DAYS = 30;
const DAY_MS = 86_400_000;
/** The list was in force before the first traveller came. */
const LIST_AGE_DAYS = 45;
const MOVEMENTS_A_BATCH = 2_000;

/**
 * Fills an empty database with an invented month: accounts, a watchlist, and crossings with everything that belongs to them, all
 * marked as invented. One transaction: after a kill in the middle nothing of it is there. The same day gives the same people.
 * @throws IamisError `username-taken` when there are accounts of these names already
 */
export async function makeDemonstration(
  deps: DemonstrationDeps,
  options: DemonstrationOptions,
): Promise<DemonstrationSummary> {
  const today = localDate(options.now);
  const seed = `iamis demonstration ${today}`;
  const random = seededRandom(seed);
  const traffic = trafficOf(await openCheckpointReader(deps).list());
  const writing = { site: deps.site, clock: () => options.now };
  return inCopyTransaction(deps.databaseUrl, async (tx, copy) => {
    const codes = traffic.checkpoints.map(({ code }) => code);
    const staff = await writeAccounts(tx, writing, options.passwordHashes, options.unusableHash, codes);
    const activeSince = new Date(options.now.getTime() - LIST_AGE_DAYS * DAY_MS);
    const list = await writeList(tx, deps, staff, { random, today, count: options.entries, activeSince });
    const lookAlikes = lookAlikeMovements(random, traffic, list, options);
    const admitted = lookAlikes.filter(({ fate }) => fate === 'look-alike').length;
    const movements = planMovements(seed, traffic, {
      now: options.now,
      days: DAYS,
      crossings: Math.max(0, options.crossings - admitted),
      isListed: (person) => seenByList(list, person, today),
    });
    const all = [...movements, ...lookAlikes].sort((a, b) => a.atMs - b.atMs);
    const { index, listVersion } = list;
    const desk: LaneDesk = {
      site: deps.site,
      staffAt: staff.staffAt,
      screen: (question) => index.screen(question),
      list: { policy: index.policy, listVersion, entryCount: index.openEntryCount },
    };
    const crossings = await writeMovements(copy, random, desk, staff, all, options.onProgress);
    await recordAudit(tx, writing, {
      actor: null,
      action: 'make-demonstration',
      object: { kind: 'demonstration', id: deps.site },
      details: { crossings, inspections: all.length, entries: list.entries.length },
    });
    return { crossings, inspections: all.length, entries: list.entries.length };
  });
}

async function writeMovements(
  copy: CopyRows,
  random: Random,
  desk: LaneDesk,
  staff: DemonstrationStaff,
  movements: readonly Movement[],
  onProgress: DemonstrationOptions['onProgress'],
): Promise<number> {
  const last: LastCrossings = new Map();
  let crossings = 0;
  let writing: Promise<void> = Promise.resolve();
  for (let from = 0; from < movements.length; from += MOVEMENTS_A_BATCH) {
    const records = movements
      .slice(from, from + MOVEMENTS_A_BATCH)
      .map((movement) => recordMovement(random, desk, last, movement));
    crossings += records.filter(({ crossing }) => crossing !== null).length;
    const rows = rowsOfRecords(records, staff.actorOf);
    // The database writes one batch while the next one is made.
    await writing;
    writing = writeRows(copy, rows);
    writing.catch(() => {});
    onProgress?.(Math.min(from + MOVEMENTS_A_BATCH, movements.length), movements.length);
  }
  await writing;
  return crossings;
}

async function writeRows(copy: CopyRows, batch: ReturnType<typeof rowsOfRecords>): Promise<void> {
  for (const [table, rows] of Object.entries(batch)) await copy(table as keyof DB, rows);
}
