import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './process-alive.ts';

export interface PostmasterWatch {
  /** Resolves when no start is under way any more. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 500;

/** PostgreSQL's own note of its process id; undefined when there is none. */
function postmasterPid(data: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Starts the embedded server again when it is dead: killed, or given up because its disk was full. It is tried until it works; an
 * operator's server has a service manager that does this. A server that recovers from the crash of one of its processes is alive, and left alone.
 */
export function watchPostmaster(data: string, start: () => Promise<void>): PostmasterWatch {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let isStopped = false;
  const look = async () => {
    const pid = postmasterPid(data);
    if (pid === undefined || !isAlive(pid)) await start().catch(() => {});
    if (!isStopped) schedule();
  };
  const schedule = () => {
    timer = setTimeout(() => {
      looking = look();
    }, LOOK_EVERY_MS);
    timer.unref();
  };
  schedule();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
