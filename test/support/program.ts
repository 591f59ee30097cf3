import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The whole program as a process of its own, on an embedded database in a folder of its own. */
export interface Program {
  url: string;
  port: number;
  /** Of an account of the demonstration, as the program keeps it for its operator. */
  passwordOf(username: string): string;
  child: ChildProcess;
  readyMs: number;
  /** What it has said on the terminal so far. */
  terminal(): string;
  /** Ends the program's own process at once, as a power cut would; its database is left behind. */
  killHard(): Promise<void>;
  /** Ctrl-C. @returns the exit code */
  stop(): Promise<number | null>;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export function makeDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'iamis-program-'));
}

export function removeDataDir(dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true });
}

/** Of an account of the demonstration. @throws Error when the folder has no such account */
export function passwordIn(dataDir: string, username: string): string {
  const kept = JSON.parse(readFileSync(join(dataDir, 'accounts.json'), 'utf8')) as {
    accounts: { username: string; password: string }[];
  };
  const account = kept.accounts.find((one) => one.username === username);
  if (!account) throw new Error(`no account ${username}`);
  return account.password;
}

/** Runs `serve` without waiting: for starts that must be refused, too. */
export function runServe(
  dataDir: string,
  port: number,
  environment: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<number | null>; terminal(): string } {
  const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      IAMIS_DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      IAMIS_BUILD_CONSOLE: 'no',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended, terminal: () => said };
}

/** Starts `serve` and waits until it is ready. @throws Error with the terminal's words when it ends or takes over two minutes */
export async function startProgram(
  dataDir: string,
  environment: Record<string, string> = {},
  port?: number,
): Promise<Program> {
  const chosen = port ?? (await freePort());
  const startedAt = performance.now();
  const { child, ended, terminal } = runServe(dataDir, chosen, environment);
  const url = `http://127.0.0.1:${chosen}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the program ended by itself:\n${terminal()}`);
    if (performance.now() - startedAt > 120_000) throw new Error(`not ready after 120 s:\n${terminal()}`);
    const isReady = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    port: chosen,
    passwordOf: (username) => passwordIn(dataDir, username),
    child,
    readyMs: performance.now() - startedAt,
    terminal,
    async killHard() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}
