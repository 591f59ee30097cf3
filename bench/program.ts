import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The whole program as a process of its own, on an embedded database in a folder of its own. */
export interface Program {
  url: string;
  dataDir: string;
  password: string;
  child: ChildProcess;
  /** Ends the program's own process at once, as a power cut would; its database is left behind. */
  killHard(): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = 'bench-only-password';

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export function makeDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'iamis-bench-'));
}

/** Starts `serve` and waits until it is ready. */
export async function startProgram(dataDir: string): Promise<Program & { readyMs: number }> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      IAMIS_DATA_DIR: dataDir,
      IAMIS_BOOTSTRAP_PASSWORD: PASSWORD,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the program ended by itself with exit code ${child.exitCode}`);
    if (performance.now() - startedAt > 120_000) throw new Error('the program was not ready after 120 s');
    const isReady = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    dataDir,
    password: PASSWORD,
    child,
    readyMs: performance.now() - startedAt,
    async killHard() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

export function removeDataDir(dataDir: string): void {
  if (existsSync(dataDir)) rmSync(dataDir, { recursive: true, force: true });
}
