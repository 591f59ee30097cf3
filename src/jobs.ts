import { sealAudit } from './audit/seal-entries.ts';
import { recordAgencyNotice } from './crossings/agency-notice.ts';
import { type Loop, startLoop } from './platform/loop.ts';
import { keepHouse } from './platform/maintenance.ts';
import { deliverOutbox } from './platform/outbox.ts';
import type { Platform } from './platform/platform.ts';
import { keepRetentionAtNight } from './retention/keep-retention.ts';
import { HOURLY_STATEMENTS } from './retention/retention.ts';
import type { ScreeningIndex } from './screening/screening-index.ts';
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

/**
 * Begins the jobs. `openSideList`: an empty list that judges as the lanes' list does (watchlist-follower.ts). A database that is away at the start
 * is met again at a later turn.
 */
export async function startJobs(
  platform: Platform,
  openSideList: () => ScreeningIndex,
  options: JobOptions,
): Promise<Jobs> {
  const { log, db } = platform;
  const lateHits = openLateHitJob(platform, {
    findSilenced: openFalseMatchMemory(platform).findSilenced,
    openSideList,
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
