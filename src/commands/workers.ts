import cluster, { type Worker } from 'node:cluster';
import type { Logger } from '../platform/log.ts';
import { CommandError } from './terminal.ts';

export interface Workers {
  port: number;
  /** Drains them all. */
  stop(): Promise<void>;
}

/** The wait before the next one is begun doubles up to this while they end without ever having listened. */
const LONGEST_PAUSE_MS = 10_000;
const FIRST_PAUSE_MS = 100;
/** At the program's start this many failures in a row are taken for a fault that time does not mend. */
const FAILED_STARTS = 3;

/**
 * Starts this program again, `count` times, as processes that share one port, each with its own watchlist, pools and committer. One
 * that ends, however it ends, is replaced. They end by themselves when this process does.
 * @returns when all of them listen
 * @throws CommandError when they can't be started
 */
export async function startWorkers(count: number, log: Logger): Promise<Workers> {
  let isStopping = false;
  let failures = 0;
  let port = 0;
  let listeningCount = 0;

  const listening = new Promise<void>((resolve, reject) => {
    cluster.on('listening', (_worker, address) => {
      failures = 0;
      port = address.port;
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
      setTimeout(() => !isStopping && cluster.fork(), pauseMs);
    });
  });
  for (let i = 0; i < count; i++) cluster.fork();

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
  return { port, stop };
}

function stopWorker(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once('exit', () => resolve());
    worker.process.kill('SIGTERM');
  });
}
