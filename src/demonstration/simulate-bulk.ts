import { recordAudit } from '../audit/audit-entry.ts';
import { openCheckpointReader } from '../checkpoints/checkpoint-reader.ts';
import type { Actor } from '../core/actor.ts';
import { inTransaction } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { trafficOf } from './border-traffic.ts';
import { openBulkLoader } from './bulk-load.ts';
import { BulkPeople } from './bulk-people.ts';
import { type BulkDesk, openBulkRows } from './bulk-rows.ts';
import { type BulkMovement, planBulk } from './bulk-schedule.ts';

export interface BulkOptions {
  ownerUrl: string;
  crossings: number;
  seed: string;
  now: Date;
  /** Invented officers, by whose names the rows are written; each checkpoint in use needs one. */
  officers: readonly Actor[];
  list: BulkDesk['list'];
  /** The checkpoint whose exit lane is set to entry for the last week. */
  wrongLaneAt?: string | undefined;
  onProgress?: (step: 'people' | 'rows', crossings: number) => void;
}

export interface BulkSummary {
  crossings: number;
  inspections: number;
  persons: number;
  planMs: number;
  writeMs: number;
}

/** Two audit entries a movement: a batch fills one seal. */
const MOVEMENTS_A_BATCH = 5_000;

/**
 * Fills the last 24 months with invented crossings and everything that belongs to them, as lanes would have left them. The same seed on the
 * same day gives the same rows. A killed run leaves whole months behind, whose books balance.
 * @throws RangeError when no officer inspects at a checkpoint in use, or the one with a wrong lane is not in use
 */
export async function simulateBulk(
  platform: Pick<Platform, 'db' | 'laneReads' | 'site' | 'clock' | 'log'>,
  options: BulkOptions,
): Promise<BulkSummary> {
  const traffic = trafficOf(await openCheckpointReader(platform).list());
  const officers = new Map(traffic.checkpoints.map(({ code }) => [code, officerAt(options.officers, code)]));
  if (options.wrongLaneAt !== undefined && !officers.has(options.wrongLaneAt)) {
    throw new RangeError(`no traffic at ${options.wrongLaneAt}`);
  }
  const startedMs = performance.now();
  const people = new BulkPeople(options.seed, traffic, options.now, options.crossings);
  const schedule = planBulk(options.seed, people, traffic, {
    now: options.now,
    crossings: options.crossings,
    wrongLaneAt: options.wrongLaneAt,
    onProgress: (count) => options.onProgress?.('people', count),
  });
  const plannedMs = performance.now();
  const desk: BulkDesk = {
    site: platform.site,
    officerAt: (checkpoint) => officers.get(checkpoint) ?? '',
    list: options.list,
  };
  const rowsOf = openBulkRows(options.seed, people, desk);
  const loader = await openBulkLoader(options.ownerUrl);
  let written = 0;
  try {
    for (const [index, month] of schedule.months.entries()) {
      const target = await loader.openMonth(month);
      for (const movements of inBatches(schedule.ofMonth(index))) {
        const batch = rowsOf(movements);
        await target.write(batch);
        written += batch.crossings;
        options.onProgress?.('rows', written);
      }
      await target.close();
    }
    await loader.finish(schedule.months);
  } finally {
    await loader.close();
  }
  await inTransaction(platform.db, (tx) =>
    recordAudit(tx, platform, {
      actor: null,
      action: 'simulate-bulk',
      object: { kind: 'demonstration', id: platform.site },
      details: { crossings: written, inspections: schedule.movements, persons: people.count },
    }),
  );
  return {
    crossings: written,
    inspections: schedule.movements,
    persons: people.count,
    planMs: plannedMs - startedMs,
    writeMs: performance.now() - plannedMs,
  };
}

function officerAt(officers: readonly Actor[], checkpoint: string): string {
  const officer = officers.find(({ checkpoints }) => checkpoints.includes(checkpoint));
  if (!officer) throw new RangeError(`no invented officer inspects at ${checkpoint}`);
  return officer.accountId;
}

function* inBatches(movements: Iterable<BulkMovement>): Generator<BulkMovement[]> {
  let batch: BulkMovement[] = [];
  for (const movement of movements) {
    batch.push(movement);
    if (batch.length < MOVEMENTS_A_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
