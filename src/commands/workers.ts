import cluster, { type Worker } from 'node:cluster';
import type { Logger } from '../platform/log.ts';
import { CommandError } from './terminal.ts';

export interface Workers {
  /** Drains them all. */
  stop(): Promise<void>;
}

/** What a process says when it listens. */
export const LISTENING = 'listening';

/** The wait before the next one is begun doubles up to this while they end without ever having listened. */
const LONGEST_PAUSE_MS = 10_000;
const FIRST_PAUSE_MS = 100;
/** At the program's start this many failures in a row are taken for a fault that time does not mend. */
const FAILED_STARTS = 3;

/**
 * Starts this program again, `count` times, as processes that share one port, each with its own watchlist, pools and committer. Each
 * listens by itself (SO_REUSEPORT) and the system parts new connections among them: handed out by this process, one that was on its way to
 * a process that dies would hang for ever. One that ends, however it ends, is replaced. They end by themselves when this process does.
 * @returns when all of them listen
 * @throws CommandError when they can't be started
 */
export async function startWorkers(count: number, port: number, log: Logger): Promise<Workers> {
  let isStopping = false;
  let failures = 0;
  let listeningCount = 0;
  const fork = () => cluster.fork({ PORT: String(port) });

  const listening = new Promise<void>((resolve, reject) => {
    cluster.on('message', (_worker, message: unknown) => {
      if (message !== LISTENING) return;
      failures = 0;
      listeningCount += 1;
      if (listeningCount === count) resolve();
    });
    cluster.on('exit', (worker, code, signal) => {
      if (isStopping) return;
      log.error({ worker: worker.process.pid, code, signal }, 'worker-ended');
      failures += 1;
      if (failures >= FAILED_STARTS && listeningCount < count) {
        reject(new CommandError('The processes that answer requests end at their start; see what they say above.'));
        return;
      }
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10));
      setTimeout(() => !isStopping && fork(), pauseMs);
    });
  });
  for (let i = 0; i < count; i++) fork();

  const stop = async () => {
    isStopping = true;
    await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && stopWorker(worker)));
  };
  try {
    await listening;
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

function stopWorker(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once('exit', () => resolve());
    worker.process.kill('SIGTERM');
  });
}
