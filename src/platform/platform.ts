import { type Committer, openCommitter } from './committer.ts';
import type { Secrets } from './config.ts';
import { type Database, openDatabase, openPool } from './database.ts';
import type { Logger } from './log.ts';
import { type Metrics, openMetrics } from './metrics.ts';
import { buildOn, onPool, type RunStatement } from './statement.ts';

/** The time now; passed in, so that a rule can be tested at any moment. */
export type Clock = () => Date;

/** What every room is given: nothing here is global. */
export interface Platform {
  site: string;
  db: Database;
  /** For reports, imports and exports: a pool of their own, with longer limits, so that they never queue before a lane. */
  reports: Database;
  /** For what the second line and the shift's leader look at all the time: a few small questions, apart, so that no report is before them. */
  desks: Database;
  /** The lane's look-ups, by statements that are planned once. */
  laneReads: RunStatement;
  /** The same connections for look-ups that are built. */
  laneQueries: Database;
  committer: Committer;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  secrets: Secrets;
  /** The address of the database, for the connections that LISTEN or COPY. */
  databaseUrl: string;
  close(): Promise<void>;
}

export interface PlatformOptions {
  site: string;
  databaseUrl: string;
  poolSize: number;
  secrets: Secrets;
  log: Logger;
  clock?: Clock;
}

/** Look-ups of lanes under way at a time, each on a connection of its own. */
export const LANE_READS = 4;
/** Commits under way at a time: while one waits for the disk, the next one is written. */
const COMMIT_LANES = 2;

export function openPlatform(options: PlatformOptions): Platform {
  const db = openDatabase(
    openPool({ url: options.databaseUrl, poolSize: options.poolSize, name: 'lanes', statementTimeoutMs: 5_000 }),
  );
  const reports = openDatabase(
    openPool({
      url: options.databaseUrl,
      poolSize: 4,
      name: 'reports',
      statementTimeoutMs: 300_000,
      lockTimeoutMs: 10_000,
    }),
  );
  const desks = openDatabase(
    openPool({ url: options.databaseUrl, poolSize: 3, name: 'desks', statementTimeoutMs: 15_000 }),
  );
  const laneReads = openPool({
    url: options.databaseUrl,
    poolSize: LANE_READS,
    name: 'lane reads',
    statementTimeoutMs: 5_000,
    isPlanKept: true,
  });
  const commits = openPool({
    ...{ url: options.databaseUrl, poolSize: COMMIT_LANES, name: 'commits', statementTimeoutMs: 5_000 },
    isPlanKept: true,
  });
  const committer = openCommitter(onPool(commits), { lanes: COMMIT_LANES });
  return {
    site: options.site,
    db,
    reports,
    desks,
    laneReads: onPool(laneReads),
    laneQueries: buildOn(onPool(laneReads)),
    committer,
    clock: options.clock ?? (() => new Date()),
    log: options.log,
    metrics: openMetrics(),
    secrets: options.secrets,
    databaseUrl: options.databaseUrl,
    async close() {
      await committer.drain();
      await Promise.all([db.destroy(), reports.destroy(), desks.destroy(), laneReads.end(), commits.end()]);
    },
  };
}
