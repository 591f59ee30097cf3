import { sealAudit } from './audit/seal-entries.ts';
import type { CheckpointReader } from './checkpoints/checkpoint.ts';
import { recordAgencyNotice } from './crossings/agency-notice.ts';
import { type Loop, startLoop } from './platform/loop.ts';
import { keepHouse } from './platform/maintenance.ts';
import { deliverOutbox } from './platform/outbox.ts';
import type { Platform } from './platform/platform.ts';
import { keepRetentionAtNight } from './retention/keep-retention.ts';
import { HOURLY_STATEMENTS } from './retention/retention.ts';
import type { ScreeningIndex } from './screening/screening-index.ts';
import { startFlowFolding } from './statistics/fold-flows.ts';
import { verifyFlowsAtNight } from './statistics/verify-flows.ts';
import { startFolding } from './stays/fold-stays.ts';
import type { StayRules } from './stays/stay-rule-reader.ts';
import { startStayProof } from './stays/verify-stays-at-night.ts';
import { watchBalance } from './stays/watch-balance.ts';
import { openFalseMatchMemory } from './vigilance/false-match-memory.ts';
import { LATE_HIT_DAYS, openLateHitJob } from './vigilance/late-hit-job.ts';
import { startExpiry } from './watchlist/expire-entries.ts';
import { failAbandonedImports } from './watchlist/fail-abandoned-imports.ts';

export interface JobOptions {
  /** The owner's address, for the hourly maintenance; nothing else uses it while serving. */
  ownerUrl: string;
  /** How far back a new entry is screened against recorded crossings, in days. */
  lateHitDays?: number;
}

/** What runs beside requests. Any number of processes may run it: each job takes turns by a lock of the database. */
export interface Jobs {
  stop(): Promise<void>;
}

/** What the jobs ask of the rooms. */
export interface JobRooms {
  /** An empty list that judges as the lanes' list does (watchlist-follower.ts). */
  openSideList: () => ScreeningIndex;
  stayRules: StayRules;
  checkpoints: CheckpointReader;
}

/** Begins the jobs. A database that is away at the start is met again at a later turn. */
export async function startJobs(platform: Platform, rooms: JobRooms, options: JobOptions): Promise<Jobs> {
  const { log, db } = platform;
  const lateHits = openLateHitJob(platform, {
    findSilenced: openFalseMatchMemory(platform).findSilenced,
    openSideList: rooms.openSideList,
    days: options.lateHitDays ?? LATE_HIT_DAYS,
  });
  await failAbandonedImports(platform);
  lateHits.start();
  const loops: Loop[] = [
    startLoop('outbox', 500, log, async () => {
      await deliverOutbox(db, { 'discreet-hit': recordAgencyNotice, 'stop-admitted': recordAgencyNotice });
    }),
    startLoop('audit-seal', 5_000, log, async () => {
      await sealAudit(db, { site: platform.site, privateKeyPem: platform.secrets.auditKey, clock: platform.clock });
    }),
    startExpiry(platform),
    startFolding({ platform, rules: rooms.stayRules }),
    startFlowFolding({ platform }),
    startLoop('balance', 3_600_000, log, async () => {
      await watchBalance({ platform, checkpoints: rooms.checkpoints });
    }),
    startLoop('flow-proof', 3_600_000, log, () => verifyFlowsAtNight(platform)),
    startStayProof({ platform, rules: rooms.stayRules }),
    // Hourly, not daily: a process that is restarted every night would never come to a daily turn.
    startLoop('maintenance', 3_600_000, log, () => keepHouse(options.ownerUrl, HOURLY_STATEMENTS)),
    startLoop('retention', 3_600_000, log, () => keepRetentionAtNight(platform, options.ownerUrl)),
  ];
  return {
    async stop() {
      await lateHits.stop();
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
