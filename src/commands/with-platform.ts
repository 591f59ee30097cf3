import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { IamisError } from '../core/errors.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { isDatabaseUnavailable } from '../platform/database.ts';
import { asConstraintError } from '../platform/http/constraint-codes.ts';
import { PROBLEMS } from '../platform/http/problems.ts';
import { openLog } from '../platform/log.ts';
import { pendingMigrations } from '../platform/migrator.ts';
import { openPlatform, type Platform } from '../platform/platform.ts';
import { type OpenedDatabase, openDatabaseForCommand } from './open-database.ts';
import { CommandError } from './terminal.ts';

/** A command that reads needs something to read: it doesn't make an embedded database by the way. */
function requireData(config: Config): void {
  if (config.database || existsSync(join(config.dataDir, 'secrets.json'))) return;
  throw new CommandError(
    `There is no data in ${config.dataDir} yet. Start the program once (npm start), or set DATABASE_URL and DATABASE_OWNER_URL.`,
  );
}

/** A refusal or an outage as what a person can act on; anything else stays the fault that it is. */
function inWords(error: unknown): unknown {
  if (isDatabaseUnavailable(error)) return new CommandError('The database does not answer. Nothing was done.');
  const refusal = asConstraintError(error);
  if (!(refusal instanceof IamisError)) return error;
  const { code, detail, errors = [] } = refusal;
  const lines = errors.map((field) => `  - ${field.pointer.replace(/^\//, '')} ${field.detail}`);
  return new CommandError([`${PROBLEMS[code].title} (${code}).${detail ? ` ${detail}` : ''}`, ...lines].join('\n'));
}

/** The database by its two addresses, for what its owner does: migrations. @throws CommandError when it does not answer */
export async function withDatabase<T>(work: (config: Config, database: OpenedDatabase) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  requireData(config);
  const database = await openDatabaseForCommand(config);
  try {
    return await work(config, database);
  } catch (error) {
    throw inWords(error);
  } finally {
    await database.close();
  }
}

/**
 * Runs a command's work with the platform, beside a running program or on a database of its own, and closes what it opened.
 * @throws CommandError when there is no data, the database is older than this program, or does not answer
 */
export function withPlatform<T>(
  work: (platform: Platform, config: Config, database: OpenedDatabase) => Promise<T>,
): Promise<T> {
  return withDatabase(async (config, database) => {
    const platform = openPlatform({
      site: config.site,
      databaseUrl: database.url,
      poolSize: 2,
      secrets: database.secrets,
      // A command speaks to a person; what goes wrong ends it with a line of its own.
      log: openLog('fatal'),
    });
    try {
      const missing = await pendingMigrations(platform.db).catch((error: { code?: string }) => {
        if (error.code === '42P01') return ['all of them'];
        throw error;
      });
      if (missing.length > 0) {
        throw new CommandError(
          `The database lacks migrations of this program (${missing.join(', ')}). Run: npm run iamis -- migrate`,
        );
      }
      return await work(platform, config, database);
    } finally {
      await platform.close();
    }
  });
}
