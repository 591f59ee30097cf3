import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { IamisError } from '../core/errors.ts';
import type { Paper } from './paper.ts';

/** Sets papers as PDF, with the fonts inside. */
export interface Printer {
  /** @throws IamisError `overloaded` when as many wait as may */
  print(paper: Paper): Promise<Buffer>;
  stop(): Promise<void>;
}

/** One at a time, in one thread: the other processors are the lanes'. */
const MOST_WAITING = 10;
/** A thread that has read its fonts sets the next page in a quarter of a second; unused it is let go, with its 100 MB. */
const IDLE_MS = 30_000;

export function openPrinter(): Printer {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  async function setPages(paper: Paper): Promise<Buffer> {
    worker ??= new Worker(new URL('./print-worker.ts', import.meta.url));
    try {
      worker.postMessage(paper);
      const [bytes] = (await once(worker, 'message')) as [Uint8Array];
      return Buffer.from(bytes);
    } catch (error) {
      await stop();
      throw error;
    }
  }

  return {
    stop,
    async print(paper) {
      if (waiting >= MOST_WAITING) throw new IamisError('overloaded', { retryAfterS: 5 });
      waiting += 1;
      clearTimeout(idle);
      const printed = last.then(() => setPages(paper));
      last = printed.catch(() => {});
      try {
        return await printed;
      } finally {
        waiting -= 1;
        if (waiting === 0) idle = setTimeout(() => void stop(), IDLE_MS).unref();
      }
    },
  };
}
