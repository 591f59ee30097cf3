import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { placeFiles, type SystemUser, serverUser, socketsOf } from './embedded-files.ts';
import { watchPostmaster } from './postmaster-watch.ts';

/** Names of the roles; their rights are in the migrations. */
export const OWNER_ROLE = 'iamis_owner';
export const APP_ROLE = 'iamis_app';
export const KEEPER_ROLE = 'iamis_keeper';

export interface EmbeddedServerOptions {
  dataDir: string;
  passwords: { owner: string; app: string; keeper: string };
  database: string;
  /** Settings of postgresql.conf; tests give up durability, nothing else does. */
  settings?: Record<string, string>;
  onProgress?: (step: string) => void;
  /** Told each time that the server was found dead and is started again. */
  onDeath?: () => void;
}

export interface EmbeddedServer {
  /** Connection address of the database for a role. */
  urlOf(role: typeof OWNER_ROLE | typeof APP_ROLE | typeof KEEPER_ROLE, database?: string): string;
  stop(): Promise<void>;
  /** Removes the stopped server's data for good: for tests. */
  remove(): void;
}

/** Addresses of a data directory's own server, whether it runs or not: for commands beside a running program. */
export function embeddedUrls(
  options: Pick<EmbeddedServerOptions, 'dataDir' | 'passwords' | 'database'>,
): EmbeddedServer['urlOf'] {
  const sockets = encodeURIComponent(socketsOf(options.dataDir));
  const passwordOf = {
    [OWNER_ROLE]: options.passwords.owner,
    [APP_ROLE]: options.passwords.app,
    [KEEPER_ROLE]: options.passwords.keeper,
  };
  return (role, database = options.database) =>
    `postgresql://${role}:${encodeURIComponent(passwordOf[role])}@/${database}?host=${sockets}`;
}

function run(command: string, args: string[], user: SystemUser | undefined, cwd: string): Promise<number> {
  return new Promise((done, fail) => {
    // A group of its own: Ctrl-C in the terminal must reach the program, which drains, and not the database under it.
    const child = spawn(command, args, {
      ...user,
      cwd,
      stdio: 'ignore',
      detached: true,
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
    });
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
}

/**
 * Starts a real PostgreSQL of this program's own on a Unix socket (no TCP port is opened), making it on the first start.
 * A server left behind by a killed program is found by its data directory, stopped, and started anew.
 * @throws Error with the last lines of the server's log when it does not come up
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const user = serverUser();
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const { native, data, sockets, remove } = placeFiles(options.dataDir, user);
  const bin = (name: string) => join(native, 'bin', name);
  const log = join(dirname(data), 'postgres.log');
  const isNew = !existsSync(join(data, 'PG_VERSION'));
  const stop = () => run(bin('pg_ctl'), ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60'], user, sockets);

  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  if (user) chownSync(sockets, user.uid, user.gid);
  else if (statSync(sockets).uid !== process.getuid?.()) throw new Error(`${sockets} belongs to another user.`);

  if (isNew) {
    options.onProgress?.('making the database (PostgreSQL 18, embedded)');
    // An initdb that was interrupted leaves files without PG_VERSION: begin again.
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const passwordFile = join(sockets, 'password');
    writeFileSync(passwordFile, options.passwords.owner, { mode: 0o600 });
    if (user) {
      chownSync(data, user.uid, user.gid);
      chownSync(passwordFile, user.uid, user.gid);
    }
    const args = [
      '-D',
      data,
      '-U',
      OWNER_ROLE,
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ];
    const code = await run(bin('initdb'), args, user, sockets);
    rmSync(passwordFile, { force: true });
    if (code !== 0) throw new Error(`initdb failed with exit code ${code} (data in ${data}).`);
  } else if ((await run(bin('pg_ctl'), ['status', '-D', data], user, sockets)) === 0) {
    options.onProgress?.('stopping the database that a killed program left behind');
    await stop();
  }

  options.onProgress?.('starting the database');
  const settings = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    // Eight processes with their pools, and room for who looks on.
    max_connections: '300',
    wal_level: 'logical',
    ...options.settings,
  };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  rmSync(log, { force: true });
  writeFileSync(log, '', { mode: 0o600 });
  if (user) chownSync(log, user.uid, user.gid);
  const start = () =>
    run(bin('pg_ctl'), ['start', '-D', data, '-l', log, '-w', '-t', '60', '-o', flags.join(' ')], user, sockets);
  if ((await start()) !== 0) {
    const tail = readFileSync(log, 'utf8').trim().split('\n').slice(-3).join('\n');
    throw new Error(`The embedded database did not start (data in ${data}):\n${tail}`);
  }

  const urlOf = embeddedUrls(options);
  try {
    await makeRolesAndDatabase(urlOf(OWNER_ROLE, 'postgres'), options);
  } catch (error) {
    await stop();
    throw error;
  }
  const watch = watchPostmaster(data, async () => {
    options.onDeath?.();
    await start();
  });
  return {
    urlOf,
    async stop() {
      await watch.stop();
      await stop();
      rmSync(sockets, { recursive: true, force: true });
    },
    remove,
  };
}

async function makeRolesAndDatabase(ownerUrl: string, options: EmbeddedServerOptions): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const [role, password] of [
      [APP_ROLE, options.passwords.app],
      [KEEPER_ROLE, options.passwords.keeper],
    ] as const) {
      const exists = await client.query('select from pg_roles where rolname = $1', [role]);
      if (exists.rowCount === 0)
        await client.query(`create role ${role} login password ${client.escapeLiteral(password)}`);
    }
    const exists = await client.query('select from pg_database where datname = $1', [options.database]);
    if (exists.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(options.database)}`);
  } finally {
    await client.end();
  }
}
