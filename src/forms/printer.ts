import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { IamisError } from '../core/errors.ts';
import type { Paper } from './paper.ts';

/** Sets papers as PDF, with the fonts inside. */
export interface Printer {
  /**
   * Keeps a place in the line, draws the paper up, and sets it: nothing is read and no print recorded for whom there is no place.
   * @throws IamisError `overloaded` when as many wait as may; what `drawUp` throws
   */
  print(drawUp: () => Promise<Paper>): Promise<Buffer>;
  stop(): Promise<void>;
}

/** One at a time, in one thread: the other processors are the lanes'. */
const MOST_WAITING = 10;
/** A thread that has read its fonts sets the next page in a quarter of a second; unused it is let go, with its 100 MB. */
const IDLE_MS = 30_000;
/** A page that takes longer never comes: its thread is ended, and the next one has a new one. */
const LONGEST_MS = 30_000;

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
      return Buffer.from(await askFor(worker, paper));
    } catch (error) {
      await stop();
      throw error;
    }
  }

  return {
    stop,
    async print(drawUp) {
      if (waiting >= MOST_WAITING) throw new IamisError('overloaded', { retryAfterS: 5 });
      waiting += 1;
      clearTimeout(idle);
      try {
        const paper = await drawUp();
        const printed = last.then(() => setPages(paper));
        last = printed.catch(() => {});
        return await printed;
      } finally {
        waiting -= 1;
        if (waiting === 0) idle = setTimeout(() => void stop(), IDLE_MS).unref();
      }
    },
  };
}

/** The page, from the thread that sets it; a thread that ends or says nothing for too long is an error. */
async function askFor(worker: Worker, paper: Paper): Promise<Uint8Array> {
  const waiting = new AbortController();
  const signal = AbortSignal.any([waiting.signal, AbortSignal.timeout(LONGEST_MS)]);
  const ended = once(worker, 'exit', { signal }).then(() => {
    throw new Error('the printing thread ended');
  });
  const answered = once(worker, 'message', { signal });
  worker.postMessage(paper);
  try {
    const [bytes] = (await Promise.race([answered, ended])) as [Uint8Array];
    return bytes;
  } finally {
    waiting.abort();
    await Promise.allSettled([answered, ended]);
  }
}
