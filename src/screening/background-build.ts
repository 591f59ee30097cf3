import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BuildRequest } from './build-worker.ts';
import type { ListColumns } from './list-columns.ts';
import type { ListedEntry } from './listed-entry.ts';
import type { LivingTexts } from './living-texts.ts';

/** Builds in a thread of its own, so that no screening waits. One worker, one list; it ends with it. */
export async function buildInBackground(
  key: string,
  batches: AsyncIterable<readonly ListedEntry[]> | Iterable<readonly ListedEntry[]>,
): Promise<ListColumns> {
  return withWorker(key, async (ask) => {
    // One batch is on its way while the next is read.
    let added: Promise<unknown> = Promise.resolve();
    for await (const entries of batches) {
      await added;
      added = ask({ kind: 'add', entries });
    }
    await added;
    return ask({ kind: 'finish' });
  });
}

/** The same from what a list holds already: only memory that is shared goes over, and nothing is copied. */
export function rebuildInBackground(key: string, parts: readonly LivingTexts[]): Promise<ListColumns> {
  return withWorker(key, (ask) => ask({ kind: 'rebuild', parts }));
}

type Ask = (request: BuildRequest) => Promise<ListColumns>;

async function withWorker(key: string, use: (ask: Ask) => Promise<ListColumns>): Promise<ListColumns> {
  const worker = new Worker(new URL('./build-worker.ts', import.meta.url), { workerData: key });
  try {
    return await use(async (request) => {
      worker.postMessage(request);
      const [answer] = await once(worker, 'message');
      return answer;
    });
  } finally {
    await worker.terminate();
  }
}
