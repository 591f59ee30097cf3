import cluster from 'node:cluster';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openIamis } from '../app.ts';
import { openCheckpointReader } from '../checkpoints/checkpoint-reader.ts';
import { startJobs } from '../jobs.ts';
import type { Config } from '../platform/config.ts';
import { openLog } from '../platform/log.ts';
import { migrate } from '../platform/migrator.ts';
import { openPlatform, type Platform } from '../platform/platform.ts';
import { openStayRules } from '../stays/stay-rule-reader.ts';
import { readImportRules } from '../watchlist/import-rules.ts';
import { openWatchlistFollower } from '../watchlist/watchlist-follower.ts';
import { startConsoleBuild } from './build-console.ts';
import { makeDemonstrationOnce } from './demonstration.ts';
import { databaseOfPrimary, type OpenedDatabase, openDatabaseForServing } from './open-database.ts';
import { CommandError, say } from './terminal.ts';
import { LISTENING, startWorkers } from './workers.ts';

/** What answers requests, and where. */
interface Serving {
  address: string;
  close(): Promise<void>;
}

/** Refuses a taken port before anything is started. @returns the port, chosen by the system when it is 0 */
function requireFreePort(config: Config): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new CommandError(
          error.code === 'EADDRINUSE'
            ? `Port ${config.port} on ${config.host} is taken by another program. Stop it, or set PORT to another number.`
            : `Cannot listen on ${config.host}:${config.port} (${error.code ?? error.message}).`,
        ),
      ),
    );
    probe.listen(config.port, config.host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : config.port));
    });
  });
}

/** Ctrl-C reaches npm, the shell and this process, and npm passes it on: the second of two signals at once is the same wish. */
function onStopSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Ctrl-C reaches the workers too; they stop when the process above them says so.
      if (isStopping || (cluster.isWorker && signal === 'SIGINT')) return;
      isStopping = true;
      // A drain that hangs must not keep a terminal for ever; the database recovers from anything.
      setTimeout(() => process.exit(1), 30_000).unref();
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

function openServingPlatform(config: Config, database: OpenedDatabase): Platform {
  return openPlatform({
    site: config.site,
    databaseUrl: database.url,
    poolSize: config.poolSize,
    secrets: database.secrets,
    log: openLog(config.logLevel),
  });
}

/** An operator says where; the embedded mode keeps it beside its data. */
function savedListOf(config: Config, { isEmbedded }: OpenedDatabase): string | undefined {
  return config.savedList ?? (isEmbedded ? join(config.dataDir, 'watchlist.snapshot') : undefined);
}

/** Answers requests in this process. */
async function listen(
  config: Config,
  database: OpenedDatabase,
  platform: Platform,
  options: { areJobsRun: boolean },
): Promise<Serving> {
  const iamis = await openIamis(platform, {
    ...options,
    ownerUrl: database.ownerUrl,
    requestsPerMinute: config.requestsPerMinute,
    trustedProxies: config.trustedProxies,
    origin: config.origin,
    listRules: config.listRules,
    secondApprovalOver: config.secondApprovalOver,
    smallCell: config.smallCell,
    lateHitDays: config.lateHitDays,
    savedList: savedListOf(config, database),
  });
  try {
    await iamis.start();
    // Node's option, which Fastify hands on.
    const where = { host: config.host, port: config.port, reusePort: cluster.isWorker };
    const address = await iamis.app.listen(where);
    return { address, close: () => iamis.close() };
  } catch (error) {
    await iamis.close().catch(() => {});
    throw error;
  }
}

/** Requests are answered by processes of their own, jobs are done here: no job ever makes a lane wait. */
async function serveByWorkers(
  config: Config,
  port: number,
  database: OpenedDatabase,
  platform: Platform,
): Promise<Serving> {
  const watchlist = openWatchlistFollower(platform, { savedList: savedListOf(config, database) });
  await watchlist.start();
  const workers = await startWorkers(config.workers, port, platform.log);
  const rooms = {
    openSideList: () => watchlist.openSideList(),
    stayRules: openStayRules(platform),
    checkpoints: openCheckpointReader(platform),
  };
  const jobs = await startJobs(platform, rooms, {
    ownerUrl: database.ownerUrl,
    lateHitDays: config.lateHitDays,
  });
  return {
    address: `http://${config.host}:${port}`,
    async close() {
      await workers.stop();
      await jobs.stop();
      await watchlist.stop();
      await platform.close();
    },
  };
}

/** One of several processes that answer requests; the one above it has opened the database. */
async function serveAsWorker(config: Config): Promise<void> {
  const database = databaseOfPrimary(config);
  const serving = await listen(config, database, openServingPlatform(config, database), { areJobsRun: false });
  onStopSignal(() => serving.close());
  process.send?.(LISTENING);
}

/** `iamis serve`: from nothing to a listening program; Ctrl-C drains and stops everything, the embedded database included. */
export async function serve(config: Config): Promise<void> {
  if (cluster.isWorker) return serveAsWorker(config);
  const startedAt = Date.now();
  const progress = (step: string) => say(`  ${((Date.now() - startedAt) / 1000).toFixed(1).padStart(4)} s  ${step}`);
  say('IAMIS is starting …');
  readImportRules(config.listRules);
  const port = await requireFreePort(config);
  let database: OpenedDatabase | undefined;
  let serving: Serving | undefined;
  const stopBuild = config.isConsoleBuilt ? startConsoleBuild(progress) : () => {};
  onStopSignal(async () => {
    say('\nStopping: finishing what is under way …');
    stopBuild();
    await serving?.close();
    await database?.close();
    say('Stopped.');
  });
  try {
    database = await openDatabaseForServing(config, progress);
    const applied = await migrate(database.ownerUrl);
    if (applied.length > 0) progress(`${applied.length} migrations applied`);
    const platform = openServingPlatform(config, database);
    if (database.isEmbedded) await makeDemonstrationOnce(config, database, platform, progress);
    progress('loading the watchlist');
    serving = await (config.workers > 0
      ? serveByWorkers(config, port, database, platform)
      : listen(config, database, platform, { areJobsRun: true }));
    const { address } = serving;
    progress('ready');
    say(`\nIAMIS listens on ${address}  (the console; API documentation: ${address}/docs)`);
    if (config.workers > 0) say(`${config.workers} of its processes answer requests, another does the jobs.`);
    if (database.isEmbedded) {
      const passwords = config.bootstrapPassword ? 'IAMIS_BOOTSTRAP_PASSWORD' : `in ${config.dataDir}/accounts.json`;
      say(`Data: ${config.dataDir}  ·  passwords of the invented accounts: ${passwords}`);
    }
    say('Stop with Ctrl-C.');
  } catch (error) {
    stopBuild();
    await serving?.close().catch(() => {});
    await database?.close().catch(() => {});
    throw error;
  }
}
