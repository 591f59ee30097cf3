import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './process-alive.ts';

/** The start time of a process in clock ticks since boot, so that a reused process id is not taken for the old process. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** Another instance runs on the same data directory. */
export class InstanceRunningError extends Error {
  readonly pid: number;
  constructor(dataDir: string, pid: number) {
    super(
      `Another IAMIS (process ${pid}) is already running on ${dataDir}. Stop it first, or set IAMIS_DATA_DIR to another folder.`,
    );
    this.name = 'InstanceRunningError';
    this.pid = pid;
  }
}

/**
 * Takes a data directory for this process. The lock of a process that was killed is taken over.
 * @returns a function that gives the directory back
 * @throws InstanceRunningError when a living process holds it
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'instance.lock');
  const mine = `${process.pid} ${startTimeOf(process.pid) ?? ''}\n`;
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error;
    }
    let holder = '';
    try {
      holder = readFileSync(path, 'utf8');
    } catch {
      continue;
    }
    const [pid, startTime] = holder.trim().split(' ');
    const isHeld = Number(pid) > 0 && isAlive(Number(pid)) && (!startTime || startTimeOf(Number(pid)) === startTime);
    if (isHeld) throw new InstanceRunningError(dataDir, Number(pid));
    rmSync(path, { force: true });
  }
}
