import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { BuildRequest } from './build-worker.ts';
import { EntryTexts } from './entry-texts.ts';
import type { CollectedList, ListColumns } from './list-columns.ts';
import type { ListedEntry } from './listed-entry.ts';
import type { LivingTexts } from './living-texts.ts';

/** So many entries are written down at once: about a millisecond. */
const WRITTEN_AT_ONCE = 250;
/** A long list is built by several threads: so many entries, a second and a half of work, are worth another one. */
const WORTH_A_THREAD = 50_000;
/** What the others have built is taken in by one of them: more threads than these would wait for it. */
const MOST_THREADS = Math.min(4, availableParallelism());

export type Batches = AsyncIterable<readonly ListedEntry[]> | Iterable<readonly ListedEntry[]>;

/** How many threads a long list is built by at most, and how many entries are worth each. */
export interface BuildThreads {
  most: number;
  worth: number;
}

/**
 * Builds in threads of its own, so that no screening waits. Meant for a start, when no lane is served yet: a long list takes every
 * processor.
 */
export async function buildInBackground(
  key: string,
  batches: Batches,
  { most, worth }: BuildThreads = { most: MOST_THREADS, worth: WORTH_A_THREAD },
): Promise<ListColumns> {
  const first = new BuildThread(key);
  const others: BuildThread[] = [];
  try {
    let entryCount = 0;
    let turn = 0;
    for await (const entries of batches) {
      const written = await writeDown(entries);
      entryCount += entries.length;
      const threadCount = others.length + 1;
      if (threadCount < most && entryCount > threadCount * worth) others.push(new BuildThread(key));
      // One batch is on its way to each while the next is read.
      await ([first, ...others][turn++ % (others.length + 1)] ?? first).add(written);
    }
    for (const other of others) await first.take(await other.collected());
    return await first.finish();
  } finally {
    await Promise.all([first, ...others].map((thread) => thread.end()));
  }
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

/**
 * The same from what a list holds already, by one thread, beside lanes: only memory that is shared goes over, and nothing is copied.
 */
export async function rebuildInBackground(key: string, parts: readonly LivingTexts[]): Promise<ListColumns> {
  const thread = new BuildThread(key);
  try {
    for (const entries of parts) await thread.add(entries);
    return await thread.finish();
  } finally {
    await thread.end();
  }
}

/** One thread that builds one list, or a part of it. */
class BuildThread {
  readonly #worker: Worker;
  /** What it was given last. */
  #added: Promise<unknown> = Promise.resolve();

  constructor(key: string) {
    this.#worker = new Worker(new URL('./build-worker.ts', import.meta.url), { workerData: key });
  }

  /** Resolves when what was given before is done: this is then under way. */
  async add(entries: LivingTexts): Promise<void> {
    await this.#added;
    this.#added = this.#ask({ kind: 'add', entries });
    // Whoever asks next is told of a failure.
    this.#added.catch(() => {});
  }

  async collected(): Promise<CollectedList> {
    await this.#added;
    return this.#ask({ kind: 'hand-over' });
  }

  async take(collected: CollectedList): Promise<void> {
    await this.#added;
    await this.#ask({ kind: 'take', collected });
  }

  async finish(): Promise<ListColumns> {
    await this.#added;
    return this.#ask({ kind: 'finish' });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  async #ask<Answer>(request: BuildRequest): Promise<Answer> {
    this.#worker.postMessage(request);
    const [answer] = await once(this.#worker, 'message');
    return answer;
  }
}
