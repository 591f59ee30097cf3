import { join } from 'node:path';
import type { Config, Secrets } from '../platform/config.ts';
import {
  APP_ROLE,
  type EmbeddedServerOptions,
  embeddedUrls,
  OWNER_ROLE,
  startEmbeddedServer,
} from '../platform/embedded-server.ts';
import { InstanceRunningError, lockDataDir } from '../platform/instance-lock.ts';
import { openEmbeddedSecrets } from '../platform/secrets.ts';
import { CommandError, say } from './terminal.ts';

export interface OpenedDatabase {
  url: string;
  ownerUrl: string;
  secrets: Secrets;
  isEmbedded: boolean;
  close(): Promise<void>;
}

function embeddedOptions(config: Config): { options: EmbeddedServerOptions; secrets: Secrets } {
  const secrets = openEmbeddedSecrets(config.dataDir, config.givenSecrets);
  const options = {
    dataDir: config.dataDir,
    database: 'iamis',
    passwords: { owner: secrets.ownerPassword, app: secrets.appPassword, keeper: secrets.keeperPassword },
  };
  return { options, secrets };
}

/** An image of ours has neither a folder that its account may write nor the embedded server: say what it needs. */
function lockWritable(dataDir: string): () => void {
  try {
    return lockDataDir(dataDir);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EACCES', 'EPERM', 'EROFS'].includes(code)) throw error;
    throw new CommandError(
      `The data directory ${dataDir} cannot be written (${code}). Set IAMIS_DATA_DIR to another folder, or DATABASE_URL and DATABASE_OWNER_URL for a database of yours.`,
    );
  }
}

/**
 * The operator's database, or this data directory's own server, started for this process.
 * @throws InstanceRunningError when another program runs on the data directory; CommandError when it cannot be written
 */
export async function openDatabaseForServing(
  config: Config,
  onProgress: (step: string) => void,
): Promise<OpenedDatabase> {
  if (config.database) return { ...config.database, isEmbedded: false, close: async () => {} };
  const unlock = lockWritable(config.dataDir);
  try {
    const { options, secrets } = embeddedOptions(config);
    const server = await startEmbeddedServer({
      ...{ ...options, onProgress },
      onDeath: () => say('The database has died; starting it again.'),
    });
    return {
      url: server.urlOf(APP_ROLE),
      ownerUrl: server.urlOf(OWNER_ROLE),
      secrets,
      isEmbedded: true,
      async close() {
        await server.stop();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The database that the process above this one has opened and will close. */
export function databaseOfPrimary(config: Config): OpenedDatabase {
  if (config.database) return { ...config.database, isEmbedded: false, close: async () => {} };
  const { options, secrets } = embeddedOptions(config);
  const urlOf = embeddedUrls(options);
  return { url: urlOf(APP_ROLE), ownerUrl: urlOf(OWNER_ROLE), secrets, isEmbedded: true, close: async () => {} };
}

/** For a command beside a running program: its server when one runs on the data directory, else one for the command's time. */
export async function openDatabaseForCommand(config: Config): Promise<OpenedDatabase> {
  try {
    return await openDatabaseForServing(config, () => {});
  } catch (error) {
    if (!(error instanceof InstanceRunningError)) throw error;
    return databaseOfPrimary(config);
  }
}

/** Where the demonstration's passwords are kept. */
export function accountsFileOf(config: Config): string {
  return join(config.dataDir, 'accounts.json');
}
