import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BuildRequest } from './build-worker.ts';
import { EntryTexts } from './entry-texts.ts';
import type { ListColumns } from './list-columns.ts';
import type { ListedEntry } from './listed-entry.ts';
import type { LivingTexts } from './living-texts.ts';

/** So many entries are written down at once: about a millisecond. */
const WRITTEN_AT_ONCE = 250;

/** Builds in a thread of its own, so that no screening waits. One worker, one list; it ends with it. */
export async function buildInBackground(
  key: string,
  batches: AsyncIterable<readonly ListedEntry[]> | Iterable<readonly ListedEntry[]>,
): Promise<ListColumns> {
  return withWorker(key, async (ask) => {
    // One batch is on its way while the next is read.
    let added: Promise<unknown> = Promise.resolve();
    for await (const entries of batches) {
      const written = await writeDown(entries);
      await added;
      added = ask({ kind: 'add', entries: written });
    }
    await added;
    return ask({ kind: 'finish' });
  });
}

/** Texts in shared memory go to another thread as they are; copying objects there takes longer than all else. */
async function writeDown(entries: readonly ListedEntry[]): Promise<LivingTexts> {
  const texts = new EntryTexts();
  for (const [at, entry] of entries.entries()) {
    if (at % WRITTEN_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    texts.add(entry);
  }
  return { ...texts.columns(), entryCount: entries.length, dead: null };
}

/** The same from what a list holds already: only memory that is shared goes over, and nothing is copied. */
export function rebuildInBackground(key: string, parts: readonly LivingTexts[]): Promise<ListColumns> {
  return withWorker(key, async (ask) => {
    for (const entries of parts) await ask({ kind: 'add', entries });
    return ask({ kind: 'finish' });
  });
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
