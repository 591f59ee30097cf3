import { localDate } from '../core/dates.ts';
import { idFloor, newId } from '../core/ids.ts';
import {
  estimateCrossings,
  readRecordedTravellers,
  readTravellersAtTheLane,
} from '../crossings/recorded-traveller-reader.ts';
import type { FindSilenced } from '../crossings/silenced-hit.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import { type Loop, startLoop } from '../platform/loop.ts';
import type { Platform } from '../platform/platform.ts';
import { openSlices } from '../platform/time-slice.ts';
import type { ScreeningIndex } from '../screening/screening-index.ts';
import {
  findOpenPass,
  insertPass,
  lastScreenedChange,
  type Pass,
  readNextChanges,
  readPassEntries,
  savePass,
  takeTurn,
} from './late-hit-pass-store.ts';
import { screenLate } from './screen-late.ts';
import { indexOf } from './small-list.ts';

export const LATE_HIT_DAYS = 90;
const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 2_000;
/** A lane screens against a change within a second; whoever was screened before that has been recorded by then. */
const SETTLED_AFTER_MS = 5_000;
const EARLIEST = idFloor(0);

export interface LateHitOptions {
  findSilenced: FindSilenced;
  /** How far back every crossing is screened; before that, only whose last crossing is an entry. */
  days?: number;
  settledAfterMs?: number;
}

type JobPlatform = Pick<Platform, 'site' | 'clock' | 'log' | 'reports' | 'secrets'>;

export interface LateHitJob {
  /**
   * One step, a few hundred crossings, in one transaction with what it finds: killed in the middle, the next step, of this process or
   * another one, does it again.
   * @returns false when there is nothing to do, or another process does it
   */
  step(): Promise<boolean>;
  /** Takes steps as long as there is something to do, and looks again every two seconds. */
  start(): void;
  stop(): Promise<void>;
}

/** Screens each new or changed entry against the crossings that were recorded before it came into force. */
export function openLateHitJob(platform: JobPlatform, options: LateHitOptions): LateHitJob {
  let loaded: { passId: string; index: ScreeningIndex } | undefined;
  let loop: Loop | undefined;
  let isStopped = false;
  const stepAside = openSlices();

  const indexFor = async (passId: string): Promise<ScreeningIndex> => {
    if (loaded?.passId === passId) return loaded.index;
    const index = indexOf(platform, []);
    for await (const entries of readPassEntries(platform.reports, passId)) {
      index.apply(entries.map((entry) => ({ kind: 'put', entry })));
      await stepAside();
    }
    loaded = { passId, index };
    return index;
  };

  const step = async (): Promise<boolean> => {
    const pass = await inTransaction(platform.reports, async (tx) =>
      (await takeTurn(tx)) ? ((await findOpenPass(tx, platform.site)) ?? openPass(tx, platform, options)) : undefined,
    );
    if (!pass) return false;
    const index = await indexFor(pass.id);
    return inTransaction(platform.reports, async (tx) => {
      if (!(await takeTurn(tx))) return false;
      // Another process may have moved it on in between.
      const current = await findOpenPass(tx, platform.site);
      if (current?.id !== pass.id) return true;
      const atTheLane = current.screened_count === 0 ? await readAtTheLane(tx, platform, current) : [];
      const page = await readRecordedTravellers(tx, { from: EARLIEST, below: current.cursor });
      const travellers = [...atTheLane, ...page.travellers];
      const { findSilenced } = options;
      const onDate = localDate(platform.clock());
      const screening = { platform, findSilenced, index, recentFrom: current.recent_from, onDate, stepAside };
      const counts = await screenLate(tx, screening, travellers);
      const finishedAt = page.cursor === null ? platform.clock() : null;
      const moved = { id: current.id, cursor: page.cursor ?? EARLIEST, finished_at: finishedAt };
      await savePass(tx, moved, travellers.length, counts);
      if (finishedAt) loaded = undefined;
      return true;
    });
  };

  return {
    step,
    start() {
      loop = startLoop('late-hits', LOOK_EVERY_MS, platform.log, async () => {
        while (!isStopped && (await step()));
      });
    },
    async stop() {
      isStopped = true;
      await loop?.stop();
    },
  };
}

function readAtTheLane(tx: Tx, { clock }: JobPlatform, pass: Pass) {
  return readTravellersAtTheLane(tx, { from: idFloor(clock().getTime() - DAY_MS), below: pass.cursor });
}

/** A pass for what the feed has brought since the last one; undefined when that is nothing that could hit anybody. */
async function openPass(tx: Tx, platform: JobPlatform, options: LateHitOptions): Promise<Pass | undefined> {
  const now = platform.clock();
  const after = await lastScreenedChange(tx, platform.site);
  const settledAt = new Date(now.getTime() - (options.settledAfterMs ?? SETTLED_AFTER_MS));
  const changes = await readNextChanges(tx, after, settledAt);
  const last = changes.at(-1);
  if (!last) return undefined;
  const coming = changes.filter(({ isInForce }) => isInForce);
  const days = options.days ?? LATE_HIT_DAYS;
  const pass = {
    id: newId(),
    site: platform.site,
    after_change_seq: after,
    upto_change_seq: last.changeSeq,
    recent_from: idFloor(now.getTime() - days * DAY_MS),
    // A late record may have an id of tomorrow's clock.
    cursor: idFloor(now.getTime() + DAY_MS),
    total_estimate: coming.length > 0 ? await estimateCrossings(tx) : 0,
    policy: indexOf(platform, []).policy,
    started_at: now,
    finished_at: coming.length > 0 ? null : now,
  };
  await insertPass(tx, pass, coming);
  return coming.length > 0 ? { ...pass, screened_count: 0 } : undefined;
}
