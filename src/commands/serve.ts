import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Iamis, openIamis } from '../app.ts';
import type { Config } from '../platform/config.ts';
import { openLog } from '../platform/log.ts';
import { migrate } from '../platform/migrator.ts';
import { openPlatform } from '../platform/platform.ts';
import { readImportRules } from '../watchlist/import-rules.ts';
import { makeDemonstrationOnce } from './demonstration.ts';
import { type OpenedDatabase, openDatabaseForServing } from './open-database.ts';
import { CommandError, say } from './terminal.ts';

/** Refuses a taken port before anything is started. */
async function requireFreePort(config: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
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
    probe.listen(config.port, config.host, () => probe.close(() => resolve()));
  });
}

/** Ctrl-C reaches npm, the shell and this process, and npm passes it on: the second of two signals at once is the same wish. */
function onStopSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
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

/** `iamis serve`: from nothing to a listening program; Ctrl-C drains and stops everything, the embedded database included. */
export async function serve(config: Config): Promise<void> {
  const startedAt = Date.now();
  const progress = (step: string) => say(`  ${((Date.now() - startedAt) / 1000).toFixed(1).padStart(4)} s  ${step}`);
  say('IAMIS is starting …');
  readImportRules(config.listRules);
  await requireFreePort(config);
  let database: OpenedDatabase | undefined;
  let iamis: Iamis | undefined;
  const stop = async () => {
    say('\nStopping: finishing what is under way …');
    await iamis?.close();
    await database?.close();
    say('Stopped.');
  };
  onStopSignal(stop);
  try {
    database = await openDatabaseForServing(config, progress);
    const applied = await migrate(database.ownerUrl);
    if (applied.length > 0) progress(`${applied.length} migrations applied`);
    const platform = openPlatform({
      site: config.site,
      databaseUrl: database.url,
      poolSize: config.poolSize,
      secrets: database.secrets,
      log: openLog(config.logLevel),
    });
    if (database.isEmbedded) await makeDemonstrationOnce(config, database, platform, progress);
    progress('loading the watchlist');
    iamis = await openIamis(platform, {
      ownerUrl: database.ownerUrl,
      requestsPerMinute: config.requestsPerMinute,
      trustedProxies: config.trustedProxies,
      listRules: config.listRules,
      secondApprovalOver: config.secondApprovalOver,
      lateHitDays: config.lateHitDays,
      savedList: config.savedList ?? (database.isEmbedded ? join(config.dataDir, 'watchlist.snapshot') : undefined),
    });
    await iamis.start();
    const address = await iamis.app.listen({ host: config.host, port: config.port });
    progress('ready');
    say(`\nIAMIS listens on ${address}  (API documentation: ${address}/docs)`);
    if (database.isEmbedded) {
      const passwords = config.bootstrapPassword ? 'IAMIS_BOOTSTRAP_PASSWORD' : `in ${config.dataDir}/accounts.json`;
      say(`Data: ${config.dataDir}  ·  passwords of the invented accounts: ${passwords}`);
    }
    say('Stop with Ctrl-C.');
  } catch (error) {
    await iamis?.close().catch(() => {});
    await database?.close().catch(() => {});
    throw error;
  }
}
