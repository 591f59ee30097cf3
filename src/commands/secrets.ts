import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeSecrets, writePrivateFile } from '../platform/secrets.ts';
import { CommandError, say } from './terminal.ts';

/**
 * `iamis secrets`: makes every secret of an installation as a file, in a folder that only its owner may enter.
 * The files are of mode 0600; for containers of mode 0444, because an engine hands a file over with this machine's owner
 * and mode, and a container's accounts are not this machine's: here the folder alone keeps other accounts out.
 * @throws CommandError when the folder has some already: an installation's keys are never written over
 */
export function makeSecretFiles(folder: string, databaseHost: string, { forContainers = false } = {}): void {
  if (existsSync(folder)) throw new CommandError(`${folder} exists already; secrets are never written over.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const password = () => randomBytes(24).toString('base64url');
  const passwords = { postgres: password(), owner: password(), app: password(), keeper: password() };
  const secrets = makeSecrets();
  const files: Record<string, string> = {
    postgres_password: passwords.postgres,
    owner_password: passwords.owner,
    app_password: passwords.app,
    keeper_password: passwords.keeper,
    database_url: `postgresql://iamis_app:${passwords.app}@${databaseHost}/iamis`,
    database_owner_url: `postgresql://iamis_owner:${passwords.owner}@${databaseHost}/iamis`,
    jwt_keys: JSON.stringify(secrets.jwtKeys),
    screening_key: secrets.screeningKey,
    audit_key: secrets.auditKey,
    token_secret: secrets.tokenSecret,
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    writePrivateFile(path, text);
    if (forContainers) chmodSync(path, 0o444);
  }
  const mode = forContainers ? 'mode 0444, in a folder of mode 0700: leave the folder so' : 'mode 0600';
  say(
    `${Object.keys(files).length} secrets written to ${folder} (${mode}). Keep a copy offline: without audit_key no new seal fits the old ones.`,
  );
}
